package dev.sluice.match.group;

/**
 * How far the sum of the right rows of a group may lie from that of the left ones, in minor units.
 *
 * <p>A tolerance must not grow faster than the sum: {@code leftSum - below} and {@code leftSum +
 * above} never fall while the left sum rises. Amounts and percentages up to 100 are like that. The
 * methods are only asked for sums that rows of the block can have, and must not answer less than 0.
 */
public interface SumTolerance {

  /** The sums must be equal. */
  SumTolerance NONE = fixed(0, 0);

  /** Returns how much less than the left sum the right one may be, at least 0. */
  long below(long leftSum);

  /** Returns how much more than the left sum the right one may be, at least 0. */
  long above(long leftSum);

  /** Returns whether both are 0 for every sum, so that nothing need be searched twice. */
  default boolean isExact() {
    return false;
  }

  /** Returns the tolerance that is the same for every sum. */
  static SumTolerance fixed(long below, long above) {
    return new SumTolerance() {
      @Override
      public long below(long leftSum) {
        return below;
      }

      @Override
      public long above(long leftSum) {
        return above;
      }

      @Override
      public boolean isExact() {
        return below == 0 && above == 0;
      }
    };
  }
}
