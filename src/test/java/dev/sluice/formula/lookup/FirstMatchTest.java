package dev.sluice.formula.lookup;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lookups, sent to every task and shuffled, held against a walk through the table in its order. */
class FirstMatchTest {

  private static final StructType ROWS =
      new StructType().add("n", DataTypes.IntegerType).add("key", DataTypes.StringType);
  private static final StructType TABLE =
      new StructType()
          .add("place", DataTypes.LongType)
          .add("id", DataTypes.StringType)
          .add("text", DataTypes.StringType)
          .add("money", DataTypes.createDecimalType(25, 2));

  private final SparkSession spark = SharedSpark.session();

  @AfterEach
  void restore() {
    spark.conf().unset(SQLConf.AUTO_BROADCASTJOIN_THRESHOLD().key());
  }

  static IntStream seeds() {
    return IntStream.range(0, 12);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void findsTheFirstRowOfEveryKey(int seed) {
    Random random = new Random(seed);
    // Empty tables, one row, all rows of one key, and what lies between.
    int keys = List.of(1, 3, 40).get(seed % 3);
    List<Row> rows = rows(random, List.of(0, 1, 300).get(random.nextInt(3)), keys);
    List<Row> table = table(random, List.of(0, 1, 200).get(random.nextInt(3)), keys);
    List<String> expected = walk(rows, table);
    for (String threshold : List.of("10m", "-1")) {
      for (int partitions : List.of(1, 2, 7)) {
        spark.conf().set(SQLConf.AUTO_BROADCASTJOIN_THRESHOLD().key(), threshold);
        assertThat(told(lookedUp(rows, table, partitions)))
            .as("threshold %s, %s partitions", threshold, partitions)
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10m", "-1"})
  void plansWhatTheSizeOfTheTableAsksFor(String threshold) {
    spark.conf().set(SQLConf.AUTO_BROADCASTJOIN_THRESHOLD().key(), threshold);
    Random random = new Random(5);
    String plan =
        join(
                spark.createDataFrame(rows(random, 50, 9), ROWS),
                spark.createDataFrame(table(random, 50, 9), TABLE),
                "")
            .queryExecution()
            .executedPlan()
            .toString();
    if (threshold.equals("-1")) {
      assertThat(plan).contains("Exchange hashpartitioning").doesNotContain("BroadcastExchange");
    } else {
      assertThat(plan).contains("BroadcastExchange").doesNotContain("hashpartitioning");
    }
    assertThat(plan).contains("FirstMatch").doesNotContain("Sort ").doesNotContain("Aggregate");
  }

  @Test
  void shufflesTheRowsOnceForTwoLookupsByTheSameKey() {
    spark.conf().set(SQLConf.AUTO_BROADCASTJOIN_THRESHOLD().key(), "-1");
    Random random = new Random(6);
    Dataset<Row> rows = spark.createDataFrame(rows(random, 60, 9), ROWS);
    Dataset<Row> once = join(rows, spark.createDataFrame(table(random, 40, 9), TABLE), "a");
    Dataset<Row> twice = join(once, spark.createDataFrame(table(random, 40, 9), TABLE), "b");

    String plan = twice.queryExecution().executedPlan().toString();

    // Two tables and the rows: three shuffles, not four.
    assertThat(plan.lines().filter(line -> line.contains("Exchange hashpartitioning"))).hasSize(3);
  }

  @Test
  void leavesOutALookupOfWhichNothingIsUsed() {
    Random random = new Random(7);
    Dataset<Row> found = lookedUp(rows(random, 60, 9), table(random, 40, 9), 2);

    Dataset<Row> unused = found.agg(sum(col("n")));

    assertThat(unused.queryExecution().executedPlan().toString()).doesNotContain("FirstMatch");
    assertThat(unused.head().getLong(0)).isEqualTo(IntStream.range(0, 60).sum());
  }

  @Test
  void neverLetsAFilterBehindItChangeWhichRowIsFirst() {
    List<Row> rows = List.of(RowFactory.create(1, "a"));
    List<Row> table =
        List.of(
            RowFactory.create(1L, "a", "first", null), RowFactory.create(2L, "a", "second", null));

    Dataset<Row> filtered = lookedUp(rows, table, 2).filter(col("text").equalTo("second"));

    assertThat(filtered.count()).isZero();
  }

  private Dataset<Row> lookedUp(List<Row> rows, List<Row> table, int partitions) {
    return join(
        spark.createDataFrame(rows, ROWS).repartition(partitions),
        spark.createDataFrame(table, TABLE).repartition(partitions, col("text")),
        "");
  }

  private static Dataset<Row> join(Dataset<Row> rows, Dataset<Row> table, String prefix) {
    Column folded = lower(col("id"));
    return FirstMatch.join(
        rows,
        List.of(lower(col("key"))),
        table.select(
            folded.as(prefix + "table_key"),
            col("place").as(prefix + "table_place"),
            col("text").as(prefix + "text"),
            col("money").as(prefix + "money"),
            lit(true).as(prefix + "found")),
        List.of(prefix + "table_key"),
        List.of(prefix + "table_place"));
  }

  private static List<Row> rows(Random random, int count, int keys) {
    return IntStream.range(0, count)
        .mapToObj(n -> RowFactory.create(n, key(random, keys)))
        .toList();
  }

  private static List<Row> table(Random random, int count, int keys) {
    List<Row> table = new ArrayList<>();
    for (long place = 0; place < count; place++) {
      table.add(
          RowFactory.create(
              place,
              key(random, keys),
              random.nextInt(5) == 0 ? null : "t\u00e9xt " + random.nextInt(),
              random.nextInt(5) == 0 ? null : new BigDecimal(random.nextLong()).setScale(2)));
    }
    Collections.shuffle(table, random);
    return table;
  }

  private static @Nullable String key(Random random, int keys) {
    int key = random.nextInt(keys + 1);
    return key == keys ? null : (random.nextBoolean() ? "K\u00c4y " : "k\u00e4y ") + key;
  }

  private static List<String> walk(List<Row> rows, List<Row> table) {
    Map<String, Row> first = new HashMap<>();
    for (Row row : table) {
      if (!row.isNullAt(1)) {
        first.merge(
            row.getString(1).toLowerCase(Locale.ROOT),
            row,
            (one, other) -> one.getLong(0) < other.getLong(0) ? one : other);
      }
    }
    return rows.stream()
        .map(
            row -> {
              Row found =
                  row.isNullAt(1) ? null : first.get(row.getString(1).toLowerCase(Locale.ROOT));
              return row.get(0)
                  + " "
                  + (found == null
                      ? "null null null"
                      : found.get(2) + " " + found.get(3) + " true");
            })
        .sorted()
        .toList();
  }

  private static List<String> told(Dataset<Row> found) {
    return found.select("n", "text", "money", "found").collectAsList().stream()
        .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2) + " " + row.get(3))
        .sorted()
        .toList();
  }
}
