package dev.sluice.operation;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the rows of a key that has several on a side. They come sorted by value: of the rows with
 * the same values each waits for one of the other side; those for which none comes wait, in their
 * order, for one of the other side that was left over too. So all that wait for the same are of one
 * side, and rows are read once.
 */
final class RepeatedKey {

  private final SortedSides rows;
  private final boolean countsEqual;
  private final PairedRow result;
  private final UnsafeRow values;
  private @Nullable RowQueue equal;
  private @Nullable RowQueue leftOver;
  private @Nullable UnsafeRow first;
  private @Nullable UnsafeRow second;
  private @Nullable UnsafeRow key;
  private boolean hasValues;
  private boolean isLeavingOver;
  private boolean equalIsLeft;
  private boolean leftOverIsLeft;
  private long rowsOfLeft;
  private long rowsOfRight;
  private long equalPairs;
  private long keysOfLeft;
  private long keysOfRight;

  RepeatedKey(SortedSides rows, boolean countsEqual, PairedRow result) {
    this.rows = rows;
    this.countsEqual = countsEqual;
    this.result = result;
    this.values = rows.buffer();
  }

  /** Begins with the first two rows of a key, whose others come next. */
  void start(UnsafeRow newFirst, UnsafeRow newSecond) {
    first = newFirst;
    second = newSecond;
    key = newFirst;
    hasValues = false;
    rowsOfLeft = 0;
    rowsOfRight = 0;
  }

  /** The next pair of the key; null when there is none. */
  @Nullable PairedRow next() {
    RowQueue waiting = equal();
    RowQueue others = leftOver();
    while (true) {
      if (isLeavingOver) {
        isLeavingOver = !waiting.isEmpty();
        if (isLeavingOver) {
          UnsafeRow row = waiting.take();
          if (!others.isEmpty() && leftOverIsLeft != equalIsLeft) {
            return pair(row, others.take());
          }
          leftOverIsLeft = equalIsLeft;
          others.add(row);
        }
        continue;
      }
      UnsafeRow row = peek();
      boolean isOfSameValues = row != null && hasValues && rows.areEqual(values, row);
      if (!isOfSameValues && !waiting.isEmpty()) {
        isLeavingOver = true;
      } else if (row == null) {
        return others.isEmpty() ? end(waiting, others) : alone(others.take());
      } else {
        if (!isOfSameValues) {
          values.copyFrom(row);
          hasValues = true;
        }
        boolean isLeft = rows.isLeft(row);
        count(isLeft);
        if (waiting.isEmpty() || equalIsLeft == isLeft) {
          equalIsLeft = isLeft;
          waiting.add(row);
          take();
        } else if (countsEqual) {
          waiting.take();
          equalPairs++;
          take();
        } else {
          PairedRow pair = pair(waiting.take(), kept(row));
          take();
          return pair;
        }
      }
    }
  }

  /** The row itself is gone once the next one is read. */
  private UnsafeRow kept(UnsafeRow row) {
    values.copyFrom(row);
    return values;
  }

  private @Nullable PairedRow end(RowQueue waiting, RowQueue others) {
    waiting.reset();
    others.reset();
    key = null;
    return null;
  }

  private void count(boolean isLeft) {
    if (isLeft && ++rowsOfLeft == 2) {
      keysOfLeft++;
    } else if (!isLeft && ++rowsOfRight == 2) {
      keysOfRight++;
    }
  }

  private PairedRow pair(UnsafeRow row, UnsafeRow other) {
    return rows.isLeft(row) ? result.pair(row, other) : result.pair(other, row);
  }

  private PairedRow alone(UnsafeRow row) {
    return rows.isLeft(row) ? result.onlyLeft(row) : result.onlyRight(row);
  }

  private @Nullable UnsafeRow peek() {
    if (first != null) {
      return first;
    }
    if (second != null) {
      return second;
    }
    return key != null && rows.continues(key) ? rows.peek() : null;
  }

  private void take() {
    if (first != null) {
      first = null;
    } else if (second != null) {
      second = null;
    } else {
      rows.read();
    }
  }

  long takeEqualPairs() {
    long taken = equalPairs;
    equalPairs = 0;
    return taken;
  }

  /** How many keys repeated on the left since this was asked last. */
  long takeKeysOfLeft() {
    long taken = keysOfLeft;
    keysOfLeft = 0;
    return taken;
  }

  /** The same of the right. */
  long takeKeysOfRight() {
    long taken = keysOfRight;
    keysOfRight = 0;
    return taken;
  }

  private RowQueue equal() {
    if (equal == null) {
      equal = new RowQueue();
    }
    return equal;
  }

  private RowQueue leftOver() {
    if (leftOver == null) {
      leftOver = new RowQueue();
    }
    return leftOver;
  }
}
