package dev.sluice.formula.function.database;

import dev.sluice.formula.function.criteria.Totals;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;

/**
 * Totals of one field over the records of a database that meet criteria. A database or criteria
 * without a row below the headers and a field that is not there are {@code #VALUE!}.
 */
public final class Records {

  private Records() {}

  /** The sum. */
  public static double sum(Matrix database, Matrix field, Matrix criteria) {
    return Totals.sum(Selection.ofField(database, field, criteria).sample());
  }

  /** The mean; {@code #DIV/0!} without any number. */
  public static double average(Matrix database, Matrix field, Matrix criteria) {
    return Totals.average(Selection.ofField(database, field, criteria).sample());
  }

  /** How many numbers there are; without a field, how many records. */
  public static double count(Matrix database, Matrix field, Matrix criteria) {
    return counted(database, field, criteria, true);
  }

  /** How many cells are not blank; without a field, how many records there are. */
  public static double countAll(Matrix database, Matrix field, Matrix criteria) {
    return counted(database, field, criteria, false);
  }

  private static double counted(Matrix database, Matrix field, Matrix criteria, boolean numbers) {
    Selection selection = Selection.of(database, field, criteria);
    if (selection.error() != null) {
      return Outcome.of(selection.error());
    }
    if (field.at(0) instanceof CellValue.Blank) {
      return selection.records();
    }
    return numbers ? selection.tally().count() : selection.tally().filled();
  }

  /** The only cell; {@code #VALUE!} where there is none, {@code #NUM!} where there are several. */
  public static CellValue only(Matrix database, Matrix field, Matrix criteria) {
    Selection selection = Selection.ofField(database, field, criteria);
    if (selection.error() != null) {
      return CellValue.error(selection.error());
    }
    return switch (selection.records()) {
      case 0 -> CellValue.error(ExcelError.VALUE);
      case 1 -> selection.cells().get(0);
      default -> CellValue.error(ExcelError.NUM);
    };
  }

  /** The largest number; 0 without any. */
  public static double largest(Matrix database, Matrix field, Matrix criteria) {
    return Totals.largest(Selection.ofField(database, field, criteria).sample());
  }

  /** The smallest number; 0 without any. */
  public static double smallest(Matrix database, Matrix field, Matrix criteria) {
    return Totals.smallest(Selection.ofField(database, field, criteria).sample());
  }

  /** The product; 0 without any number. */
  public static double product(Matrix database, Matrix field, Matrix criteria) {
    return Totals.product(Selection.ofField(database, field, criteria).sample());
  }

  /** The standard deviation of a sample; {@code #DIV/0!} of fewer than two numbers. */
  public static double deviation(Matrix database, Matrix field, Matrix criteria) {
    return Totals.deviation(Selection.ofField(database, field, criteria).sample());
  }

  /** The standard deviation of a population; {@code #DIV/0!} without any number. */
  public static double populationDeviation(Matrix database, Matrix field, Matrix criteria) {
    return Totals.populationDeviation(Selection.ofField(database, field, criteria).sample());
  }

  /** The variance of a sample; {@code #DIV/0!} of fewer than two numbers. */
  public static double variance(Matrix database, Matrix field, Matrix criteria) {
    return Totals.variance(Selection.ofField(database, field, criteria).sample());
  }

  /** The variance of a population; {@code #DIV/0!} without any number. */
  public static double populationVariance(Matrix database, Matrix field, Matrix criteria) {
    return Totals.populationVariance(Selection.ofField(database, field, criteria).sample());
  }
}
