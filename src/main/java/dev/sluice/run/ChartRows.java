package dev.sluice.run;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.sluice.report.ChartFigures;
import dev.sluice.spec.Chart;
import dev.sluice.spec.Report;
import dev.sluice.step.column.ColumnReference;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a chart shows from the rows that are staged. Rows without a figure are left out. Where
 * there are more rows than the chart may have, whole values of the axis are left out, so that no
 * bar lacks a part of itself: the earliest of a line and of bars over time, else the shortest bars.
 * The same rows in any order give the same chart.
 *
 * <p>Cost: a Spark job a chart, which reads two or three columns; bars take one shuffle.
 */
final class ChartRows {

  private static final String X = "x";
  private static final String Y = "y";
  private static final String SERIES = "series";
  private static final String TOTAL = "total";

  private final Chart chart;
  private final DataType axis;
  private final Dataset<Row> figures;

  private ChartRows(Chart chart, Dataset<Row> staged) {
    this.chart = chart;
    Column series =
        chart.series().map(named -> column(named).cast("string")).orElse(lit(null).cast("string"));
    Dataset<Row> all =
        staged.select(column(chart.x()).as(X), series.as(SERIES), column(chart.y()).as(Y));
    this.axis = all.schema().apply(X).dataType();
    // Spark takes NaN for more than infinity, so that it is left out, too.
    Column isFigure = abs(all.col(Y).cast("double")).lt(Double.POSITIVE_INFINITY);
    this.figures = all.filter(isFigure);
  }

  /** What the charts of one table show. */
  static List<ChartFigures> of(Report report, String table, Dataset<Row> staged) {
    return report.charts().stream()
        .filter(chart -> chart.table().equals(table))
        .map(chart -> new ChartRows(chart, staged).read())
        .toList();
  }

  private static Column column(Chart.Axis axis) {
    return ColumnReference.named(axis.column());
  }

  private ChartFigures read() {
    boolean isAlongAxis = chart.kind() == Chart.Kind.LINE || ChartCheck.isTime(axis);
    List<Row> read = (isAlongAxis ? latest() : longest()).limit(chart.limit() + 1).collectAsList();
    List<Row> drawn = new ArrayList<>(read);
    if (read.size() > chart.limit()) {
      cut(drawn);
    }
    if (isAlongAxis) {
      Collections.reverse(drawn);
    }
    return new ChartFigures(
        chart.title(),
        chart.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        chart.table(),
        ChartCheck.isTime(axis) ? "time" : axis instanceof NumericType ? "number" : "text",
        chart.x().column(),
        chart.y().column(),
        chart.series().map(Chart.Axis::column).orElse(null),
        drawn.size() == read.size(),
        drawn.stream().map(ChartRows::point).toList());
  }

  private Dataset<Row> latest() {
    Column x = figures.col(X);
    return figures
        .filter(x.isNotNull())
        .orderBy(x.desc(), figures.col(SERIES).desc(), figures.col(Y).desc());
  }

  /** Bars of the same value stand together, the longest first. */
  private Dataset<Row> longest() {
    Column total = sum(figures.col(Y).cast("double")).over(Window.partitionBy(figures.col(X)));
    return figures
        .withColumn(TOTAL, total)
        .orderBy(
            ColumnReference.named(TOTAL).desc(),
            figures.col(X).asc_nulls_last(),
            figures.col(SERIES).asc_nulls_last(),
            figures.col(Y).desc());
  }

  /** Takes away the row too many, and with it the value of the axis that it belongs to. */
  private static void cut(List<Row> rows) {
    Object incomplete = rows.remove(rows.size() - 1).getAs(X);
    if (!Objects.equals(rows.get(0).getAs(X), incomplete)) {
      rows.removeIf(row -> Objects.equals(row.getAs(X), incomplete));
    }
  }

  private static ChartFigures.Point point(Row row) {
    return new ChartFigures.Point(text(row.getAs(X)), row.getAs(SERIES), figure(row.getAs(Y)));
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value instanceof Timestamp moment) {
      return moment.toInstant().toString();
    }
    return value == null ? null : value.toString();
  }

  private static BigDecimal figure(Number number) {
    BigDecimal exact = new BigDecimal(number.toString());
    boolean isBinary = number instanceof Double || number instanceof Float;
    return isBinary && exact.stripTrailingZeros().scale() <= 0 ? exact.setScale(0) : exact;
  }
}
