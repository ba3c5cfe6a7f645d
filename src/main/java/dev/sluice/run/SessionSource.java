package dev.sluice.run;

import dev.sluice.io.table.CatalogSettings;
import dev.sluice.spec.Settings;
import org.apache.spark.sql.SparkSession;

/** Where a run gets its Spark session from. */
@FunctionalInterface
public interface SessionSource {

  /**
   * A session that knows the catalog.
   *
   * @param inputBytes the size of the input; a small one gets few partitions and a fast start
   */
  SparkSession open(
      Settings settings, CatalogSettings catalog, long inputBytes, RunOptions options);
}
