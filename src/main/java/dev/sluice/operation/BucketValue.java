package dev.sluice.operation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.TypeNames;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The number that goes into a range: that of a column, or the days from a date to another day.
 *
 * @param column of numbers or of dates
 * @param asOf the column with the other day; without it the day of the run's as-of time, in UTC
 */
record BucketValue(ColumnReference column, Kind kind, Optional<ColumnReference> asOf) {

  /** What the column holds. */
  enum Kind {
    NUMBER,
    DATE
  }

  /** The type of the number; what is wrong with the columns is reported. */
  Optional<DataType> check(String table, StructType schema, Problems problems) {
    if (kind == Kind.DATE) {
      days().forEach(day -> day.check(table, schema, problems));
      return Optional.of(DataTypes.IntegerType);
    }
    Optional<DataType> type =
        TableSchemas.requireColumn(table, schema, column.name(), column.place(), problems)
            .map(StructField::dataType);
    type.filter(found -> !(found instanceof NumericType))
        .ifPresent(
            found ->
                problems.report(
                    Problem.user(
                        column.place(),
                        "no-number",
                        "\""
                            + column.name()
                            + "\" of \""
                            + table
                            + "\" is "
                            + TypeNames.written(found)
                            + ", no number")));
    return type.filter(NumericType.class::isInstance);
  }

  private List<DayColumn> days() {
    return Stream.concat(Stream.of(column), asOf.stream()).map(DayColumn::new).toList();
  }

  /** The number; null where a column is blank. */
  Column number(Instant asOfTime) {
    if (kind == Kind.NUMBER) {
      return column.column();
    }
    Column until =
        asOf.map(other -> new DayColumn(other).day())
            .orElseGet(
                () -> lit(java.sql.Date.valueOf(LocalDate.ofInstant(asOfTime, ZoneOffset.UTC))));
    return datediff(until, new DayColumn(column).day());
  }

  /** The error of the columns, if rows with this schema can have one. */
  Optional<Column> error(StructType schema) {
    List<String> there = List.of(schema.fieldNames());
    Column[] errors =
        Stream.concat(Stream.of(column), asOf.stream())
            .map(reference -> FormulaProjection.errorColumn(reference.name()))
            .filter(there::contains)
            .map(ColumnReference::named)
            .toArray(Column[]::new);
    return errors.length == 0 ? Optional.empty() : Optional.of(coalesce(errors));
  }

  /** {@code amount}, or {@code days from due_on to paid_on}. */
  String described() {
    return kind == Kind.NUMBER
        ? column.name()
        : "days from "
            + column.name()
            + " to "
            + asOf.map(ColumnReference::name).orElse("the as-of date");
  }
}
