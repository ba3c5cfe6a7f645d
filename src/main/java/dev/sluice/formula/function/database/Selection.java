package dev.sluice.formula.function.database;

import dev.sluice.formula.function.criteria.Criterion;
import dev.sluice.formula.function.criteria.Tally;
import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Comparison;
import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import dev.sluice.formula.value.Sample;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The records of a database that meet a table of criteria: one row of criteria or another must hold
 * wholly. A criterion whose header is no field is a condition computed elsewhere, which holds where
 * it is blank, TRUE or a number other than 0.
 *
 * @param cells one field of the records; empty when no field was named
 * @param records how many records there are
 * @param error why there is no answer
 */
record Selection(List<CellValue> cells, int records, @Nullable ExcelError error) {

  private static final int NO_FIELD = -1;

  /** The records and one of their fields; no field named is an error. */
  static Selection ofField(Matrix database, Matrix field, Matrix criteria) {
    return field.size() == 1 && field.at(0) instanceof CellValue.Blank
        ? failed(ExcelError.VALUE)
        : of(database, field, criteria);
  }

  /** The records and one of their fields, or only the records where no field is named. */
  static Selection of(Matrix database, Matrix field, Matrix criteria) {
    if (field.size() == 1 && field.at(0) instanceof CellValue.Error error) {
      return failed(error.error());
    }
    if (database.height() < 2 || criteria.height() < 2 || field.size() != 1) {
      return failed(ExcelError.VALUE);
    }
    CellValue named = field.at(0);
    int column = field(database, named);
    if (column == NO_FIELD && !(named instanceof CellValue.Blank)) {
      return failed(ExcelError.VALUE);
    }
    int[] fields = new int[criteria.width()];
    for (int at = 0; at < fields.length; at++) {
      fields[at] = header(database, criteria.at(0, at));
    }
    @Nullable Criterion[][] conditions = conditions(criteria);
    List<CellValue> cells = new ArrayList<>();
    int records = 0;
    for (int row = 1; row < database.height(); row++) {
      if (isMet(database, row, fields, criteria, conditions)) {
        records++;
        if (column != NO_FIELD) {
          cells.add(database.at(row, column));
        }
      }
    }
    return new Selection(cells, records, null);
  }

  /** The numbers of the field, or the first error. */
  Sample sample() {
    return error == null ? tally().sample() : new Sample(new double[0], error);
  }

  /** The cells of the field, counted. */
  Tally tally() {
    Tally tally = new Tally(false);
    cells.forEach(tally::add);
    return tally;
  }

  private static Selection failed(ExcelError error) {
    return new Selection(List.of(), 0, error);
  }

  private static @Nullable Criterion[][] conditions(Matrix criteria) {
    @Nullable Criterion[][] conditions = new @Nullable Criterion[criteria.height()][];
    for (int row = 1; row < conditions.length; row++) {
      @Nullable Criterion[] read = new @Nullable Criterion[criteria.width()];
      for (int at = 0; at < read.length; at++) {
        CellValue written = criteria.at(row, at);
        read[at] = written instanceof CellValue.Blank ? null : Criterion.ofDatabase(written);
      }
      conditions[row] = read;
    }
    return conditions;
  }

  private static boolean isMet(
      Matrix database, int record, int[] fields, Matrix criteria, @Nullable Criterion[][] read) {
    for (int row = 1; row < criteria.height(); row++) {
      boolean met = true;
      for (int at = 0; met && at < fields.length; at++) {
        Criterion criterion = read[row][at];
        met =
            criterion == null
                || (fields[at] == NO_FIELD
                    ? isTrue(criteria.at(row, at))
                    : criterion.matches(database.at(record, fields[at])));
      }
      if (met) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTrue(CellValue cell) {
    Double number = Boxing.number(cell);
    return number == null
        ? cell instanceof CellValue.Bool bool && bool.value()
        : number.doubleValue() != 0;
  }

  /** A field by the text of its header or by its number, counted from 1. */
  private static int field(Matrix database, CellValue named) {
    Double number = Boxing.serial(named);
    if (number == null) {
      return named instanceof CellValue.Text ? header(database, named) : NO_FIELD;
    }
    double whole = Doubles.truncated(number);
    return whole >= 1 && whole <= database.width() ? (int) whole - 1 : NO_FIELD;
  }

  private static int header(Matrix database, CellValue label) {
    for (int column = 0; column < database.width(); column++) {
      if (sameLabel(database.at(0, column), label)) {
        return column;
      }
    }
    return NO_FIELD;
  }

  private static boolean sameLabel(CellValue one, CellValue other) {
    UTF8String text = Boxing.text(one);
    UTF8String otherText = Boxing.text(other);
    if (text != null && otherText != null) {
      return Comparison.sameText(text.trim(), otherText.trim());
    }
    Double number = Boxing.serial(one);
    return number != null && number.equals(Boxing.serial(other));
  }
}
