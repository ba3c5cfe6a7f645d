package dev.sluice.operation.asof;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/** The right rows of one key and time: of these the first, the last or both are kept. */
final class RightRun {

  private final boolean needsFirst;
  private final boolean needsLast;
  private final int columns;
  private UnsafeRow first;
  private UnsafeRow last;
  private boolean isFirstGiven;
  private boolean isLastGiven;
  private long time;

  RightRun(Look look, int columns) {
    this.needsFirst = look.needs(Look.Tie.FIRST);
    this.needsLast = look.needs(Look.Tie.LAST);
    this.columns = columns;
    this.first = buffer();
    this.last = buffer();
  }

  private UnsafeRow buffer() {
    return UnsafeRow.createFromByteArray(0, columns);
  }

  /** Forgets what was kept, and keeps the first row of another time. */
  void start(long at, UnsafeRow row) {
    time = at;
    if (needsFirst) {
      if (isFirstGiven) {
        first = buffer();
        isFirstGiven = false;
      }
      first.copyFrom(row);
    }
    if (needsLast) {
      if (isLastGiven) {
        last = buffer();
        isLastGiven = false;
      }
      last.copyFrom(row);
    }
  }

  /** True when further rows of the time have to be told. */
  boolean needsLast() {
    return needsLast;
  }

  /** Keeps a further row of the time. */
  void add(UnsafeRow row) {
    last.copyFrom(row);
  }

  long time() {
    return time;
  }

  /** The row that counts; whoever has it may keep it. */
  UnsafeRow give(Look.Tie tie) {
    if (tie == Look.Tie.FIRST) {
      isFirstGiven = true;
      return first;
    }
    isLastGiven = true;
    return last;
  }
}
