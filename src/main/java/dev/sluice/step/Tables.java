package dev.sluice.step;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The lazy tables of a job at one point between its steps.
 *
 * @param asOf the run's as-of time: the only clock a step may read
 */
public record Tables(Map<String, Dataset<Row>> byName, Instant asOf) {

  public Tables {
    byName = new LinkedHashMap<>(byName);
  }

  /** A table that the check has already found to be there. */
  public Dataset<Row> table(String name) {
    Dataset<Row> table = byName.get(name);
    if (table == null) {
      throw new IllegalStateException("table " + name + " was not checked before it was used");
    }
    return table;
  }

  /** What is known of the tables without data. */
  public TableSchemas schemas() {
    Map<String, StructType> schemas = new LinkedHashMap<>();
    byName.forEach((name, table) -> schemas.put(name, table.schema()));
    return new TableSchemas(schemas, asOf);
  }
}
