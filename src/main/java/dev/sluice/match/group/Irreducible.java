package dev.sluice.match.group;

import java.util.Arrays;

/**
 * Tells whether two sets that agree can be split: whether a part of the one and a part of the
 * other, not both whole, agree already. It counts the pairs of parts that agree, by the sorted sums
 * of all parts; the whole sets are one such pair.
 */
final class Irreducible {

  /** So that the sums of the parts of a side take 2 MiB; of more members nothing is said. */
  private static final int MOST_MEMBERS = 18;

  private final ItemClasses classes;
  private final SumTolerance tolerance;
  private final Budget budget;

  Irreducible(ItemClasses classes, SumTolerance tolerance, Budget budget) {
    this.classes = classes;
    this.tolerance = tolerance;
    this.budget = budget;
  }

  /**
   * Takes classes of both sides that agree and returns whether no parts of them do. One row against
   * one is no set against a set: the answer is false.
   */
  boolean test(int[] left, int[] right) {
    budget.spend(1 + (long) left.length * right.length / Budget.COMPARISONS);
    // Most of what can be split has two single rows that agree.
    for (int l : left) {
      for (int r : right) {
        if (SumRange.agree(classes.amount[l], classes.amount[r], tolerance)) {
          return false;
        }
      }
    }
    if (Math.max(left.length, right.length) > MOST_MEMBERS) {
      throw new SearchStopped(GroupResult.Ending.MEMORY);
    }
    budget.spend(((1L << left.length) + (1L << right.length)) / Budget.COMPARISONS + 1);
    return agreeing(partSums(left), partSums(right)) == 1;
  }

  /** Counts, to two, the pairs of parts that agree. */
  private int agreeing(long[] left, long[] right) {
    int found = 0;
    int start = 0;
    for (int l = 0; l < left.length && found < 2; l++) {
      SumRange range = SumRange.ofRight(left[l], tolerance);
      while (start < right.length && right[start] < range.low()) {
        start++;
      }
      for (int r = start; r < right.length && right[r] <= range.high() && found < 2; r++) {
        found++;
      }
    }
    return found;
  }

  /** The sums of all parts but the empty one, ascending. */
  private long[] partSums(int[] members) {
    long[] sums = {0};
    for (int member : members) {
      long amount = classes.amount[member];
      long[] merged = new long[2 * sums.length];
      int without = 0;
      int with = 0;
      for (int n = 0; n < merged.length; n++) {
        boolean stay =
            with == sums.length || (without < sums.length && sums[without] <= sums[with] + amount);
        merged[n] = stay ? sums[without++] : sums[with++] + amount;
      }
      sums = merged;
    }
    int empty = Arrays.binarySearch(sums, 0);
    System.arraycopy(sums, empty + 1, sums, empty, sums.length - empty - 1);
    return Arrays.copyOf(sums, sums.length - 1);
  }
}
