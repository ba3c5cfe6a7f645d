package dev.sluice.io.text;

import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructType;

/** Learns from Spark which columns a query needs. */
final class TextScanBuilder implements SupportsPushDownRequiredColumns {

  private final TextTable table;
  private StructType wanted;

  TextScanBuilder(TextTable table) {
    this.table = table;
    wanted = table.schema();
  }

  @Override
  public void pruneColumns(StructType required) {
    StructType whole = new StructType();
    // Hidden columns are handed out whole, also when the query needs a part of them.
    for (String name : required.fieldNames()) {
      whole = whole.add(table.schema().apply(name));
    }
    wanted = whole;
  }

  @Override
  public Scan build() {
    return new TextScan(table, wanted);
  }
}
