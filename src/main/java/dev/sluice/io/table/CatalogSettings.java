package dev.sluice.io.table;

import dev.sluice.problem.ProblemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;

/**
 * Which Iceberg catalog holds the tables.
 *
 * @param name the name that Spark SQL knows it by
 * @param properties Iceberg's own catalog properties, such as {@code type}, {@code uri} and {@code
 *     warehouse}
 */
public record CatalogSettings(String name, Map<String, String> properties) {

  /**
   * The name of the catalog of every job that does not ask for another. It must not be that of a
   * namespace: Spark would take {@code sluice.runs} for a table of the catalog itself.
   */
  public static final String DEFAULT_NAME = "lake";

  public CatalogSettings {
    properties = Map.copyOf(properties);
  }

  /**
   * The catalog of local mode: {@code catalog.db} (SQLite) and {@code data} in one folder, which is
   * made when it is missing. Several processes of one machine may share it; a network file system
   * must not hold it.
   */
  public static CatalogSettings embedded(Path warehouse) {
    return new CatalogSettings(DEFAULT_NAME, EmbeddedDatabase.in(warehouse));
  }

  /** Any other catalog (rest, glue, hive, hadoop ...) by Iceberg's properties. */
  public static CatalogSettings of(Map<String, String> properties) {
    return new CatalogSettings(DEFAULT_NAME, properties);
  }

  /**
   * What a session needs to know to see the tables. Spark's cache of tables is off: a run must see
   * what another process has just published, and a load costs a few milliseconds.
   */
  public Map<String, String> sparkSettings() {
    String prefix = "spark.sql.catalog." + name;
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(prefix, "org.apache.iceberg.spark.SparkCatalog");
    settings.put(prefix + ".cache-enabled", "false");
    new TreeMap<>(properties).forEach((key, value) -> settings.put(prefix + "." + key, value));
    return settings;
  }

  /** What a session needs besides, for SQL that names tables without the catalog. */
  public Map<String, String> sessionDefaults() {
    return Map.of("spark.sql.defaultCatalog", name);
  }

  /**
   * Opens the catalog without Spark, for commands that only look at tables; close it after use.
   *
   * @throws ProblemException (external) when the catalog does not answer
   */
  public TableCatalog open() {
    return CatalogFailure.guard(
        "catalog " + name,
        () ->
            new TableCatalog(
                name, CatalogUtil.buildIcebergCatalog(name, properties, new Configuration())));
  }
}
