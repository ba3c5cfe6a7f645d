package dev.sluice.io.text;

import java.io.Closeable;
import java.io.IOException;
import org.apache.spark.sql.catalyst.InternalRow;

/** The rows of one part of a file. */
interface RowReader extends Closeable {

  /** Moves to the next row; false at the end. */
  boolean next() throws IOException;

  /** The row, good until the next one. */
  InternalRow row();
}
