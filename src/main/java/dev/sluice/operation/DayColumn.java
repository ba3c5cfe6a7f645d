package dev.sluice.operation;

import static org.apache.spark.sql.functions.to_date;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.TypeNames;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/** A column of days: dates, or points in time, of which the day in UTC counts. */
record DayColumn(ColumnReference reference) {

  /** Reports a column that is not there or that has no day. */
  void check(String table, StructType schema, Problems problems) {
    TableSchemas.requireColumn(table, schema, reference.name(), reference.place(), problems)
        .filter(field -> !hasDay(field.dataType()))
        .ifPresent(
            field ->
                problems.report(
                    Problem.user(
                            reference.place(),
                            "no-date",
                            "\""
                                + field.name()
                                + "\" of \""
                                + table
                                + "\" is "
                                + TypeNames.written(field.dataType())
                                + ", no date")
                        .withHint("make it a date with a formula step before")));
  }

  private static boolean hasDay(DataType type) {
    return type instanceof DateType || type instanceof TimestampType;
  }

  /** The day. */
  Column day() {
    return to_date(reference.column());
  }
}
