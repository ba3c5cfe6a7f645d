package dev.sluice.io.text;

import java.io.IOException;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.jspecify.annotations.Nullable;

/** Reads the parts of files of one task, one after the other. */
final class TextPartitionReader implements PartitionReader<InternalRow> {

  private final TextRead read;
  private final Iterator<TextSplit> splits;
  private final CellRow row;
  private @Nullable SplitReader current;

  TextPartitionReader(TextRead read, TextPartition partition) {
    this.read = read;
    splits = partition.splits().iterator();
    row = new CellRow(read.wanted());
  }

  @Override
  public boolean next() throws IOException {
    while (true) {
      SplitReader reader = current;
      if (reader != null) {
        if (reader.next()) {
          return true;
        }
        close();
      }
      if (!splits.hasNext()) {
        return false;
      }
      current = new SplitReader(read, splits.next(), row);
    }
  }

  @Override
  public InternalRow get() {
    return row;
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
      current = null;
    }
  }
}
