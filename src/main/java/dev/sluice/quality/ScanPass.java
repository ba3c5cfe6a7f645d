package dev.sluice.quality;

import com.amazon.deequ.analyzers.Correlation;
import com.amazon.deequ.analyzers.Mean;
import com.amazon.deequ.analyzers.ScanShareableAnalyzer;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.StandardDeviation;
import com.amazon.deequ.analyzers.Sum;
import com.amazon.deequ.analyzers.runners.EmptyStateException;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import scala.Option;
import scala.collection.JavaConverters;
import scala.util.Try;

/**
 * The one read of the staged rows that serves all rules whose measures can be aggregated together.
 * It shuffles one row a partition.
 *
 * <p>The measures are Deequ's analyzers, aggregated here and not by Deequ's runner, for two
 * reasons: the runner turns a failed job into a failed metric, and a sum of money must not become a
 * double on its way. The analyzers see a projection with names of our own, because Deequ's fail on
 * a column whose name has a dot.
 */
final class ScanPass {

  private final Dataset<Row> staged;
  private final Map<Column, String> inputs = new LinkedHashMap<>();
  private final Map<Object, Entry<?>> entries = new LinkedHashMap<>();

  ScanPass(Dataset<Row> staged) {
    this.staged = staged;
  }

  /** Counts the rows for which a condition, never null, is true. */
  Measure<Long> count(Column condition) {
    return analyze(
        new Size(Option.apply(input(condition))), value -> Math.round(value.orElse(0.0)));
  }

  /** Counts all rows. */
  Measure<Long> count() {
    return analyze(new Size(Option.empty()), value -> Math.round(value.orElse(0.0)));
  }

  Measure<OptionalDouble> mean(Column value) {
    return analyze(new Mean(input(asDouble(value)), Option.empty()), result -> result);
  }

  Measure<OptionalDouble> sum(Column value) {
    return analyze(new Sum(input(asDouble(value)), Option.empty()), result -> result);
  }

  /** Standard deviation of the population. */
  Measure<OptionalDouble> standardDeviation(Column value) {
    return analyze(new StandardDeviation(input(asDouble(value)), Option.empty()), result -> result);
  }

  /** Pearson's correlation over the rows in which both are there. */
  Measure<OptionalDouble> correlation(Column left, Column right) {
    return analyze(
        new Correlation(input(asDouble(left)), input(asDouble(right)), Option.empty()),
        result -> result);
  }

  /** Sums integers or decimals without rounding. */
  Measure<Total> total(Column value) {
    Column summed = functions.col(input(value));
    return entry(
        List.of("total", summed.toString()),
        List.of(functions.sum(summed), functions.count(summed)),
        ScanPass::totalFrom);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Reads the rows once and fills all measures, or fails them all with the same cause. */
  void run() {
    try {
      Row result = aggregate();
      int offset = 0;
      for (Entry<?> entry : entries.values()) {
        entry.read(result, offset);
        offset += entry.aggregates.size();
      }
    } catch (Exception e) {
      entries.values().forEach(entry -> entry.measure.failed(e));
    }
  }

  private Row aggregate() {
    Column[] projection =
        inputs.entrySet().stream()
            .map(input -> input.getKey().as(input.getValue()))
            .toArray(Column[]::new);
    List<Column> aggregates =
        entries.values().stream().flatMap(entry -> entry.aggregates.stream()).toList();
    return staged
        .select(projection)
        .agg(aggregates.get(0), aggregates.subList(1, aggregates.size()).toArray(Column[]::new))
        .collectAsList()
        .get(0);
  }

  private String input(Column column) {
    return inputs.computeIfAbsent(column, added -> "c" + inputs.size());
  }

  private static Column asDouble(Column value) {
    return value.cast("double");
  }

  private <T> Measure<T> analyze(
      ScanShareableAnalyzer<?, DoubleMetric> analyzer, Reading<T> reading) {
    return entry(
        analyzer,
        JavaConverters.seqAsJavaList(analyzer.aggregationFunctions()),
        (row, offset) ->
            reading.of(
                valueOf(
                    analyzer.metricFromAggregationResult(
                        row, offset, Option.empty(), Option.empty()))));
  }

  @SuppressWarnings("unchecked")
  private <T> Measure<T> entry(Object key, List<Column> aggregates, RowReading<T> reading) {
    // Equal keys are equal measures of the same type.
    return (Measure<T>)
        entries.computeIfAbsent(key, added -> new Entry<>(aggregates, reading)).measure;
  }

  private static OptionalDouble valueOf(Metric<Object> metric) {
    Try<Object> value = metric.value();
    if (value.isSuccess()) {
      return OptionalDouble.of((Double) value.get());
    }
    Throwable failure = value.failed().get();
    if (failure instanceof EmptyStateException) {
      return OptionalDouble.empty();
    }
    throw new IllegalStateException(failure);
  }

  private static Total totalFrom(Row row, int offset) {
    long values = row.getLong(offset + 1);
    if (row.isNullAt(offset) && values > 0) {
      throw new ArithmeticException("the sum has more than 38 digits");
    }
    return new Total(values == 0 ? BigDecimal.ZERO : row.getDecimal(offset), values);
  }

  /** What an optional result of an analyzer means. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(OptionalDouble value);
  }

  /** Takes a measure from the aggregated row. */
  @FunctionalInterface
  private interface RowReading<T> {
    T from(Row row, int offset);
  }

  /** One measure with the aggregates that it needs. */
  private static final class Entry<T> {
    private final List<Column> aggregates;
    private final RowReading<T> reading;
    private final Measure<T> measure = new Measure<>();

    Entry(List<Column> aggregates, RowReading<T> reading) {
      this.aggregates = new ArrayList<>(aggregates);
      this.reading = reading;
    }

    void read(Row row, int offset) {
      try {
        measure.measured(reading.from(row, offset));
      } catch (Exception e) {
        measure.failed(e);
      }
    }
  }
}
