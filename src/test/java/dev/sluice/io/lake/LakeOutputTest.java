package dev.sluice.io.lake;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.io.file.StorageSettings;
import dev.sluice.io.table.Owner;
import dev.sluice.problem.Place;
import dev.sluice.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Batches in a lake folder. Oracle: Spark's own reading of the folder, and the rows given. */
class LakeOutputTest extends LakeFixture {

  @Test
  void filesAreAsTheLayoutAsks() throws IOException {
    Dataset<Row> rows = events(0, 500);

    publish("2026-10-31", "k1", rows);

    List<String> files = files();
    assertThat(files)
        .hasSize(4)
        .allMatch(
            file ->
                file.matches(
                    "region=(eu-west-1|us)/accountId=0123(56)?/eventDay=2026103[01]/[0-9a-f]{16}-0.zstd.parquet"));
    for (String file : files) {
      try (ParquetFileReader reader = open(file)) {
        assertThat(reader.getFileMetaData().getSchema().toString())
            .doesNotContain("region", "accountId", "eventDay")
            .contains("(LIST)", "repeated group list", "element", "(MAP)");
        for (ColumnChunkMetaData column : reader.getRowGroups().get(0).getColumns()) {
          assertThat(column.getCodec()).isEqualTo(CompressionCodecName.ZSTD);
        }
      }
      assertThat(times(file)).isSorted().isNotEmpty();
    }
    assertThat(read()).containsExactlyInAnyOrderElementsOf(texts(rows));
  }

  @Test
  void aBatchReplacesItselfAndNothingElse() {
    publish("a", "a1", events(0, 100));
    publish("b", "b1", events(100, 150));
    publish("a", "a2", events(0, 90));

    assertThat(read())
        .containsExactlyInAnyOrderElementsOf(texts(events(0, 90).union(events(100, 150))));
    assertThat(output("a").publishedRunKey()).contains("a2");
    assertThat(output("b").publishedRunKey()).contains("b1");
    assertThat(LakeOutput.publishedBy("run-a1", lake(), StorageSettings.DEFAULT)).isEmpty();
    assertThat(
            texts(
                LakeOutput.publishedBy("run-b1", lake(), StorageSettings.DEFAULT)
                    .orElseThrow()
                    .read(SPARK)))
        .containsExactlyInAnyOrderElementsOf(texts(events(100, 150)));
  }

  @Test
  void theGateReadsWhatIsStagedAndReadersDoNot() {
    publish("a", "a1", events(0, 10));
    StagedBatch staged = output("a").stage(events(5, 30), run("a2"));

    assertThat(texts(staged.read(SPARK))).containsExactlyInAnyOrderElementsOf(texts(events(5, 30)));
    assertThat(staged.written().rowsInFiles()).isEqualTo(25);
    assertThat(read()).hasSize(10);
    staged.discard();
    assertThat(staging()).isEmpty();
    assertThat(read()).hasSize(10);
  }

  @Test
  void filesDoNotDependOnHowRowsArrive() throws IOException {
    Set<List<Integer>> contents = new HashSet<>();
    for (int partitions : new int[] {1, 2, 7}) {
      // Many rows of one time, so that only their hashes tell which comes first.
      Dataset<Row> rows = events(0, 300).repartition(partitions).withColumn("time", time());
      StagedBatch staged = output("p").stage(rows, run("p"));
      contents.add(
          staged.written().files().stream()
              .sorted((left, right) -> folder(left.name()).compareTo(folder(right.name())))
              .map(file -> List.of(bytes(file.location())).hashCode())
              .toList());
      staged.discard();
    }
    assertThat(contents).hasSize(1);
  }

  private static Column time() {
    return lit(5L);
  }

  @Test
  void namesOfAnyKindAreNames() {
    Dataset<Row> rows =
        events(0, 8)
            .withColumn("region", expr("concat('ü/:=%[', id)"))
            .withColumn("accountId", lit("007"));

    publish("2026/10:31 [x]*", "k", rows);

    assertThat(read()).containsExactlyInAnyOrderElementsOf(texts(rows));
    assertThat(output("2026/10:31 [x]*").publishedRunKey()).contains("k");
  }

  @Test
  void rowsWithoutAFolderAreRefused() {
    Dataset<Row> rows =
        events(0, 10)
            .withColumn("region", expr("IF(id < 2, null, region)"))
            .withColumn("accountId", expr("IF(id = 3, '  ', accountId)"))
            .withColumn("eventDay", expr("IF(id > 7, '2026-10-31', eventDay)"));

    assertThatThrownBy(() -> output("a").stage(rows, run("a1")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("2 rows have a blank in \"region\"")
        .hasMessageContaining("1 row has a blank in \"accountId\"")
        .hasMessageContaining("2 rows have no day as YYYYMMDD in \"eventDay\"");
    assertThat(staging()).isEmpty();
  }

  @Test
  void columnsMayOnlyBeAdded() {
    publish("a", "a1", events(0, 3));
    Dataset<Row> more =
        events(3, 6)
            .withColumn("user", expr("struct(id AS more, user.*)"))
            .withColumn("extra", lit("x"));
    publish("b", "b1", more);

    assertThatThrownBy(() -> output("c").stage(events(6, 9), run("c1")))
        .hasMessageContaining("\"extra\" is missing")
        .hasMessageContaining("\"user.more\" is missing");
    assertThatThrownBy(() -> output("c").stage(more.withColumn("id", lit("t")), run("c")))
        .hasMessageContaining("\"id\" is string, not bigint");
    assertThatThrownBy(
            () -> output("a").stage(more, new LakeRun("other", "r", "k", Owner.current())))
        .hasMessageContaining("batch \"a\" was published by job job");
  }

  @Test
  void aBatchMayBeEmptyAndComeBack() {
    publish("a", "a1", events(0, 0));
    assertThat(files()).isEmpty();
    assertThat(output("a").publishedRunKey()).contains("a1");
    publish("a", "a2", events(0, 5));
    publish("a", "a3", events(0, 0));

    assertThat(files()).isEmpty();
  }

  @Test
  void worksThroughHadoopToo() {
    OtherScheme.SETTINGS.forEach((key, value) -> SPARK.conf().set(key, value));
    String folder = OtherScheme.path(home.resolve("lake").toString());
    StorageSettings settings = new StorageSettings(OtherScheme.SETTINGS);
    for (String key : List.of("a1", "b1", "a2")) {
      LakeOutput output =
          new LakeOutput(folder, key.substring(0, 1), settings, Place.file("job.yaml"));
      output.cleanUp();
      StagedBatch staged = output.stage(inOneRegion(0, key.equals("a2") ? 9 : 20), run(key));
      assertThat(texts(staged.read(SPARK))).hasSize(key.equals("a2") ? 4 : 10);
      staged.publish();
      assertThat(output.publishedRunKey()).contains(key);
    }

    Dataset<Row> read = SPARK.read().schema(events(0, 0).schema()).parquet(folder);
    assertThat(read.count()).isEqualTo(14);
    assertThat(LakeOutput.publishedBy("run-a2", folder, settings).orElseThrow().read(SPARK).count())
        .isEqualTo(4);
  }

  private static String folder(String name) {
    return name.substring(0, name.lastIndexOf('/'));
  }

  private static String bytes(String location) {
    try {
      String path = location.startsWith("file:") ? location.substring(5) : location;
      return Arrays.toString(Files.readAllBytes(Path.of(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ParquetFileReader open(String file) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(Path.of(lake(), file).toUri());
    return ParquetFileReader.open(HadoopInputFile.fromPath(path, new Configuration()));
  }

  private List<Long> times(String file) {
    return SPARK
        .read()
        .option("__globPaths__", "false")
        .parquet("file:" + Path.of(lake(), file))
        .collectAsList()
        .stream()
        .map(row -> row.<Long>getAs("time"))
        .toList();
  }
}
