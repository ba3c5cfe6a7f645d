package dev.sluice.io.text;

import dev.sluice.io.file.ConcurrentReads;
import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import java.util.zip.ZipException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.jspecify.annotations.Nullable;

/** Reads the parts of files of one task, one after the other. */
final class TextPartitionReader implements PartitionReader<InternalRow> {

  private final TextRead read;
  private final Iterator<TextSplit> splits;
  private final CellRow row;
  private @Nullable RowReader current;
  private String path = "";

  TextPartitionReader(TextRead read, TextPartition partition) {
    this.read = read;
    splits = partition.splits().iterator();
    row = new CellRow(read.wanted());
  }

  @Override
  public boolean next() throws IOException {
    try {
      return advance();
    } catch (IOException e) {
      throw ofFile(e);
    }
  }

  private boolean advance() throws IOException {
    while (true) {
      RowReader reader = current;
      if (reader != null) {
        if (reader.next()) {
          return true;
        }
        close();
      }
      if (!splits.hasNext()) {
        return false;
      }
      TextSplit split = splits.next();
      path = split.path();
      current = read.rowsOf(split, row);
    }
  }

  /** Says of which file; the deepest cause is what the user sees, so it is no cause of this. */
  private IOException ofFile(IOException failure) {
    boolean damaged = failure instanceof EOFException || failure instanceof ZipException;
    IOException told =
        new IOException(
            path
                + ": "
                + (damaged ? "the file is damaged or cut off: " : "")
                + ConcurrentReads.inWords(failure));
    told.addSuppressed(failure);
    return told;
  }

  @Override
  public InternalRow get() {
    return current == null ? row : current.row();
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
      current = null;
    }
  }
}
