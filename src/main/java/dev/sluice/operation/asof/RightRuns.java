package dev.sluice.operation.asof;

import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;

/**
 * The right rows of one key, time by time. Three times are enough: with {@code strict}, the nearest
 * of a time that is there itself lies on either side of it.
 */
final class RightRuns {

  private final KeyedRows rows;
  private final Look look;
  private final TimeLine line;
  private final UnsafeProjection taken;
  private final UnsafeRow nothing;
  private final boolean isStrict;

  /** The last times, of which the first so many are filled; the latest stands first. */
  private final RightRun[] runs = new RightRun[3];

  private int filled;
  private boolean isEnded;

  /**
   * Right rows of which none was read yet.
   *
   * @param taken makes of a right row what is kept of it
   * @param nothing what is found where there is no right row
   */
  RightRuns(KeyedRows rows, Look look, UnsafeProjection taken, UnsafeRow nothing) {
    this.rows = rows;
    this.look = look;
    this.line = look.line();
    this.taken = taken;
    this.nothing = nothing;
    this.isStrict = look.isStrict();
    for (int i = 0; i < runs.length; i++) {
      runs[i] = new RightRun(look, nothing.numFields());
    }
  }

  /** Forgets the key before. */
  void start() {
    filled = 0;
    isEnded = false;
  }

  /** There is no further row of the key. */
  void end() {
    isEnded = true;
  }

  /** Reads all rows of the next time of the key; false when there is none. */
  boolean read(UnsafeRow key) {
    if (!rows.isThere() || !rows.key().equals(key)) {
      return false;
    }
    RightRun run = runs[2];
    runs[2] = runs[1];
    runs[1] = runs[0];
    runs[0] = run;
    filled = Math.min(filled + 1, runs.length);
    long time = rows.time();
    run.start(time, taken.apply(rows.row()));
    rows.take();
    while (rows.isThere() && line.compare(rows.time(), time) == 0 && rows.key().equals(key)) {
      if (run.needsLast()) {
        run.add(taken.apply(rows.row()));
      }
      rows.take();
    }
    return true;
  }

  /** True when a time was read that is not before the given one. */
  boolean hasReached(long time) {
    return filled > 0 && line.compare(time, runs[0].time()) <= 0;
  }

  /** What a look at a time finds; null as long as a row that was not read may count. */
  @Nullable UnsafeRow found(long time) {
    if (!isEnded && !isDecided(time)) {
      return null;
    }
    RightRun before = look.direction().looksBack() ? before(time) : null;
    RightRun after = look.direction().looksAhead() ? after(time) : null;
    if (before != null
        && (after == null || line.isBeforeNearer(before.time(), time, after.time()))) {
      return isNear(before.time(), time) ? before.give(look.before()) : nothing;
    }
    return after != null && isNear(time, after.time()) ? after.give(look.after()) : nothing;
  }

  private boolean isDecided(long time) {
    if (filled == 0) {
      return false;
    }
    int side = line.compare(time, runs[0].time());
    // Looking back, a row of the time itself ends a strict look; looking ahead, one that is not.
    boolean isSameEnough = look.direction() == Look.Direction.BACKWARD ? isStrict : !isStrict;
    return side < 0 || side == 0 && isSameEnough;
  }

  private @Nullable RightRun before(long time) {
    for (int i = 0; i < filled; i++) {
      int side = line.compare(runs[i].time(), time);
      if (side < 0 || side == 0 && !isStrict) {
        return runs[i];
      }
    }
    return null;
  }

  private @Nullable RightRun after(long time) {
    for (int i = filled - 1; i >= 0; i--) {
      int side = line.compare(runs[i].time(), time);
      if (side > 0 || side == 0 && !isStrict) {
        return runs[i];
      }
    }
    return null;
  }

  private boolean isNear(long early, long late) {
    Long tolerance = look.tolerance();
    return tolerance == null || line.isWithin(early, late, tolerance);
  }
}
