package dev.sluice.step.sums;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.step.sums.GroupedSums.Total;
import dev.sluice.testing.InterpretedSession;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle folds plain Java maps of lists with BigDecimal. */
class GroupedSumsTest {

  private static final StructType SCHEMA =
      new StructType()
          .add("text", DataTypes.StringType)
          .add("day", DataTypes.DateType)
          .add("small", DataTypes.ShortType)
          .add("whole", DataTypes.IntegerType)
          .add("large", DataTypes.LongType)
          .add("flag", DataTypes.BooleanType)
          .add("code", DataTypes.createDecimalType(18, 3))
          .add("time", DataTypes.TimestampType)
          .add("amount", DataTypes.createDecimalType(18, 4))
          .add("wide", DataTypes.createDecimalType(38, 10))
          .add("size", DataTypes.LongType)
          .add("rate", DataTypes.DoubleType);

  private static final List<String> KEYS =
      List.of("text", "day", "small", "whole", "large", "flag", "code", "time");

  private static final List<String> TEXTS =
      List.of("", "a", "Börse München", "東京証券取引所", "12345678", "123456789", "\0", "\0\0", "😀");

  private static final GroupedSums SUMS = sums(KEYS);

  private static GroupedSums sums(List<String> by) {
    Column mark = when(col("size").lt(-50), lit(2)).otherwise(lit(0));
    return new GroupedSums(
        by,
        Optional.of(mark),
        List.of(
            new Total("amount", GroupedSums.type(4), Term.units(Term.digits(col("amount")))),
            new Total(
                "money",
                GroupedSums.type(4),
                List.of(
                    Term.product(Term.digits(col("amount")), col("size")),
                    Term.product(Term.digits(col("amount")), lit(3L)))),
            new Total("wide", GroupedSums.type(12), Term.wide(col("wide"))),
            new Total("rate", GroupedSums.type(15), Term.rounded(col("rate"))),
            new Total("sizes", DataTypes.LongType, Term.units(col("size")))));
  }

  private static <T> @Nullable T maybe(Random random, T value) {
    return random.nextInt(6) == 0 ? null : value;
  }

  private static List<Row> randomRows(long seed, int count, int keys) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int key = random.nextInt(3) == 0 ? 0 : random.nextInt(keys);
      rows.add(
          RowFactory.create(
              maybe(random, TEXTS.get(key % TEXTS.size())),
              maybe(random, Date.valueOf("2026-09-0" + (1 + key % 3))),
              maybe(random, (short) -key),
              maybe(random, key % 2),
              maybe(random, key % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE),
              maybe(random, key % 2 == 0),
              maybe(random, BigDecimal.valueOf(key - 1L, 3)),
              maybe(random, Timestamp.valueOf("1969-12-31 23:59:59.99999" + key % 3)),
              maybe(random, BigDecimal.valueOf(random.nextLong() % 1_000_000_000_000_000_000L, 4)),
              maybe(random, new BigDecimal(new BigInteger(100, random).negate(), 10)),
              maybe(random, (long) random.nextInt(200) - 100),
              maybe(random, random.nextInt(9) == 0 ? -0.0 : random.nextGaussian() * 1e6)));
    }
    return rows;
  }

  private static Dataset<Row> table(SparkSession spark, List<Row> rows, int partitions) {
    return spark.createDataFrame(rows, SCHEMA).repartition(partitions);
  }

  /** The sums of one group. */
  private static List<Object> folded(List<Row> group, boolean isAdded) {
    BigDecimal amount = BigDecimal.ZERO.setScale(4);
    BigDecimal money = amount;
    BigDecimal wide = BigDecimal.ZERO.setScale(12);
    BigDecimal rate = BigDecimal.ZERO.setScale(15);
    long sizes = 0;
    for (Row row : isAdded ? group : List.<Row>of()) {
      BigDecimal one = row.getDecimal(8);
      Long size = (Long) row.get(10);
      amount = one == null ? amount : amount.add(one);
      money = one == null ? money : money.add(one.multiply(BigDecimal.valueOf(3)));
      money = one == null || size == null ? money : money.add(one.multiply(new BigDecimal(size)));
      wide = row.isNullAt(9) ? wide : wide.add(row.getDecimal(9));
      rate = row.isNullAt(11) ? rate : rate.add(rounded(row.getDouble(11)));
      sizes += size == null ? 0 : size;
    }
    return List.of((long) group.size(), amount, money, wide, rate, sizes);
  }

  private static BigDecimal rounded(double value) {
    return new BigDecimal(value * 1e15).setScale(0, RoundingMode.HALF_EVEN).movePointLeft(15);
  }

  private static int mark(Row row) {
    return row.isNullAt(10) || row.getLong(10) >= -50 ? 0 : 2;
  }

  private static Map<String, String> expected(List<Row> rows, List<String> by) {
    Map<List<Object>, List<Row>> groups =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> {
                      List<Object> key = new ArrayList<>();
                      key.add(mark(row));
                      by.forEach(name -> key.add(row.get(SCHEMA.fieldIndex(name))));
                      return key;
                    },
                    LinkedHashMap::new,
                    Collectors.toList()));
    Map<String, String> expected = new LinkedHashMap<>();
    groups.forEach(
        (key, group) ->
            expected.put(key.toString(), folded(group, key.get(0).equals(0)).toString()));
    return expected;
  }

  private static Map<String, String> made(List<Row> groups, List<String> by) {
    Map<String, String> made = new LinkedHashMap<>();
    for (Row group : groups) {
      List<Object> key = new ArrayList<>();
      key.add(group.getAs(GroupedSums.MARK));
      by.forEach(name -> key.add(group.getAs(name)));
      List<Object> values = new ArrayList<>();
      values.add(group.getAs(GroupedSums.ROWS));
      for (String name : List.of("amount", "money", "wide", "rate", "sizes")) {
        values.add(group.getAs(name));
        assertThat(group.<Object>getAs(GroupedSums.fault(name))).isNull();
      }
      assertThat(made.put(key.toString(), values.toString())).as("a group once").isNull();
    }
    return made;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void everyPartitioningGivesWhatFoldingListsGives(long seed) {
    List<Row> rows = randomRows(seed, seed == 0 ? 1 : 600, 1 + (int) seed);
    Map<String, String> expected = expected(rows, KEYS);
    List<Row> first = SUMS.of(table(SharedSpark.session(), rows, 1)).collectAsList();
    assertThat(made(first, KEYS)).isEqualTo(expected);
    for (int partitions : new int[] {2, 7}) {
      assertThat(SUMS.of(table(SharedSpark.session(), rows, partitions)).collectAsList())
          .as("%d partitions, rows in order", partitions)
          .isEqualTo(first);
    }
    assertThat(SUMS.of(table(InterpretedSession.get(), rows, 3)).collectAsList())
        .as("code that is not generated")
        .isEqualTo(first);
  }

  @Test
  void filesAreReadInOneGeneratedLoop(@TempDir Path folder) {
    SparkSession spark = SharedSpark.session();
    List<Row> rows = randomRows(11, 3000, 12);
    String file = folder.resolve("rows").toString();
    table(spark, rows, 2).write().parquet(file);
    spark.sql("CREATE NAMESPACE IF NOT EXISTS lake.sums");
    spark.sql("DROP TABLE IF EXISTS lake.sums.rows");
    table(spark, rows, 3)
        .drop("small", "flag")
        .writeTo("lake.sums.rows")
        .using("iceberg")
        .createOrReplace();
    Dataset<Row> groups = SUMS.of(spark.read().parquet(file));

    assertThat(made(groups.collectAsList(), KEYS)).isEqualTo(expected(rows, KEYS));
    assertThat(groups.queryExecution().executedPlan().toString())
        .containsPattern("\\*\\(\\d+\\) TaskGroups");
    List<String> fewer = List.of("text", "day", "code");
    assertThat(made(sums(fewer).of(spark.table("lake.sums.rows")).collectAsList(), fewer))
        .isEqualTo(expected(rows, fewer));
    spark.sql("DROP TABLE lake.sums.rows PURGE");
  }

  @Test
  void noRowsMakeNoGroupsAndNoKeysMakeOne() {
    SparkSession spark = SharedSpark.session();
    assertThat(SUMS.of(table(spark, List.of(), 2)).collectAsList()).isEmpty();
    assertThat(SUMS.of(table(InterpretedSession.get(), List.of(), 2)).collectAsList()).isEmpty();
    List<Row> rows = randomRows(5, 40, 4);
    GroupedSums whole =
        new GroupedSums(
            List.of(),
            Optional.empty(),
            List.of(new Total("sizes", DataTypes.LongType, Term.units(col("size")))));
    assertThat(whole.of(table(spark, rows, 3)).collectAsList())
        .containsExactly(
            RowFactory.create(
                40L,
                rows.stream().filter(row -> !row.isNullAt(10)).mapToLong(r -> r.getLong(10)).sum(),
                null));
  }

  @Test
  void manyGroupsGrowInEveryTask() {
    SparkSession spark = SharedSpark.session();
    Dataset<Row> rows =
        spark.range(0, 400_000, 1, 3).select(col("id").mod(150_000).cast("string").as("id"));
    GroupedSums counts =
        new GroupedSums(
            List.of("id"),
            Optional.empty(),
            List.of(new Total("n", GroupedSums.type(2), Term.units(lit(7L)))));
    Dataset<Row> wrong =
        counts
            .of(rows)
            .join(rows.groupBy(col("id").as("key")).count(), col("id").equalTo(col("key")), "full")
            .where(
                "NOT (count <=> "
                    + GroupedSums.ROWS
                    + ") OR NOT (n <=> CAST(count * 7 / 100 AS DECIMAL(38, 2)))");
    assertThat(wrong.collectAsList()).isEmpty();
    assertThat(counts.of(rows).count()).isEqualTo(150_000);
  }

  @Test
  void groupsAreInTheOrderOfTheirKeysNullFirst() {
    List<Row> rows = new ArrayList<>();
    for (String text : Arrays.asList("b", null, "B", "é", "a", "", "ab", "😀")) {
      @Nullable Object[] values = new Object[SCHEMA.length()];
      values[0] = text;
      rows.add(RowFactory.create(values));
    }
    GroupedSums texts = new GroupedSums(List.of("text"), Optional.empty(), List.of());
    assertThat(
            texts.of(table(SharedSpark.session(), rows, 4)).collectAsList().stream()
                .map(row -> row.getString(0)))
        .containsExactly(null, "", "B", "a", "ab", "b", "é", "😀");
  }

  @Test
  void aSumThatDoesNotFitSaysSo() {
    SparkSession spark = SharedSpark.session();
    Dataset<Row> rows =
        spark.sql(
            "SELECT CAST('99999999999999999999999999999999999999' AS DECIMAL(38,0)) AS wide,"
                + " 9223372036854775807L AS size, double(x) AS rate"
                + " FROM VALUES ('1'), ('NaN'), ('Infinity') AS t(x)");
    GroupedSums sums =
        new GroupedSums(
            List.of(),
            Optional.empty(),
            List.of(
                new Total("wide", GroupedSums.type(0), Term.wide(col("wide"))),
                new Total("sizes", DataTypes.LongType, Term.units(col("size"))),
                new Total("rate", GroupedSums.type(15), Term.rounded(col("rate"))),
                new Total(
                    "product", GroupedSums.type(0), Term.wideProduct(col("wide"), col("wide")))));
    assertThat(sums.of(rows).collectAsList())
        .containsExactly(
            RowFactory.create(
                3L,
                null,
                "the sum has more than 38 digits",
                null,
                "the sum does not fit an integer",
                null,
                "2 values are not finite or too large",
                null,
                "3 values are not finite or too large"));
  }
}
