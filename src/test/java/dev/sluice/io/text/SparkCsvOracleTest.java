package dev.sluice.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.spec.ColumnType;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what Spark wrote, and compares with what Spark's own readers make of the same files. */
class SparkCsvOracleTest {

  private static final String ROWS =
      """
      SELECT id, concat('note ', id, if(id % 7 = 0, ', "quoted"', ''), if(id % 11 = 0, '\\n2', '')) AS note,
             CAST(hash(id) / 100 AS DECIMAL(18,2)) AS amount, hash(id, 1) * 1.0e-7D AS rate,
             date_add(DATE'1950-01-01', CAST(id * 17 AS INT)) AS day, id % 3 = 0 AS ok,
             timestamp_micros(hash(id, 2) * 1000003L) AS at
      FROM range(0, 2000, 1, 3)
      """;

  @TempDir Path folder;

  @Test
  void agreesWithSparkAboutFilesThatSparkWrote() throws IOException {
    SparkSession spark = SharedSpark.session();
    Dataset<Row> rows = spark.sql(ROWS);
    Map<String, String> options =
        Map.of(
            "header", "true", "escape", "\"", "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX");
    rows.write().options(options).csv(folder + "/csv");
    rows.write()
        .option("compression", "gzip")
        .option("timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX")
        .json(folder + "/json");
    Dataset<Row> expected =
        spark
            .read()
            .schema(rows.schema())
            .options(options)
            .option("multiLine", "true")
            .csv(folder + "/csv");

    assertThat(same(expected, load(TextOptions.of(TextFormat.csv(), folder + "/csv")))).isTrue();
    assertThat(
            same(
                expected,
                load(TextOptions.of(TextFormat.csv(), folder + "/csv").withSplitBytes(5000))))
        .isTrue();
    assertThat(
            same(
                spark.read().schema(rows.schema()).json(folder + "/json"),
                load(TextOptions.of(TextFormat.jsonLines(), folder + "/json"))))
        .isTrue();
    assertThat(expected.count()).isEqualTo(2000);
    try (Stream<Path> files = Files.list(folder.resolve("csv"))) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("part-")))
          .hasSize(3);
    }
  }

  @Test
  void keepsAStrayQuoteFromCostingMoreThanItsOwnLines() throws IOException {
    StringBuilder text = new StringBuilder("id,note\n");
    for (int i = 1; i <= 400; i++) {
      text.append(i).append(i == 200 ? ",\"never closed\n" : ",note\n");
    }
    Path file = Files.writeString(folder.resolve("stray.csv"), text);

    for (long split : new long[] {0, 1500, 333}) {
      TextOptions options =
          TextOptions.of(TextFormat.csv(), file.toString())
              .withColumns(Map.of("note", ColumnType.TEXT))
              .withSplitBytes(split);
      List<Row> rows = source(options).filter("__reject is not null").collectAsList();
      assertThat(rows.stream().map(TextSourceTest::reject))
          .containsExactly("201 null [null] a quote that is never closed | 200,\"never closed");
      assertThat(source(options).filter("note = 'note'").count()).isEqualTo(399);
    }
  }

  private static boolean same(Dataset<Row> expected, Dataset<Row> found) {
    return expected.exceptAll(found).isEmpty() && found.exceptAll(expected).isEmpty();
  }

  private static Dataset<Row> load(TextOptions options) {
    Map<String, ColumnType> columns = new java.util.LinkedHashMap<>();
    columns.put("id", ColumnType.INTEGER);
    columns.put("note", ColumnType.TEXT);
    columns.put("amount", ColumnType.decimal(18, 2));
    columns.put("rate", ColumnType.DOUBLE);
    columns.put("day", ColumnType.DATE);
    columns.put("ok", ColumnType.BOOLEAN);
    columns.put("at", ColumnType.TIMESTAMP);
    return source(options.withColumns(columns)).drop("__row", "__reject");
  }

  private static Dataset<Row> source(TextOptions options) {
    Problems problems = new Problems();
    var source = TextSource.plan(options, Place.file("test"), problems);
    problems.throwIfAny();
    return source.orElseThrow().load(SharedSpark.session());
  }
}
