package dev.sluice.io.table;

import dev.sluice.problem.Place;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.iceberg.BaseTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A namespace of the shared catalog for one test, and short ways to fill and see its tables. */
final class TestTables {

  static final SparkSession SPARK = SharedSpark.session();
  static final CatalogSettings SETTINGS =
      new CatalogSettings(CatalogSettings.DEFAULT_NAME, Map.of());
  static final StructType COLUMNS =
      new StructType().add("id", DataTypes.LongType).add("day", DataTypes.StringType);
  static final Place PLACE = new Place("jobs/a.yaml", 7, 3, "publish.t");

  final String namespace = "n" + UUID.randomUUID().toString().replace("-", "");
  final TableCatalog catalog = TableCatalog.of(SPARK, SETTINGS);

  TableTarget target(TableTarget.Mode mode, String... partitionBy) {
    return new TableTarget(
        PLACE, namespace + ".t", mode, List.of(partitionBy), Map.of("sluice.digest", "d1"));
  }

  static TableRun run(String runKey) {
    return new TableRun("my-job", "{}", UUID.randomUUID().toString(), runKey, Owner.current());
  }

  /** Rows written as {@code "1 monday"}. */
  static Dataset<Row> rows(String... written) {
    List<Row> rows =
        Arrays.stream(written)
            .map(text -> text.split(" "))
            .map(parts -> RowFactory.create(Long.parseLong(parts[0]), parts[1]))
            .toList();
    return SPARK.createDataFrame(rows, COLUMNS);
  }

  StagedTable stage(TableTarget target, String runKey, String... written) {
    return StagedTable.stage(SPARK, SETTINGS, target, rows(written), run(runKey));
  }

  void publish(TableTarget target, String runKey, String... written) {
    try (StagedTable staged = stage(target, runKey, written)) {
      staged.publish(1, again -> true);
    }
  }

  /** The published rows, written as {@link #rows} reads them, in order of id. */
  List<String> published() {
    return written(SPARK.table("lake." + namespace + ".t"));
  }

  static List<String> written(Dataset<Row> rows) {
    return rows.orderBy("id", "day").collectAsList().stream()
        .map(row -> row.get(0) + " " + row.get(1))
        .toList();
  }

  Optional<BaseTable> table() {
    return catalog.find(TableId.parse(namespace + ".t", PLACE));
  }

  BaseTable existing() {
    return table().orElseThrow();
  }

  List<String> branches() {
    return existing().refs().keySet().stream().sorted().toList();
  }

  /** The Parquet files in the table's folder. */
  List<String> dataFiles() {
    Path folder = SharedSpark.home().resolve("warehouse").resolve(namespace).resolve("t");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".parquet") && !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
