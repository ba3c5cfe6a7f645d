package dev.sluice.operation.asof;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a left row looks for.
 *
 * @param tolerance how far the row found may be at most, in units of the line; null for any
 *     distance
 * @param before which right row of the last time before counts
 * @param after which right row of the first time after counts
 * @param shifts in units of the line, for each look the distance of its time from that of the left
 *     row
 */
public record Look(
    TimeLine line,
    Direction direction,
    SameTime sameTime,
    @Nullable Long tolerance,
    Tie before,
    Tie after,
    List<Long> shifts)
    implements Serializable {

  /** Where it looks. */
  public enum Direction {
    /** At the last right row at or before a time. */
    BACKWARD,
    /** At the first right row at or after it. */
    FORWARD,
    /** At the nearer of the two; at the one before when both are as far. */
    NEAREST;

    boolean looksBack() {
      return this != FORWARD;
    }

    boolean looksAhead() {
      return this != BACKWARD;
    }
  }

  /** Whether a right row of the very time counts. */
  public enum SameTime {
    COUNTS,
    DOES_NOT_COUNT
  }

  /** Which of several right rows of one time counts, in their order. */
  public enum Tie {
    FIRST,
    LAST
  }

  public Look {
    shifts = List.copyOf(shifts);
  }

  boolean isStrict() {
    return sameTime == SameTime.DOES_NOT_COUNT;
  }

  /** True when the row of a tie that counts is needed for a direction that is looked in. */
  boolean needs(Tie tie) {
    return direction.looksBack() && before == tie || direction.looksAhead() && after == tie;
  }

  /** The smallest shift. */
  long firstShift() {
    return shifts.stream().min(line::compare).orElseThrow();
  }

  /** The largest shift. */
  long lastShift() {
    return shifts.stream().max(line::compare).orElseThrow();
  }
}
