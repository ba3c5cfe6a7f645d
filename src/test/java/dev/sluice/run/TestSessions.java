package dev.sluice.run;

import dev.sluice.io.table.CatalogSettings;
import dev.sluice.spec.Settings;
import dev.sluice.testing.SharedSpark;
import org.apache.spark.sql.SparkSession;

/** Sessions on the shared Spark context, each with the catalog of its own project. */
final class TestSessions implements SessionSource {

  private final int shufflePartitions;

  TestSessions() {
    this(3);
  }

  TestSessions(int shufflePartitions) {
    this.shufflePartitions = shufflePartitions;
  }

  @Override
  public SparkSession open(
      Settings settings, CatalogSettings catalog, long inputBytes, RunOptions options) {
    SparkSession spark = SharedSpark.session().newSession();
    spark.conf().set("spark.sql.shuffle.partitions", shufflePartitions);
    spark.conf().set("spark.sql.session.timeZone", "UTC");
    spark.conf().set("spark.sql.decimalOperations.allowPrecisionLoss", "false");
    catalog.sparkSettings().forEach((key, value) -> spark.conf().set(key, value));
    catalog.sessionDefaults().forEach((key, value) -> spark.conf().set(key, value));
    // Spark loads catalogs with the settings of the active session.
    SparkSession.setActiveSession(spark);
    return spark;
  }

  /** A session that sees the published tables of a project. */
  SparkSession open(Settings settings) {
    return open(settings, Catalogs.of(settings), 0, RunOptions.of("", java.util.Map.of()));
  }
}
