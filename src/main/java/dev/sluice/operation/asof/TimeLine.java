package dev.sluice.operation.asof;

/**
 * How times are compared and how far apart they are. A time is held in 64 bits: as a whole number
 * of some unit, or as the bits of a double.
 */
public enum TimeLine {
  /** Exact whole numbers; distances are exact up to the whole range of 64 bits. */
  WHOLE {
    @Override
    int compare(long time, long other) {
      return Long.compare(time, other);
    }

    @Override
    boolean canShift(long time, long shift) {
      long sum = time + shift;
      return ((time ^ sum) & (shift ^ sum)) >= 0;
    }

    @Override
    long shifted(long time, long shift) {
      return canShift(time, shift) ? time + shift : shift < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    @Override
    boolean isWithin(long early, long late, long tolerance) {
      return Long.compareUnsigned(late - early, tolerance) <= 0;
    }

    @Override
    boolean isBeforeNearer(long before, long time, long after) {
      return Long.compareUnsigned(time - before, after - time) <= 0;
    }
  },
  /** Numbers that are not NaN, reckoned with as doubles are. */
  DOUBLE {
    @Override
    int compare(long time, long other) {
      double left = Double.longBitsToDouble(time);
      double right = Double.longBitsToDouble(other);
      return left < right ? -1 : left > right ? 1 : 0;
    }

    @Override
    boolean canShift(long time, long shift) {
      return true;
    }

    @Override
    long shifted(long time, long shift) {
      return Double.doubleToRawLongBits(
          Double.longBitsToDouble(time) + Double.longBitsToDouble(shift));
    }

    @Override
    boolean isWithin(long early, long late, long tolerance) {
      return compare(early, late) == 0
          || Double.longBitsToDouble(late) - Double.longBitsToDouble(early)
              <= Double.longBitsToDouble(tolerance);
    }

    @Override
    boolean isBeforeNearer(long before, long time, long after) {
      double at = Double.longBitsToDouble(time);
      return compare(before, time) == 0
          || at - Double.longBitsToDouble(before) <= Double.longBitsToDouble(after) - at;
    }
  };

  abstract int compare(long time, long other);

  /** False when the shifted time is beyond all times there are. */
  abstract boolean canShift(long time, long shift);

  /** The shifted time, or the last one on that side. */
  abstract long shifted(long time, long shift);

  /** True when two times are at most so far apart. */
  abstract boolean isWithin(long early, long late, long tolerance);

  /** True when the time before is at most as far as the one after. */
  abstract boolean isBeforeNearer(long before, long time, long after);
}
