package dev.sluice.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What comes of a match depends on neither the order of the rows nor the number of tasks. The
 * oracle is the result of one task over one partition of the rows as they came.
 */
class MatchOrderTest {

  static final List<Long> SEEDS = LongStream.rangeClosed(101, 120).boxed().toList();

  private static final LocalDate AS_OF = RandomMatch.FIRST_DAY;
  private static final List<Integer> PARTITIONS = List.of(2, 7, 64);

  @ParameterizedTest
  @FieldSource("SEEDS")
  void itemsAreTheSameInEveryOrderAndPartitioning(long seed) {
    RandomMatch match = new RandomMatch(seed);
    Map<String, Dataset<Row>> tables = MatchPropertiesTest.tables(match, match.next(null, AS_OF));
    String expected = items(match.yaml(false, false), tables, 1, seed);
    // Each seed against one other partitioning; all of them take minutes.
    int partitions = PARTITIONS.get((int) (seed % PARTITIONS.size()));
    assertThat(items(match.yaml(false, false), tables, partitions, seed)).isEqualTo(expected);
  }

  /** The items as sorted text. */
  private static String items(
      String yaml, Map<String, Dataset<Row>> tables, int partitions, long seed) {
    SparkSession spark = MatchTrial.interpreted(Math.min(partitions, 5));
    Map<String, Dataset<Row>> shuffled = new HashMap<>();
    tables.forEach(
        (name, table) -> shuffled.put(name, shuffled(spark, table, partitions, seed + partitions)));
    return new MatchTrial(spark, yaml, AS_OF)
        .items(shuffled).collectAsList().stream()
            .map(Row::toString)
            .sorted()
            .collect(Collectors.joining("\n"));
  }

  private static Dataset<Row> shuffled(
      SparkSession spark, Dataset<Row> table, int partitions, long seed) {
    List<Row> rows = new ArrayList<>(table.collectAsList());
    Collections.shuffle(rows, new Random(seed));
    JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
    return spark.createDataFrame(context.parallelize(rows, partitions), table.schema());
  }

  @Test
  void rowsThatShareAnIdAndAContentAreTheSameInEveryOrderWhenOneOfThemWasOpenBefore() {
    // Of B1 twice one was open before, and there is one row to match: which of them is it?
    List<Entry> left = new ArrayList<>();
    List<Entry> right = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      left.add(entry(false, "B" + i, "R" + i));
      right.add(entry(true, "L" + i, "R" + i));
    }
    RandomMatch match = new RandomMatch(1);
    SparkSession spark = MatchTrial.interpreted(1);
    Map<String, Dataset<Row>> first =
        MatchPropertiesTest.tables(match, new RandomMatch.Inputs(left, List.of()));
    Dataset<Row> open =
        new MatchTrial(spark, yaml(false), AS_OF.minusDays(5)).run(first).dataset("open_items");
    List<Entry> twice = new ArrayList<>(left);
    twice.addAll(left);
    Map<String, Dataset<Row>> second =
        new HashMap<>(MatchPropertiesTest.tables(match, new RandomMatch.Inputs(twice, right)));
    second.put("before", open);
    String expected = items(yaml(true), second, 1, 1);
    for (int seed = 2; seed < 6; seed++) {
      assertThat(items(yaml(true), second, 1 + seed, seed)).isEqualTo(expected);
    }
  }

  private static String yaml(boolean hasPrevious) {
    return "left: bank\nright: ledger\nid: {left: txn_id, right: entry_id}\namount: amount\n"
        + (hasPrevious ? "previous: before\n" : "")
        + "rules: [{name: exact, keys: [reference]}]\n";
  }

  private static Entry entry(boolean right, String id, String reference) {
    return new Entry(
        right, id, new BigDecimal("12.50"), AS_OF, "CHF", "A1", reference, "X1", "Miller");
  }

  /** A key with a great part of all rows goes to one task and is still done in one pass. */
  @Test
  void oneKeyOfFivePercentOfAllRowsPairsAsManyAsItCan() {
    SparkSession spark = MatchTrial.interpreted(3);
    int rows = 20_000;
    Map<String, Dataset<Row>> tables =
        Map.of(
            Entry.LEFT,
            spark.range(0, rows, 1, 3).selectExpr(columns("txn_id", rows / 20)),
            Entry.RIGHT,
            spark.range(0, rows, 1, 2).selectExpr(columns("entry_id", rows / 20 - 77)));
    List<Row> buckets =
        new MatchTrial(
                spark, yaml(false).replace("[reference]}", "[reference], tolerance: 0.02}"), AS_OF)
            .items(tables)
            .filter("reference = 'HOT'")
            .groupBy("side", "bucket")
            .count()
            .collectAsList();
    int left = rows / 20;
    int right = left - 77;
    assertThat(total(buckets, Entry.LEFT, false)).isEqualTo(Math.min(left, right));
    assertThat(total(buckets, Entry.RIGHT, false)).isEqualTo(Math.min(left, right));
    assertThat(total(buckets, Entry.LEFT, true)).isEqualTo(left - right);
    assertThat(total(buckets, Entry.RIGHT, true)).isZero();
  }

  private static String[] columns(String id, int hot) {
    return new String[] {
      "cast(id as string) as " + id,
      "if(id < " + hot + ", 'HOT', concat('R', id)) as reference",
      "cast(10 + (id % 3) * 0.01 as decimal(12,2)) as amount"
    };
  }

  private static long total(List<Row> buckets, String side, boolean isOpen) {
    return buckets.stream()
        .filter(row -> row.getAs("side").equals(side))
        .filter(row -> MatchIdentities.isOpen(row) == isOpen)
        .mapToLong(row -> row.<Long>getAs("count"))
        .sum();
  }
}
