package dev.sluice.match.block;

import java.util.Arrays;

/**
 * Linked lists of items in the order of their amounts, two for each pair of days: one in which the
 * right partner of a left item is its successor (its amount is not below), one in which it is its
 * predecessor (its amount is below).
 *
 * <p>Where amounts are equal, the items stand so that the first of a side in the order of the block
 * is the one next to the other side.
 */
final class NeighbourLists {

  private static final int END = -1;
  private static final int GONE = -2;

  private final Block block;
  private final BlockRule rule;
  private final int[] itemAt;
  private final int[] previous;
  private final int[] next;

  /** True for places of lists in which the right partner stands before the left item. */
  private final boolean[] isBelow;

  /** The places of an item are chained: the last one added, and the one before it. */
  private final int[] lastPlaceOf;

  private final int[] placeBefore;
  private final PairQueue queue;
  private int size;

  NeighbourLists(Block block, BlockRule rule, int places) {
    this.block = block;
    this.rule = rule;
    this.itemAt = new int[places];
    this.previous = new int[places];
    this.next = new int[places];
    this.isBelow = new boolean[places];
    this.placeBefore = new int[places];
    this.lastPlaceOf = new int[block.size()];
    Arrays.fill(lastPlaceOf, END);
    this.queue = new PairQueue(new Closeness(block, rule.window()));
  }

  /** Adds the lists of a left and a right day; the items come in the order of the block. */
  void add(int[] left, int[] right) {
    addList(left, right, false);
    addList(left, right, true);
  }

  private void addList(int[] left, int[] right, boolean below) {
    int start = size;
    int l = 0;
    int r = 0;
    while (l < left.length || r < right.length) {
      boolean isLeftNext =
          r == right.length || l < left.length && block.amounts().compare(left[l], right[r]) <= 0;
      if (isLeftNext) {
        int end = endOfRun(left, l);
        addRun(left, l, end, !below, below);
        l = end;
      } else {
        int end = endOfRun(right, r);
        addRun(right, r, end, below, below);
        r = end;
      }
    }
    for (int place = start; place < size; place++) {
      previous[place] = place == start ? END : place - 1;
      next[place] = place == size - 1 ? END : place + 1;
    }
    for (int place = start; place < size - 1; place++) {
      offer(place, place + 1);
    }
  }

  private int endOfRun(int[] items, int start) {
    int end = start + 1;
    while (end < items.length && block.amounts().isEqual(items[start], items[end])) {
      end++;
    }
    return end;
  }

  private void addRun(int[] items, int start, int end, boolean backwards, boolean below) {
    for (int i = 0; i < end - start; i++) {
      int item = items[backwards ? end - 1 - i : start + i];
      itemAt[size] = item;
      isBelow[size] = below;
      placeBefore[size] = lastPlaceOf[item];
      lastPlaceOf[item] = size;
      size++;
    }
  }

  /** Queues two neighbours if they are a left item and a right one in the right order. */
  private void offer(int place, int successor) {
    boolean isFirstRight = block.isRight(itemAt[place]);
    boolean isSecondRight = block.isRight(itemAt[successor]);
    if (isFirstRight != isSecondRight && isFirstRight == isBelow[place]) {
      queue.add(
          place,
          successor,
          itemAt[isFirstRight ? successor : place],
          itemAt[isFirstRight ? place : successor]);
    }
  }

  /** Pairs until nobody has a partner any more. */
  void pairAll() {
    while (queue.poll()) {
      int place = queue.place();
      int successor = queue.successor();
      if (next[place] != successor) {
        continue;
      }
      int left = queue.left();
      int right = queue.right();
      if (rule.allows(block, left, right)) {
        block.pair(left, right, rule.number());
        removeItem(left);
        removeItem(right);
      } else {
        remove(isBelow[place] ? successor : place);
      }
    }
  }

  private void removeItem(int item) {
    for (int place = lastPlaceOf[item]; place != END; place = placeBefore[place]) {
      remove(place);
    }
  }

  private void remove(int place) {
    if (next[place] == GONE) {
      return;
    }
    int before = previous[place];
    int after = next[place];
    next[place] = GONE;
    if (before != END) {
      next[before] = after;
    }
    if (after != END) {
      previous[after] = before;
    }
    if (before != END && after != END) {
      offer(before, after);
    }
  }
}
