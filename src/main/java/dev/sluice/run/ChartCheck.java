package dev.sluice.run;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.Chart;
import dev.sluice.spec.Report;
import dev.sluice.step.TableSchemas;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.spark.sql.types.AtomicType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * Holds the charts of a job against the columns of its tables, before anything runs.
 *
 * @param schemas the tables after the last step, as far as they are known
 */
record ChartCheck(Map<String, StructType> schemas, Problems problems) {

  /** Reports columns that are not there and those that cannot be drawn. */
  void check(Report report) {
    for (Chart chart : report.charts()) {
      StructType schema = schemas.get(chart.table());
      if (schema != null) {
        check(chart, schema);
      }
    }
  }

  private void check(Chart chart, StructType schema) {
    if (chart.kind() == Chart.Kind.LINE) {
      require(chart, schema, chart.x(), "a date, a time or a number", ChartCheck::isInOrder);
    } else {
      require(chart, schema, chart.x(), "a single value", ChartCheck::isLabel);
    }
    require(chart, schema, chart.y(), "a number", NumericType.class::isInstance);
    chart
        .series()
        .ifPresent(axis -> require(chart, schema, axis, "a single value", ChartCheck::isLabel));
  }

  private void require(
      Chart chart, StructType schema, Chart.Axis axis, String what, Predicate<DataType> fits) {
    TableSchemas.requireColumn(chart.table(), schema, axis.column(), axis.place(), problems)
        .filter(field -> !fits.test(field.dataType()))
        .ifPresent(
            field ->
                problems.report(
                    Problem.user(
                        axis.place(),
                        "bad-chart",
                        "column \""
                            + axis.column()
                            + "\" of \""
                            + chart.table()
                            + "\" is "
                            + field.dataType().simpleString()
                            + "; here it must be "
                            + what)));
  }

  private static boolean isLabel(DataType type) {
    return type instanceof AtomicType && !type.equals(DataTypes.BinaryType);
  }

  private static boolean isInOrder(DataType type) {
    return type instanceof NumericType || isTime(type);
  }

  /** Whether values stand in the order of time. */
  static boolean isTime(DataType type) {
    return type.equals(DataTypes.DateType)
        || type.equals(DataTypes.TimestampType)
        || type.equals(DataTypes.TimestampNTZType);
  }
}
