package dev.sluice.run;

import dev.sluice.io.table.CatalogSettings;
import dev.sluice.spec.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * Opens the Spark session of a command: local and sized by the input, or whatever spark-submit has
 * set.
 */
public final class Sessions implements SessionSource {

  @Override
  public SparkSession open(
      Settings settings, CatalogSettings catalog, long inputBytes, RunOptions options) {
    return open(settings, catalog, inputBytes, options.master(), "sluice " + options.job());
  }

  /** A session for SQL over published tables. */
  public SparkSession openForSql(Settings settings, CatalogSettings catalog) {
    SparkSession spark = open(settings, catalog, 0, Optional.empty(), "sluice sql");
    catalog.sessionDefaults().forEach((key, value) -> spark.conf().set(key, value));
    return spark;
  }

  /** A session for formulas on cells: rows are few, but their code is generated as for many. */
  public SparkSession openForFormulas() {
    return opened("sluice formula", SessionSettings.forLocal(Long.MAX_VALUE), new SparkConf());
  }

  /** A session for a handful of rows: generating code would take longer than they do. */
  public SparkSession openForTrials() {
    return opened("sluice ocsf map", SessionSettings.forLocal(0), new SparkConf());
  }

  private static SparkSession open(
      Settings settings,
      CatalogSettings catalog,
      long inputBytes,
      Optional<String> master,
      String name) {
    // spark-submit passes its settings as system properties, which SparkConf reads.
    SparkConf submitted = new SparkConf();
    boolean local =
        !submitted.contains("spark.master") && master.map(m -> m.startsWith("local")).orElse(true);
    Map<String, String> conf = new LinkedHashMap<>();
    conf.putAll(local ? SessionSettings.forLocal(inputBytes) : SessionSettings.forCluster());
    conf.putAll(catalog.sparkSettings());
    conf.putAll(settings.spark());
    master.ifPresent(chosen -> conf.put("spark.master", chosen));
    return opened(name, conf, submitted);
  }

  /** What spark-submit was told wins. */
  private static SparkSession opened(String name, Map<String, String> conf, SparkConf submitted) {
    SparkSession.Builder builder = SparkSession.builder().appName(name);
    conf.forEach(
        (key, value) -> {
          if (!submitted.contains(key)) {
            builder.config(key, value);
          }
        });
    return builder.getOrCreate();
  }
}
