package dev.sluice.match.group;

/**
 * The sums that go with a sum of the other side.
 *
 * @param low the least
 * @param high the largest
 */
record SumRange(long low, long high) {

  /** Returns the right sums that agree with a left one. */
  static SumRange ofRight(long leftSum, SumTolerance tolerance) {
    return new SumRange(leftSum - below(tolerance, leftSum), leftSum + above(tolerance, leftSum));
  }

  /** Returns the left sums, of those from one to another, that agree with a right one. */
  static SumRange ofLeft(long rightSum, SumTolerance tolerance, long lowest, long highest) {
    if (tolerance.isExact()) {
      return new SumRange(rightSum, rightSum);
    }
    // What agrees is in one piece, because a tolerance does not grow faster than the sum.
    long low = lowest;
    long high = highest + 1;
    while (low < high) {
      long middle = (low + high) >> 1;
      if (middle + above(tolerance, middle) < rightSum) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    long first = low;
    high = highest + 1;
    while (low < high) {
      long middle = (low + high) >> 1;
      if (middle - below(tolerance, middle) <= rightSum) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return new SumRange(first, low - 1);
  }

  /** Returns whether two sums agree. */
  static boolean agree(long leftSum, long rightSum, SumTolerance tolerance) {
    long difference = rightSum - leftSum;
    return difference >= 0
        ? difference <= above(tolerance, leftSum)
        : -difference <= below(tolerance, leftSum);
  }

  private static long below(SumTolerance tolerance, long leftSum) {
    return checked(tolerance.below(leftSum));
  }

  private static long above(SumTolerance tolerance, long leftSum) {
    return checked(tolerance.above(leftSum));
  }

  /** Beyond the sums of a block every tolerance is the same. */
  private static long checked(long width) {
    if (width < 0) {
      throw new IllegalArgumentException("a tolerance must not be negative: " + width);
    }
    return Math.min(width, 2 * ItemClasses.SAFE);
  }
}
