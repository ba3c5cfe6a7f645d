package dev.sluice.quality;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** Refers to columns by their exact names, whatever characters are in them. */
final class Names {

  private Names() {}

  static Column column(String name) {
    return functions.col(quoted(name));
  }

  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
