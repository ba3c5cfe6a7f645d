package dev.sluice.io.text;

import dev.sluice.io.file.StorageSettings;
import dev.sluice.spec.Dialect;
import dev.sluice.spec.TextEncoding;
import java.io.IOException;
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
    TextFormat format,
    Dialect dialect,
    List<TextColumn> columns,
    StructType wanted,
    StorageSettings storage)
    implements Serializable {

  /** The rows of a part of a file, without those of its footer. */
  RowReader rowsOf(TextSplit split, CellRow row) throws IOException {
    SplitReader rows = new SplitReader(this, split, row);
    return dialect.skipFooter() == 0 ? rows : new FooterReader(rows, dialect.skipFooter());
  }

  /** An encoding as messages name it. */
  static String name(TextEncoding encoding) {
    return encoding == TextEncoding.UTF_8 ? "UTF-8" : encoding.word();
  }
}
