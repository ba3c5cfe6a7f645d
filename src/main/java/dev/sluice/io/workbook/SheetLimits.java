package dev.sluice.io.workbook;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.Locale;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** What a sheet can hold: refuses a table that is more, before anything is published. */
final class SheetLimits {

  /** Below the header. */
  static final long MAX_ROWS = 1_048_575;

  private final Place place;
  private final Problems problems;

  SheetLimits(Place place, Problems problems) {
    this.place = place;
    this.problems = problems;
  }

  void checkColumns(StructType schema) {
    if (schema.length() > CellPlace.COLUMNS) {
      problems.report(
          tooMuch(
              String.format(
                  Locale.ROOT,
                  "the table has %,d columns; a sheet takes %,d",
                  schema.length(),
                  CellPlace.COLUMNS)));
    }
    for (StructField field : schema.fields()) {
      if (!isCell(field.dataType())) {
        problems.report(
            Problem.user(
                place,
                "unsupported-column",
                "column \""
                    + field.name()
                    + "\" is "
                    + field.dataType().typeName()
                    + ", which a workbook cannot hold"));
      }
    }
  }

  void checkRows(long count) {
    if (count > MAX_ROWS) {
      problems.report(
          tooMuch(
              String.format(
                  Locale.ROOT,
                  "the table has %,d rows; a sheet takes %,d below its header",
                  count,
                  MAX_ROWS)));
    }
  }

  private Problem tooMuch(String message) {
    return Problem.user(place, "too-much-for-a-sheet", message)
        .withHint("publish it as csv or parquet");
  }

  private static boolean isCell(DataType type) {
    return type instanceof StringType
        || type instanceof NumericType
        || type instanceof BooleanType
        || type instanceof DateType
        || type instanceof TimestampType
        || type instanceof TimestampNTZType;
  }
}
