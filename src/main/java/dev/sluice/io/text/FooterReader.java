package dev.sluice.io.text;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The rows of a file but for the last ones. Each row waits, as a copy, until enough others were
 * read after it: one pass, and as many rows in memory as the footer has.
 */
final class FooterReader implements RowReader {

  private final RowReader rows;
  private final int footer;
  private final Deque<InternalRow> waiting = new ArrayDeque<>();
  private InternalRow row = InternalRow.empty();

  FooterReader(RowReader rows, int footer) {
    this.rows = rows;
    this.footer = footer;
  }

  @Override
  public boolean next() throws IOException {
    while (waiting.size() <= footer) {
      if (!rows.next()) {
        return false;
      }
      waiting.add(rows.row().copy());
    }
    row = waiting.remove();
    return true;
  }

  @Override
  public InternalRow row() {
    return row;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
