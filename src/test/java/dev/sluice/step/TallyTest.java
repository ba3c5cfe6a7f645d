package dev.sluice.step;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.QueryExecutionListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.collection.JavaConverters;

/** The oracle adds up in plain Java with BigDecimal, which neither rounds nor overflows. */
class TallyTest {

  private static final Comparator<List<@Nullable String>> ORDER =
      (left, right) ->
          Arrays.compare(
              left.toArray(String[]::new),
              right.toArray(String[]::new),
              Comparator.nullsFirst(Comparator.naturalOrder()));

  private static List<Row> randomRows(long seed, int precision, int scale) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      BigInteger unscaled = new BigInteger(1 + random.nextInt((int) (precision * 3.3)), random);
      BigDecimal amount =
          new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale);
      rows.add(
          RowFactory.create(
              random.nextInt(9) == 0 ? null : "side" + random.nextInt(3),
              random.nextInt(9) == 0 ? null : random.nextInt(5) == 0 ? "" : "C" + random.nextInt(4),
              random.nextInt(9) == 0 || amount.precision() > precision ? null : amount));
    }
    return rows;
  }

  private static Dataset<Row> table(List<Row> rows, int precision, int scale, int partitions) {
    return SharedSpark.session()
        .createDataFrame(
            rows,
            new StructType()
                .add("side", DataTypes.StringType)
                .add("currency", DataTypes.StringType)
                .add("amount", DataTypes.createDecimalType(precision, scale)))
        .repartition(partitions);
  }

  private static Map<List<@Nullable String>, Tally.Total> added(List<Row> rows) {
    Map<List<@Nullable String>, Tally.Total> totals = new TreeMap<>(ORDER);
    for (Row row : rows) {
      BigDecimal amount = row.isNullAt(2) ? BigDecimal.ZERO : row.getDecimal(2);
      totals.merge(
          Arrays.asList(row.getString(0), row.getString(1)),
          new Tally.Total(1, amount),
          (first, second) ->
              new Tally.Total(first.rows() + second.rows(), first.amount().add(second.amount())));
    }
    return totals;
  }

  private static void assertSame(
      Map<List<@Nullable String>, Tally.Total> found,
      Map<List<@Nullable String>, Tally.Total> expected) {
    // The order of the groups is that of their texts, whatever the order of the rows.
    assertThat(new ArrayList<>(found.keySet())).isEqualTo(new ArrayList<>(expected.keySet()));
    found.forEach(
        (by, total) -> {
          Tally.Total wanted = Objects.requireNonNull(expected.get(by));
          assertThat(total.rows()).as("%s", by).isEqualTo(wanted.rows());
          assertThat(total.amount()).as("%s", by).isEqualByComparingTo(wanted.amount());
        });
  }

  @ParameterizedTest
  @CsvSource({"1,9,2,1", "2,18,2,3", "3,18,0,4", "4,38,6,3", "5,38,38,2"})
  void anObservationAndAMeasureSayWhatPlainJavaAddsUp(
      long seed, int precision, int scale, int partitions) {
    List<Row> rows = randomRows(seed, precision, scale);
    Tally tally =
        Tally.of(
            "tally-" + seed,
            table(rows, precision, scale, partitions),
            List.of(col("side"), col("currency")),
            col("amount"));

    assertSame(Tally.read(observed(tally)), added(rows));
    assertSame(Tally.read(tally.rows().agg(tally.measure()).head()), added(rows));
  }

  /** Observes by a pass that does something else, as a run does. */
  private static Row observed(Tally tally) {
    SparkSession spark = SharedSpark.session();
    Map<String, Row> told = new ConcurrentHashMap<>();
    QueryExecutionListener listener =
        new QueryExecutionListener() {
          @Override
          public void onSuccess(String name, QueryExecution query, long nanoseconds) {
            told.putAll(JavaConverters.mapAsJavaMap(query.observedMetrics()));
          }

          @Override
          public void onFailure(String name, QueryExecution query, Exception failure) {}
        };
    spark.listenerManager().register(listener);
    try {
      tally.observed().groupBy("side").count().collectAsList();
      spark.sparkContext().listenerBus().waitUntilEmpty();
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    } finally {
      spark.listenerManager().unregister(listener);
    }
    return Objects.requireNonNull(told.get(tally.observation()));
  }

  @Test
  void sumsBeyondALongAreExact() {
    BigDecimal most = new BigDecimal("9999999999999999.99");
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(RowFactory.create("a", "CHF", i % 10 == 9 ? most.negate() : most));
    }
    Tally tally = Tally.of("big", table(rows, 18, 2, 3), List.of(col("side")), col("amount"));

    assertThat(Tally.read(tally.rows().agg(tally.measure()).head()))
        .containsExactly(
            Map.entry(List.of("a"), new Tally.Total(100, most.multiply(BigDecimal.valueOf(80)))));
  }

  @Test
  void integersAddUpAndNothingCountsRows() {
    Dataset<Row> rows = SharedSpark.session().range(1, 101).toDF("n");
    List<Column> by = List.of(col("n").mod(2));

    Tally sums = Tally.of("n", rows, by, col("n"));
    Tally counts = Tally.of("c", rows, by, null);

    Map<List<String>, Tally.Total> expected = new LinkedHashMap<>();
    expected.put(List.of("0"), new Tally.Total(50, BigDecimal.valueOf(2550)));
    expected.put(List.of("1"), new Tally.Total(50, BigDecimal.valueOf(2500)));
    assertThat(Tally.read(sums.rows().agg(sums.measure()).head())).isEqualTo(expected);
    assertThat(Tally.read(counts.rows().agg(counts.measure()).head()).get(List.of("1")))
        .isEqualTo(new Tally.Total(50, BigDecimal.ZERO));
    assertThat(Tally.read(rows.limit(0).agg(sums.measure()).head())).isEmpty();
    assertThatThrownBy(() -> Tally.of("d", rows, by, col("n").cast("double")))
        .hasMessageContaining("double has no exact sum");
  }
}
