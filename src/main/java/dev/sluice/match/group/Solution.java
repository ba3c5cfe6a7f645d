package dev.sluice.match.group;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Classes that agree, a class once for each copy.
 *
 * @param left the left classes, ascending
 * @param right the right classes, ascending
 * @param difference right sum minus left sum
 */
@SuppressWarnings("ArrayRecordComponent") // compared by the orders below only
record Solution(int[] left, int[] right, long difference) {

  /** By the classes alone: the order of what has no better one. */
  static final Comparator<Solution> BY_CLASSES =
      Comparator.comparing(Solution::left, Arrays::compare)
          .thenComparing(Solution::right, Arrays::compare);

  /** The smallest difference first, then right above left, then the fewest rows. */
  static final Comparator<Solution> BEST =
      Comparator.<Solution>comparingLong(s -> Math.abs(s.difference))
          .thenComparingInt(s -> s.difference >= 0 ? 0 : 1)
          .thenComparingInt(s -> s.left.length + s.right.length)
          .thenComparing(BY_CLASSES);

  /** What is told of each class of a solution. */
  interface Uses {
    void use(int itemClass, int copies);
  }

  /** Tells the classes with how many copies of them are used. */
  void forEachClass(Uses uses) {
    runs(left, uses);
    runs(right, uses);
  }

  private static void runs(int[] classes, Uses uses) {
    int start = 0;
    for (int i = 1; i <= classes.length; i++) {
      if (i == classes.length || classes[i] != classes[start]) {
        uses.use(classes[start], i - start);
        start = i;
      }
    }
  }
}
