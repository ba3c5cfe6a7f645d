package dev.sluice.io.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.problem.Place;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogSettingsTest {

  private static final StructType COLUMNS = new StructType().add("n", DataTypes.LongType);

  @TempDir private Path home;

  @AfterEach
  void returnToTheSharedSession() {
    SparkSession.setActiveSession(TestTables.SPARK);
  }

  @Test
  void aSessionWithTheseSettingsPublishesAndReads() throws Exception {
    Path warehouse = home.resolve("my wärehouse");
    CatalogSettings settings =
        new CatalogSettings("embedded", CatalogSettings.embedded(warehouse).properties());
    SparkSession spark = TestTables.SPARK.newSession();
    settings.sparkSettings().forEach(spark.conf()::set);
    settings.sessionDefaults().forEach(spark.conf()::set);
    // Spark looks for catalogs in the settings of the thread's session.
    SparkSession.setActiveSession(spark);
    TableTarget target =
        new TableTarget(
            Place.file("a.yaml"), "a.t", TableTarget.Mode.APPEND, List.of("day"), Map.of());
    for (String key : List.of("k1", "k2")) {
      try (StagedTable staged =
          StagedTable.stage(
              spark, settings, target, rows(spark, "1 mo/x", "2 tü"), TestTables.run(key))) {
        assertThat(TestTables.written(staged.rows(spark))).containsExactly("1 mo/x", "2 tü");
        staged.publish(1, again -> true);
      }
    }
    assertThat(TestTables.written(spark.sql("SELECT DISTINCT id, day FROM a.t")))
        .containsExactly("1 mo/x", "2 tü");
    try (StagedTable refused =
        StagedTable.stage(spark, settings, target, rows(spark, "3 we"), TestTables.run("k3"))) {
      assertThat(refused.addedRecords()).isEqualTo(1);
    }
    assertThat(spark.table("a.t").count()).isEqualTo(4);
    try (Stream<Path> files = Files.walk(warehouse)) {
      assertThat(files.map(Path::toString).filter(name -> name.endsWith(".parquet"))).hasSize(4);
    }
    try (TableCatalog catalog = settings.open()) {
      Problems problems = new Problems();
      assertThat(catalog.namespaces()).containsExactly("a");
      assertThat(catalog.tables("a")).containsExactly("t");
      assertThat(
              TableSource.find(catalog, "a.t", Place.file("x"), problems).orElseThrow().rowCount())
          .hasValue(4);
    }
  }

  private static Dataset<Row> rows(SparkSession spark, String... written) {
    return spark.createDataFrame(TestTables.rows(written).collectAsList(), TestTables.COLUMNS);
  }

  /** Each open catalog has connections of its own, as a process would. */
  @Test
  void manyOpenCatalogsShareTheEmbeddedDatabase() throws Exception {
    int catalogs = 5;
    ExecutorService threads = Executors.newFixedThreadPool(catalogs);
    try {
      List<Callable<Boolean>> work =
          IntStream.range(0, catalogs)
              .<Callable<Boolean>>mapToObj(number -> () -> append(number))
              .toList();
      for (var done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    try (TableCatalog catalog = CatalogSettings.embedded(home).open()) {
      assertThat(RowLog.of(catalog, "sluice.runs", COLUMNS).rows())
          .extracting(row -> row.get("n"))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 3 * catalogs).mapToObj(n -> (Object) (long) n).toList());
    }
  }

  /** A race of microseconds: one round seldom shows it. */
  @Test
  void processesThatStartAtOnceMakeOneDatabase() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      for (int round = 0; round < 60; round++) {
        Path warehouse = Files.createDirectory(home.resolve("round" + round));
        List<Callable<CatalogSettings>> starts =
            Collections.nCopies(6, () -> CatalogSettings.embedded(warehouse));
        for (var started : threads.invokeAll(starts)) {
          assertThat(started.get().properties()).containsKey("uri");
        }
        try (Stream<Path> files = Files.list(warehouse)) {
          assertThat(files.map(file -> file.getFileName().toString()))
              .contains("catalog.db", "data")
              .noneMatch(name -> name.contains(".new"));
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean append(int number) {
    try (TableCatalog catalog = CatalogSettings.embedded(home).open()) {
      RowLog log = RowLog.of(catalog, "sluice.runs", COLUMNS);
      for (int i = 0; i < 3; i++) {
        log.append(List.of(Map.of("n", (long) (3 * number + i))));
      }
    }
    return true;
  }

  @Test
  void aWarehouseThatCannotBeMadeIsAnExternalFault() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "");
    assertThatThrownBy(() -> CatalogSettings.embedded(file.resolve("below")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.exitCode()).isEqualTo(4);
              assertThat(e.problems().get(0).code()).isEqualTo("warehouse-failed");
            });
  }

  @Test
  void aCatalogThatDoesNotAnswerIsAnExternalFault() {
    Map<String, String> properties =
        Map.of(
            "type",
            "jdbc",
            "uri",
            "jdbc:sqlite:" + home.resolve("no/such/folder.db"),
            "warehouse",
            home.toString());
    assertThatThrownBy(() -> CatalogSettings.of(properties).open())
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.exitCode()).isEqualTo(4);
              assertThat(e.problems().get(0).code()).isEqualTo("catalog-failed");
            });
  }

  @Test
  void theSettingsOfAnotherCatalogGoToSparkAsTheyAre() {
    assertThat(CatalogSettings.of(Map.of("type", "rest", "uri", "http://x")).sparkSettings())
        .containsExactly(
            Map.entry("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog"),
            Map.entry("spark.sql.catalog.lake.cache-enabled", "false"),
            Map.entry("spark.sql.catalog.lake.type", "rest"),
            Map.entry("spark.sql.catalog.lake.uri", "http://x"));
  }
}
