package dev.sluice.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * The one SparkSession of all tests, with an Iceberg catalog {@code lake} on an embedded SQLite
 * file in a folder that lives as long as the tests. Tests that publish use a namespace of their
 * own.
 */
public final class SharedSpark {

  private static final Path HOME = temporaryFolder();
  private static final SparkSession SESSION =
      SparkSession.builder()
          .master("local[2]")
          .appName("sluice-tests")
          .config("spark.ui.enabled", "false")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.sql.shuffle.partitions", "3")
          .config("spark.sql.session.timeZone", "UTC")
          .config("spark.sql.ansi.enabled", "false")
          .config("spark.sql.decimalOperations.allowPrecisionLoss", "false")
          .config("spark.sql.warehouse.dir", HOME.resolve("spark-warehouse").toString())
          .config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog")
          .config("spark.sql.catalog.lake.type", "jdbc")
          .config("spark.sql.catalog.lake.uri", "jdbc:sqlite:" + HOME.resolve("catalog.db"))
          .config("spark.sql.catalog.lake.jdbc.schema-version", "V1")
          .config("spark.sql.catalog.lake.warehouse", HOME.resolve("warehouse").toString())
          .getOrCreate();

  private SharedSpark() {}

  /** The shared session. Never stop it. */
  public static SparkSession session() {
    SESSION.sparkContext().setLogLevel("ERROR");
    return SESSION;
  }

  /** The folder of the shared catalog. */
  public static Path home() {
    return HOME;
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("sluice-tests");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
