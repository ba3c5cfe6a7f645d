package dev.sluice.operation;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.array.ByteArrayMethods;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of a partition. A key with one row a side, which is what keys are, costs two copies of
 * bytes; {@link RepeatedKey} pairs the others.
 */
final class PairedRows implements Iterator<InternalRow> {

  private final SortedSides rows;
  private final boolean countsEqual;
  private final PairedRow result;
  private final UnsafeRow first;
  private final UnsafeRow second;
  private final RepeatedKey repeated;
  private final int sideOffset;
  private long equalPairs;
  private boolean isWithinKey;
  private boolean isAtEnd;
  private @Nullable PairedRow next;

  PairedRows(RowPairing pairing, Iterator<InternalRow> sorted) {
    this.rows = new SortedSides(pairing, sorted);
    this.countsEqual = pairing.equalPairs() == RowPairing.EqualPairs.COUNTED;
    this.result = new PairedRow(pairing.sharedColumns(), pairing.sideColumns());
    this.first = rows.buffer();
    this.second = rows.buffer();
    this.repeated = new RepeatedKey(rows, countsEqual, result);
    int columns = rows.sideColumn() + 1;
    this.sideOffset =
        UnsafeRow.calculateBitSetWidthInBytes(columns) + Long.BYTES * rows.sideColumn();
  }

  @Override
  public boolean hasNext() {
    if (next == null && !isAtEnd) {
      next = advance();
      isAtEnd = next == null;
    }
    return next != null;
  }

  @Override
  public InternalRow next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    PairedRow row = next;
    next = null;
    return row;
  }

  private @Nullable PairedRow advance() {
    while (true) {
      if (isWithinKey) {
        PairedRow pair = repeated.next();
        if (pair != null) {
          return pair;
        }
        isWithinKey = false;
      }
      UnsafeRow start = rows.peek();
      if (start == null) {
        return counted();
      }
      first.copyFrom(start);
      rows.read();
      if (!rows.continues(first)) {
        return rows.isLeft(first) ? result.onlyLeft(first) : result.onlyRight(first);
      }
      second.copyFrom(rows.peek());
      rows.read();
      if (rows.isLeft(first) == rows.isLeft(second) || rows.continues(first)) {
        repeated.start(first, second);
        isWithinKey = true;
      } else if (countsEqual && hasSameBytes()) {
        equalPairs++;
      } else {
        return rows.isLeft(first) ? result.pair(first, second) : result.pair(second, first);
      }
    }
  }

  private @Nullable PairedRow counted() {
    long pairs = equalPairs + repeated.takeEqualPairs();
    equalPairs = 0;
    long left = repeated.takeKeysOfLeft();
    long right = repeated.takeKeysOfRight();
    return countsEqual && pairs + left + right > 0 ? result.counts(pairs, left, right) : null;
  }

  /** True when the two rows are the same but for their side; equal rows may still differ here. */
  private boolean hasSameBytes() {
    int size = first.getSizeInBytes();
    int behind = sideOffset + Long.BYTES;
    return size == second.getSizeInBytes()
        && haveSameBytes(0, sideOffset)
        && haveSameBytes(behind, size - behind);
  }

  private boolean haveSameBytes(int from, int length) {
    return ByteArrayMethods.arrayEquals(
        first.getBaseObject(),
        first.getBaseOffset() + from,
        second.getBaseObject(),
        second.getBaseOffset() + from,
        length);
  }
}
