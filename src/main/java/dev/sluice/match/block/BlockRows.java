package dev.sluice.match.block;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.ExternalAppendOnlyUnsafeRowArray;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;

/** The rows of a block in their order: a few in memory, of a large block the rest on disk. */
final class BlockRows {

  static final int MOST_IN_MEMORY = 4096;
  private static final int MOST_BEFORE_DISK = 1 << 17;

  private final List<UnsafeRow> few = new ArrayList<>();
  private @Nullable ExternalAppendOnlyUnsafeRowArray many;

  void clear() {
    few.clear();
    if (many != null) {
      many.clear();
      many = null;
    }
  }

  /** Adds a row, which the caller does not change any more. */
  void add(UnsafeRow row) {
    if (few.size() < MOST_IN_MEMORY) {
      few.add(row);
      return;
    }
    if (many == null) {
      many = new ExternalAppendOnlyUnsafeRowArray(MOST_IN_MEMORY, MOST_BEFORE_DISK);
    }
    many.add(row);
  }

  /** All rows, once; a row is valid until the next one. */
  Iterator<UnsafeRow> iterator() {
    if (many == null) {
      return few.iterator();
    }
    Iterator<UnsafeRow> first = few.iterator();
    Iterator<UnsafeRow> rest = JavaConverters.asJavaIterator(many.generateIterator());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return first.hasNext() || rest.hasNext();
      }

      @Override
      public UnsafeRow next() {
        return first.hasNext() ? first.next() : rest.next();
      }
    };
  }
}
