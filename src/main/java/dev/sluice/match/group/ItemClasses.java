package dev.sluice.match.group;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The items of a block by kind: interchangeable items are one class with copies. Classes are in the
 * order of side (left first), day, amount, kind, whatever order the items came in; everything that
 * follows goes by classes, and so depends on the content only. Items of amount 0 are in no class.
 */
final class ItemClasses {

  /** No sum of the block is beyond it, so that a few of them can be added without care. */
  static final long SAFE = Long.MAX_VALUE >> 4;

  final int count;

  /** Classes below this are of the left side. */
  final int leftCount;

  final long[] amount;
  final int[] day;
  final int[] copies;
  private final int[] items;
  private final int[] first;

  private ItemClasses(Items all, int[] items, int[] first, int leftCount) {
    this.items = items;
    this.first = first;
    this.leftCount = leftCount;
    count = first.length - 1;
    amount = new long[count];
    day = new int[count];
    copies = new int[count];
    for (int c = 0; c < count; c++) {
      amount[c] = all.amount(items[first[c]]);
      day[c] = all.day(items[first[c]]);
      copies[c] = first[c + 1] - first[c];
    }
  }

  /** Sorts items into classes; ends the search when the amounts could overflow in sums. */
  static ItemClasses of(Items all) {
    Integer[] order = new Integer[all.size()];
    int size = 0;
    long total = 0;
    for (int i = 0; i < all.size(); i++) {
      long a = all.amount(i);
      if (a == 0) {
        continue;
      }
      order[size++] = i;
      if (a > SAFE || a < -SAFE || (total += Math.abs(a)) > SAFE) {
        throw new SearchStopped(GroupResult.Ending.OVERFLOW);
      }
    }
    Arrays.sort(
        order,
        0,
        size,
        Comparator.<Integer, Boolean>comparing(all::isRight)
            .thenComparingInt(all::day)
            .thenComparingLong(all::amount)
            .thenComparingLong(all::kind)
            .thenComparingInt(i -> i));
    int[] items = new int[size];
    int[] first = new int[size + 1];
    int classes = 0;
    int lefts = 0;
    for (int i = 0; i < size; i++) {
      items[i] = order[i];
      if (i == 0 || !same(all, items[i - 1], items[i])) {
        first[classes++] = i;
        lefts += all.isRight(items[i]) ? 0 : 1;
      }
    }
    first[classes] = size;
    return new ItemClasses(all, items, Arrays.copyOf(first, classes + 1), lefts);
  }

  private static boolean same(Items all, int a, int b) {
    return all.isRight(a) == all.isRight(b)
        && all.day(a) == all.day(b)
        && all.amount(a) == all.amount(b)
        && all.kind(a) == all.kind(b);
  }

  boolean isLeft(int itemClass) {
    return itemClass < leftCount;
  }

  /** Returns the number of the item that is a copy of a class. */
  int item(int itemClass, int copy) {
    return items[first[itemClass] + copy];
  }

  /** Returns the first class of a side whose day is not before a day, or the end of the side. */
  int firstFrom(boolean left, long earliest) {
    int low = left ? 0 : leftCount;
    int high = left ? leftCount : count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (day[middle] < earliest) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
