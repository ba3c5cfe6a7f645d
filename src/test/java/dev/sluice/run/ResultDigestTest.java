package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.io.file.PlainFormat;
import dev.sluice.io.file.PlainOutput;
import dev.sluice.io.file.StagedFiles;
import dev.sluice.io.file.StorageSettings;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Oracle of what the write takes: Spark's own hash expressions over the same rows. */
class ResultDigestTest {

  private static final List<DataType> TYPES =
      List.of(
          DataTypes.BooleanType,
          DataTypes.IntegerType,
          DataTypes.LongType,
          DataTypes.FloatType,
          DataTypes.DoubleType,
          DataTypes.StringType,
          DataTypes.BinaryType,
          DataTypes.DateType,
          DataTypes.TimestampType,
          DataTypes.TimestampNTZType,
          DataTypes.createDecimalType(9, 2),
          DataTypes.createDecimalType(18, 4),
          DataTypes.createDecimalType(19, 0),
          DataTypes.createDecimalType(38, 10));

  /** More columns than a word of nulls has bits. */
  private static final int COLUMNS = 5 * TYPES.size();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void theWriteAndTheExpressionsAgreeOnAnyPartitioningAndTheFilesHoldTheRows(int seed) {
    List<Row> rows = rows(new Random(seed), 60);
    Set<ResultDigest> digests = new HashSet<>();
    for (int partitions : new int[] {1, 2, 7}) {
      Dataset<Row> dataset = dataset(rows).repartition(partitions);
      StagedFiles staged = stage(dataset, "p" + partitions);

      digests.add(ResultDigest.of(staged.written().orElseThrow().sums()));
      digests.add(ResultDigest.compute(dataset));
      assertThat(staged.read(SharedSpark.session()).collectAsList())
          .containsExactlyInAnyOrderElementsOf(dataset(rows).collectAsList());
    }
    assertThat(digests).hasSize(1);
    assertThat(digests.iterator().next().rows()).isEqualTo(60);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM VALUES (CAST(NULL AS INT), 1), (1, 1) AS t(a, b)",
        "SELECT * FROM VALUES (1, CAST(NULL AS INT)), (1, 1) AS t(a, b)",
        "SELECT * FROM VALUES (1, 1) AS t(a, b)",
        "SELECT * FROM VALUES (1, 1), (1, 1) AS t(a, b)",
        "SELECT 1 AS a, 1 AS b WHERE false",
        "SELECT * FROM VALUES (CAST(NULL AS INT), CAST(NULL AS INT)), (1, 1) AS t(a, b)"
      })
  void otherRowsHaveAnotherDigest(String sql) {
    Dataset<Row> rows = SharedSpark.session().sql(sql);
    Dataset<Row> others =
        SharedSpark.session().sql("SELECT * FROM VALUES (0, 1), (1, 1) AS t(a, b)");

    ResultDigest written = ResultDigest.of(stage(rows, "rows").written().orElseThrow().sums());

    assertThat(written).isEqualTo(ResultDigest.compute(ResultDigest.inOrder(rows, "a", "b")));
    assertThat(written).isNotEqualTo(ResultDigest.compute(ResultDigest.inOrder(others, "a", "b")));
  }

  /** A run that is not told its counts counts again, which no other test would notice. */
  @Test
  void theWriteTellsWhatWasObservedBehindAShuffle() {
    Dataset<Row> rows =
        SharedSpark.session()
            .range(0, 1_000, 1, 3)
            .toDF("id")
            .observe("before", functions.count(functions.lit(1)).as("rows"))
            .groupBy(functions.expr("id % 10 AS k"))
            .count()
            .observe("behind", functions.count(functions.lit(1)).as("rows"));
    try (ObservedCounts observed = ObservedCounts.listen(SharedSpark.session())) {
      stage(rows, "observed");

      assertThat(observed.of("before")).contains(RowFactory.create(1_000L));
      assertThat(observed.of("behind")).contains(RowFactory.create(10L));
    }
  }

  @Test
  void theTwoZerosAndAllThatIsNoNumberAreOneValue() {
    Dataset<Row> plain =
        SharedSpark.session().sql("SELECT 0.0D AS d, 0.0F AS f, double('NaN') AS n");
    Dataset<Row> odd =
        SharedSpark.session()
            .sql("SELECT -0.0D AS d, CAST(-0.0D AS FLOAT) AS f, -double('NaN') AS n");

    assertThat(stage(plain, "plain").written().orElseThrow().sums())
        .isEqualTo(stage(odd, "odd").written().orElseThrow().sums());
  }

  private StagedFiles stage(Dataset<Row> rows, String name) {
    return new PlainOutput(
            folder.resolve(name).toString(), PlainFormat.PARQUET, StorageSettings.DEFAULT)
        .stage(rows, "run", "key");
  }

  private static Dataset<Row> dataset(List<Row> rows) {
    StructType schema = new StructType();
    for (int i = 0; i < COLUMNS; i++) {
      schema = schema.add("c (" + i + ") ü", TYPES.get(i % TYPES.size()));
    }
    return SharedSpark.session().createDataFrame(rows, schema);
  }

  private static List<Row> rows(Random random, int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      @Nullable Object[] cells = new @Nullable Object[COLUMNS];
      for (int column = 0; column < COLUMNS; column++) {
        cells[column] = i == 0 ? null : cell(random, TYPES.get(column % TYPES.size()));
      }
      rows.add(RowFactory.create(cells));
    }
    return rows;
  }

  private static @Nullable Object cell(Random random, DataType type) {
    if (random.nextInt(5) == 0) {
      return null;
    }
    if (type instanceof DecimalType decimal) {
      BigInteger digits =
          new BigDecimal(BigInteger.TEN.pow(1 + random.nextInt(decimal.precision())))
              .multiply(BigDecimal.valueOf(random.nextDouble()))
              .toBigInteger();
      return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), decimal.scale());
    }
    return switch (type.typeName()) {
      case "boolean" -> random.nextBoolean();
      case "integer" -> random.nextInt();
      case "long" -> random.nextBoolean() ? random.nextLong() : Long.MIN_VALUE;
      case "float" ->
          pick(random, Float.NaN, -0.0f, Float.MIN_VALUE, (float) random.nextGaussian());
      case "double" -> pick(random, Double.NaN, -0.0, Double.MAX_VALUE, random.nextGaussian());
      case "string" -> pick(random, "", "Zürich 😀", "a\u0000b", "x".repeat(random.nextInt(99)));
      case "binary" -> "é\n".repeat(random.nextInt(9)).getBytes(StandardCharsets.UTF_8);
      case "date" -> LocalDate.ofEpochDay(random.nextInt(3_000_000) - 719_162);
      case "timestamp" -> Instant.ofEpochSecond(seconds(random), random.nextInt(1_000_000) * 1000L);
      case "timestamp_ntz" -> LocalDateTime.ofEpochSecond(seconds(random), 1000, ZoneOffset.UTC);
      default -> throw new IllegalArgumentException(type.typeName());
    };
  }

  private static Object pick(Random random, Object... values) {
    return values[random.nextInt(values.length)];
  }

  /** From the year 1 to 9999. */
  private static long seconds(Random random) {
    return (random.nextInt(3_000_000) - 719_162) * 86_400L + random.nextInt(86_400);
  }
}
