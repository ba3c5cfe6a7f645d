package dev.sluice.operation;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.ExternalAppendOnlyUnsafeRowArray;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;

/**
 * Rows that wait for a partner: first in, first out. A few thousand are kept as objects, more go to
 * Spark's memory, and to disk where that is full.
 */
final class RowQueue {

  private static final int AS_OBJECTS = 4096;

  private ExternalAppendOnlyUnsafeRowArray leaving = rows();
  private ExternalAppendOnlyUnsafeRowArray arriving = rows();
  private @Nullable Iterator<UnsafeRow> next;

  private static ExternalAppendOnlyUnsafeRowArray rows() {
    return new ExternalAppendOnlyUnsafeRowArray(AS_OBJECTS, Integer.MAX_VALUE);
  }

  boolean isEmpty() {
    return arriving.isEmpty() && (next == null || !next.hasNext());
  }

  /** Adds a copy of a row. */
  void add(UnsafeRow row) {
    arriving.add(row);
  }

  /**
   * Takes the row that waits longest, of which there must be one; valid until the next is taken.
   */
  UnsafeRow take() {
    if (next == null || !next.hasNext()) {
      // A store of rows cannot be added to while it is read, so that there are two.
      ExternalAppendOnlyUnsafeRowArray read = leaving;
      read.clear();
      leaving = arriving;
      arriving = read;
      next = leaving.generateIterator();
    }
    return next.next();
  }

  /** Forgets the rows that were taken; there may be no others. */
  void reset() {
    next = null;
    leaving.clear();
  }
}
