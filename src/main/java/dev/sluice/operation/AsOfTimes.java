package dev.sluice.operation;

import dev.sluice.operation.Span.Unit;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * By which columns an as-of join tells the time, and how far it looks.
 *
 * @param unit what a number counts that is a time
 * @param horizons at least one, each the distance of a look from the time of the left row
 */
record AsOfTimes(
    ColumnReference left,
    ColumnReference right,
    Optional<Unit> unit,
    Place unitPlace,
    Optional<Span> tolerance,
    List<Span> horizons) {

  AsOfTimes {
    horizons = List.copyOf(horizons);
  }

  /** Reports columns that are not there or no times, and stretches that they cannot tell. */
  void check(
      String leftTable,
      Optional<StructType> leftSchema,
      String rightTable,
      Optional<StructType> rightSchema,
      Problems problems) {
    Optional<DataType> leftType =
        leftSchema.flatMap(schema -> type(leftTable, schema, left, problems));
    Optional<DataType> rightType =
        rightSchema.flatMap(schema -> type(rightTable, schema, right, problems));
    tolerance
        .filter(span -> span.amount().signum() < 0)
        .ifPresent(
            span ->
                problems.report(
                    Problem.user(span.place(), "bad-duration", "a tolerance cannot be negative")));
    if (leftType.isEmpty() || rightType.isEmpty()) {
      return;
    }
    if (unit.isPresent() && !TimeScale.isNumber(leftType.get())) {
      problems.report(
          Problem.user(
              unitPlace,
              "conflicting-keys",
              "a time-unit is for times that are numbers; \""
                  + left.name()
                  + "\" is "
                  + TypeNames.written(leftType.get())));
    }
    Optional<TimeScale> scale = TimeScale.of(leftType.get(), rightType.get(), unit);
    if (scale.isEmpty()) {
      problems.report(
          Problem.user(
                  right.place(),
                  "times-not-comparable",
                  described(leftTable, left, leftType.get())
                      + " and "
                      + described(rightTable, right, rightType.get())
                      + (TimeScale.isNumber(leftType.get()) && TimeScale.isNumber(rightType.get())
                          ? ": in the finer places of the two, one has more than 18 digits"
                          : ": these cannot be compared"))
              .withHint("cast one of them before"));
      return;
    }
    look(scale.get(), problems);
  }

  private static Optional<DataType> type(
      String table, StructType schema, ColumnReference column, Problems problems) {
    Optional<DataType> type =
        TableSchemas.requireColumn(table, schema, column.name(), column.place(), problems)
            .map(StructField::dataType);
    type.filter(found -> !TimeScale.isTime(found))
        .ifPresent(
            found ->
                problems.report(
                    Problem.user(
                            column.place(),
                            "no-time",
                            described(table, column, found)
                                + "; a time is a timestamp, a date or a number")
                        .withHint("cast it before")));
    return type.filter(TimeScale::isTime);
  }

  private static String described(String table, ColumnReference column, DataType type) {
    return "\"" + column.name() + "\" of \"" + table + "\" is " + TypeNames.written(type);
  }

  /** The line of the times. */
  TimeScale scale(StructType leftSchema, StructType rightSchema) {
    return TimeScale.of(
            leftSchema.apply(left.name()).dataType(),
            rightSchema.apply(right.name()).dataType(),
            unit)
        .orElseThrow();
  }

  /** The tolerance, if there is one, and the horizons, in units of the line. */
  Distances look(TimeScale scale, Problems problems) {
    List<Long> shifts = new ArrayList<>();
    horizons.forEach(span -> scale.units(span, problems).ifPresent(shifts::add));
    return new Distances(tolerance.flatMap(span -> scale.units(span, problems)), shifts);
  }

  /** How far rows look, in units of the line. */
  record Distances(Optional<Long> tolerance, List<Long> shifts) {}
}
