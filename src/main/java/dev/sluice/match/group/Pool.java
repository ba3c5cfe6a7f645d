package dev.sluice.match.group;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The classes of one side that a set may be made of, by amount, then class. What can be in no set
 * of the sums asked for is left out.
 */
final class Pool {

  final int size;

  /** Numbers of the classes. */
  final int[] classes;

  /** Their amounts, ascending. */
  final long[] amounts;

  /** How many copies a set may hold. */
  final int[] copies;

  /** Most members of a set. */
  final int members;

  /** The smallest sum of a set, at most 0 for the empty one. */
  final long lowest;

  /** The largest sum of a set, at least 0 for the empty one. */
  final long highest;

  private Pool(int[] classes, long[] amounts, int[] copies, int members) {
    this.size = classes.length;
    this.classes = classes;
    this.amounts = amounts;
    this.copies = copies;
    this.members = members;
    lowest = lowest(members);
    highest = highest(members);
  }

  /**
   * Makes the pool of some classes.
   *
   * @param all the classes of the block
   * @param ids which of them; sorted by this method
   * @param members most members of a set
   * @param low the least sum that is asked for
   * @param high the largest sum that is asked for
   */
  static Pool of(ItemClasses all, int[] ids, int members, long low, long high) {
    Integer[] order = Arrays.stream(ids).boxed().toArray(Integer[]::new);
    Arrays.sort(
        order, Comparator.<Integer>comparingLong(c -> all.amount[c]).thenComparingInt(c -> c));
    Pool whole = of(all, order, order.length, members);
    long othersLow = whole.lowest(members - 1);
    long othersHigh = whole.highest(members - 1);
    int kept = 0;
    for (Integer c : order) {
      if (all.amount[c] + othersLow <= high && all.amount[c] + othersHigh >= low) {
        order[kept++] = c;
      }
    }
    Pool useful = of(all, order, kept, members);
    return of(all, order, kept, useful.membersWithin(low, high));
  }

  private static Pool of(ItemClasses all, Integer[] order, int size, int members) {
    int[] classes = new int[size];
    long[] amounts = new long[size];
    int[] copies = new int[size];
    int total = 0;
    for (int i = 0; i < size; i++) {
      classes[i] = order[i];
      amounts[i] = all.amount[classes[i]];
      copies[i] = Math.min(all.copies[classes[i]], members);
      total += copies[i];
    }
    return new Pool(classes, amounts, copies, Math.min(members, total));
  }

  /** Most members whose sum can still be in a range, when all amounts have the same sign. */
  private int membersWithin(long low, long high) {
    int most = members;
    while (most > 0 && (least(most) > high || largest(most) < low)) {
      most--;
    }
    return most;
  }

  /** The least sum of exactly so many members, where all are positive; else no bound. */
  private long least(int many) {
    return size > 0 && amounts[0] > 0 ? sumFromStart(many, Long.MAX_VALUE) : Long.MIN_VALUE;
  }

  private long largest(int many) {
    return size > 0 && amounts[size - 1] < 0 ? sumFromEnd(many, Long.MIN_VALUE) : Long.MAX_VALUE;
  }

  private long lowest(int many) {
    return sumFromStart(many, 0);
  }

  private long highest(int many) {
    return sumFromEnd(many, 0);
  }

  /** The sum of the so many least amounts that are below a bound. */
  private long sumFromStart(int many, long below) {
    long sum = 0;
    int left = many;
    for (int i = 0; i < size && amounts[i] < below && left > 0; i++) {
      int taken = Math.min(copies[i], left);
      sum += taken * amounts[i];
      left -= taken;
    }
    return sum;
  }

  private long sumFromEnd(int many, long above) {
    long sum = 0;
    int left = many;
    for (int i = size - 1; i >= 0 && amounts[i] > above && left > 0; i--) {
      int taken = Math.min(copies[i], left);
      sum += taken * amounts[i];
      left -= taken;
    }
    return sum;
  }
}
