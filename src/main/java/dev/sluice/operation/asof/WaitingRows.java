package dev.sluice.operation.asof;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;

/**
 * Left rows that wait for what their looks find: a queue with one slot a look, in which each look
 * goes on by itself. The rows themselves are kept by whoever joins the answers to them.
 */
final class WaitingRows {

  private static final int START = 64;

  private final int looks;

  /** For each look the number of the first row that it has not decided. */
  private final long[] next;

  private long first;
  private long end;
  private long[] times = new long[START];
  private boolean[] areKnown = new boolean[START];
  private @Nullable UnsafeRow[] slots;

  WaitingRows(int looks) {
    this.looks = looks;
    this.next = new long[looks];
    this.slots = new UnsafeRow[START * looks];
  }

  boolean isEmpty() {
    return first == end;
  }

  /** True when all looks of the first row are decided. */
  boolean isFirstDecided() {
    if (first == end) {
      return false;
    }
    for (long decided : next) {
      if (decided == first) {
        return false;
      }
    }
    return true;
  }

  /** Adds a row behind the others. */
  void add(long time, boolean isKnown) {
    if (end - first == times.length) {
      grow();
    }
    int place = place(end);
    times[place] = time;
    areKnown[place] = isKnown;
    end++;
  }

  /** True when there is a row that a look has not decided. */
  boolean hasNext(int look) {
    return next[look] < end;
  }

  /** The time of the next row of a look. */
  long time(int look) {
    return times[place(next[look])];
  }

  /** False when the next row of a look has no time. */
  boolean isKnown(int look) {
    return areKnown[place(next[look])];
  }

  /** What a look finds for its next row. */
  void decide(int look, UnsafeRow found) {
    slots[place(next[look]) * looks + look] = found;
    next[look]++;
  }

  /** What the looks of the first row found, which is then gone. */
  void takeFirst(@Nullable UnsafeRow[] found) {
    int place = place(first) * looks;
    for (int look = 0; look < looks; look++) {
      found[look] = slots[place + look];
      slots[place + look] = null;
    }
    first++;
  }

  private int place(long row) {
    return (int) row & times.length - 1;
  }

  /** Makes room for twice as many; a row's place goes by its number, as before. */
  private void grow() {
    int size = times.length;
    long[] moreTimes = new long[2 * size];
    boolean[] moreKnown = new boolean[2 * size];
    @Nullable UnsafeRow[] moreSlots = new UnsafeRow[2 * size * looks];
    for (long row = first; row < end; row++) {
      int from = (int) row & size - 1;
      int to = (int) row & 2 * size - 1;
      moreTimes[to] = times[from];
      moreKnown[to] = areKnown[from];
      System.arraycopy(slots, from * looks, moreSlots, to * looks, looks);
    }
    times = moreTimes;
    areKnown = moreKnown;
    slots = moreSlots;
  }
}
