package dev.sluice.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Spark settings by the size of the work. The figures in brackets are CPU seconds that a setting
 * saves in a job of a kilobyte that reads, joins, groups, stages, audits and publishes, which takes
 * 14.8 s with Spark's defaults and 3.7 s with all of them and the launcher's (class-data sharing
 * 3.4, C1 only 5.1, serial collector 1.0).
 */
final class SessionSettings {

  private static final long MEGABYTE = 1L << 20;

  /**
   * Up to here compiling generated code costs more than it saves: 1.0 s saved at 1 MB, 0.5 s at 4
   * MB, 0.7 s lost at 16 MB; with fifty formulas a row it is lost from 2 MB on.
   */
  private static final long INTERPRETED_UP_TO = 2 * MEGABYTE;

  /** Up to here one partition is fastest, and there is nothing to adapt to. */
  private static final long SMALL_UP_TO = 32 * MEGABYTE;

  /** Input bytes a shuffle partition; the adaptive planner merges those that turn out small. */
  private static final long BYTES_PER_PARTITION = 16 * MEGABYTE;

  private static final long MOST_PARTITIONS = 2000;

  private SessionSettings() {}

  /**
   * One process on this machine.
   *
   * @param inputBytes what the job reads, uncompressed; 0 when there is next to nothing, {@link
   *     Long#MAX_VALUE} when unknown
   */
  static Map<String, String> forLocal(long inputBytes) {
    Map<String, String> settings = new LinkedHashMap<>(forCluster());
    settings.put("spark.master", "local[*]");
    // A port, a web server and its threads that nobody looks at (0.6 s; 0.25 s with class-data
    // sharing).
    settings.put("spark.ui.enabled", "false");
    // The command line draws its own.
    settings.put("spark.ui.showConsoleProgress", "false");
    // No look-up of the host name, which can take seconds off-line; nothing to reach from outside.
    settings.put("spark.driver.host", "127.0.0.1");
    settings.put("spark.driver.bindAddress", "127.0.0.1");
    // Spark makes this folder although nothing is kept in it: not in the user's folder.
    settings.put("spark.sql.warehouse.dir", unusedWarehouse());
    // What is kept for a few minutes is not worth packing.
    settings.put("spark.sql.inMemoryColumnarStorage.compressed", "false");
    if (inputBytes <= SMALL_UP_TO) {
      settings.putAll(small());
    } else {
      settings.put("spark.sql.shuffle.partitions", Long.toString(partitions(inputBytes)));
    }
    if (inputBytes <= INTERPRETED_UP_TO) {
      // Expressions are interpreted (0.9 s). Generated and interpreted code give the same values.
      settings.put("spark.sql.codegen.wholeStage", "false");
      settings.put("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    }
    return settings;
  }

  /** What values mean; the same everywhere, so that a result is the same everywhere. */
  static Map<String, String> forCluster() {
    Map<String, String> settings = new LinkedHashMap<>();
    // Times are written and read in UTC, whatever the machine's zone.
    settings.put("spark.sql.session.timeZone", "UTC");
    // The compiled formulas hold null for an error and carry the error beside it.
    settings.put("spark.sql.ansi.enabled", "false");
    // Money is exact: a decimal that does not fit is an error and is never rounded silently.
    settings.put("spark.sql.decimalOperations.allowPrecisionLoss", "false");
    // No Hive classes and no metastore of Spark's own; tables live in the Iceberg catalog.
    settings.put("spark.sql.catalogImplementation", "in-memory");
    return settings;
  }

  /** The choices in words, with what they were made by. */
  static String explain(long inputBytes) {
    long megabytes = inputBytes / MEGABYTE;
    if (inputBytes <= INTERPRETED_UP_TO) {
      return "one partition and no generated code, because " + megabytes + " MB are little";
    }
    return inputBytes <= SMALL_UP_TO
        ? "one partition, because " + megabytes + " MB are little"
        : partitions(inputBytes)
            + " shuffle partitions, one for each "
            + BYTES_PER_PARTITION / MEGABYTE
            + " MB of the input, merged where they turn out small";
  }

  private static Map<String, String> small() {
    return Map.of(
        // One task a stage instead of 200 (3.4 s), or 4 (0.5 s).
        "spark.sql.shuffle.partitions", "1",
        "spark.default.parallelism", "1",
        // Each sort and aggregation would take and clear a page of up to 64 MB, by the size of the
        // heap; rows that are larger get a page of their own size (0.9 s of the example job's 10).
        "spark.buffer.pageSize", "1m",
        // Each stage would be planned again (0.2 s).
        "spark.sql.adaptive.enabled", "false");
  }

  private static long partitions(long inputBytes) {
    long wanted = inputBytes / BYTES_PER_PARTITION + 1;
    long cores = Runtime.getRuntime().availableProcessors();
    return Math.min(MOST_PARTITIONS, Math.max(cores, wanted));
  }

  private static String unusedWarehouse() {
    return Path.of(System.getProperty("java.io.tmpdir"), "sluice-unused-warehouse")
        .toUri()
        .toString();
  }
}
