package dev.sluice.io.text;

import dev.sluice.io.file.StorageSettings;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * What every task of a scan must know.
 *
 * @param columns the columns of the source; all are checked
 * @param wanted the columns that the query asks for; only they are handed out
 */
record TextRead(
    TextFormat format, List<TextColumn> columns, StructType wanted, StorageSettings storage)
    implements Serializable {

  /** True when the first record of a file names the columns. */
  boolean hasHeader() {
    return format instanceof TextFormat.Delimited delimited
        && delimited.header() == TextFormat.Header.FIRST_LINE;
  }
}
