package dev.sluice.run;

import java.util.LinkedHashMap;
import java.util.Map;

/** Spark settings by the size of the work. */
final class SessionSettings {

  private SessionSettings() {}

  static Map<String, String> forLocal(long inputBytes) {
    Map<String, String> conf = new LinkedHashMap<>(forCluster());
    conf.put("spark.master", "local[*]");
    conf.put("spark.ui.enabled", "false");
    conf.put("spark.driver.host", "127.0.0.1");
    conf.put("spark.driver.bindAddress", "127.0.0.1");
    conf.put("spark.sql.shuffle.partitions", inputBytes < (32 << 20) ? "1" : "8");
    return conf;
  }

  static Map<String, String> forCluster() {
    Map<String, String> conf = new LinkedHashMap<>();
    conf.put("spark.sql.session.timeZone", "UTC");
    conf.put("spark.sql.ansi.enabled", "false");
    conf.put("spark.sql.decimalOperations.allowPrecisionLoss", "false");
    conf.put("spark.sql.catalogImplementation", "in-memory");
    return conf;
  }
}
