package dev.sluice.io.lake;

import dev.sluice.io.file.StorageSettings;
import dev.sluice.io.table.Owner;
import dev.sluice.problem.Place;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.io.TempDir;

/** A lake folder of a test, and events to publish to it. */
abstract class LakeFixture {

  /** Compiling the code of a query takes longer than such a query runs. */
  static final SparkSession SPARK = SharedSpark.session().newSession();

  static {
    SPARK.conf().set("spark.sql.codegen.wholeStage", "false");
    SPARK.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    SPARK.conf().set("spark.sql.shuffle.partitions", "2");
  }

  @TempDir Path home;

  void publish(String batch, String key, Dataset<Row> rows) {
    output(batch).stage(rows, run(key)).publish();
  }

  static LakeRun run(String key) {
    return new LakeRun("job", "run-" + key, key, Owner.current());
  }

  LakeOutput output(String batch) {
    return new LakeOutput(lake(), batch, StorageSettings.DEFAULT, Place.file("job.yaml"));
  }

  String lake() {
    return home.resolve("a lake%[1]").toString();
  }

  /** Events of two regions, accounts and days, some of them late. */
  static Dataset<Row> events(int from, int to) {
    return SPARK.sql(
        """
        SELECT id, 1793404800000 - id * 7919 %% 1000 AS time,
          IF(id %% 2 = 0, 'eu-west-1', 'us') AS region,
          IF(id %% 2 = 0, '0123', '012356') AS accountId,
          IF(id %% 5 = 0, '20261030', '20261031') AS eventDay,
          struct(IF(id %% 3 = 0, null, id) AS uid, array(string(id), null) AS names) AS user,
          map('k', string(id)) AS unmapped
        FROM range(%d, %d, 1, 3)
        """
            .formatted(from, to));
  }

  List<String> read() {
    return texts(
        SPARK
            .read()
            .option("basePath", lake())
            .option("__globPaths__", "false")
            .schema(events(0, 0).schema())
            .parquet(lake())
            .select(
                Stream.of(events(0, 0).columns()).map(LakeOutput::named).toArray(Column[]::new)));
  }

  static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).toList();
  }

  List<String> files() {
    try (Stream<Path> walk = Files.walk(Path.of(lake()))) {
      return walk.filter(Files::isRegularFile)
          .map(file -> Path.of(lake()).relativize(file).toString())
          .filter(file -> !file.startsWith("_sluice"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> staging() {
    return names("staging");
  }

  List<String> manifests() {
    return names("batches");
  }

  List<String> names(String folder) {
    try (Stream<Path> list = Files.list(Path.of(lake(), "_sluice", folder))) {
      return list.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Dataset<Row> inOneRegion(int from, int to) {
    return events(from, to).filter("region = 'us'");
  }
}
