package dev.sluice.match.group;

/**
 * Small sets of many classes: all but two members are chosen one after the other, the last two by
 * two pointers that meet. For n classes a target costs about n for pairs, n²/2 for three, n³/6 for
 * four. It needs no memory.
 */
final class SmallSets implements SetSums {

  /** Beyond so many members the halves are always better. */
  static final int MOST_MEMBERS = 4;

  private final Pool pool;
  private final Budget budget;
  private final int[] chosen;
  private long low;
  private long high;
  private Sink sink = (members, size, sum) -> false;

  SmallSets(Pool pool, Budget budget) {
    this.pool = pool;
    this.budget = budget;
    chosen = new int[Math.max(2, pool.members)];
  }

  /** The steps of one target. */
  static double steps(Pool pool) {
    double prefixes = 1;
    for (int s = 3; s <= pool.members; s++) {
      prefixes *= (pool.size + s - 3.0) / (s - 2.0);
    }
    return pool.members > MOST_MEMBERS
        ? Double.POSITIVE_INFINITY
        : prefixes * pool.size / Budget.COMPARISONS + 1;
  }

  @Override
  public void find(long lowSum, long highSum, Sink taker) {
    low = lowSum;
    high = highSum;
    sink = taker;
    boolean on = true;
    for (int i = 0; on && i < pool.size; i++) {
      if (pool.amounts[i] >= low && pool.amounts[i] <= high) {
        chosen[0] = i;
        on = sink.take(chosen, 1, pool.amounts[i]);
      }
    }
    for (int size = 2; on && size <= pool.members; size++) {
      on = choose(0, 0, size, 0);
    }
  }

  /** Chooses the members from a place on, none before the last one chosen. */
  private boolean choose(int start, int place, int size, long sum) {
    int open = size - place;
    if (open == 2) {
      return pairs(start, place, sum);
    }
    long largest = pool.amounts[pool.size - 1];
    for (int i = start; i < pool.size; i++) {
      long amount = pool.amounts[i];
      if (sum + open * amount > high) {
        return true;
      }
      if (sum + amount + (open - 1) * largest >= low && isFree(i, place)) {
        chosen[place] = i;
        if (!choose(i, place + 1, size, sum + amount)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean pairs(int start, int place, long sum) {
    budget.spend((pool.size - start) / Budget.COMPARISONS + 1);
    long[] a = pool.amounts;
    int end = pool.size - 1;
    for (int i = start; i <= end; i++) {
      long with = sum + a[i];
      while (end >= i && with + a[end] > high) {
        end--;
      }
      if (end < i || with + a[end] < low) {
        continue;
      }
      if (!isFree(i, place)) {
        continue;
      }
      chosen[place] = i;
      for (int j = end; j >= i && with + a[j] >= low; j--) {
        budget.spend(1);
        if (isFree(j, place + 1)) {
          chosen[place + 1] = j;
          if (!sink.take(chosen, place + 2, with + a[j])) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Whether a class has a copy that is not yet chosen. */
  private boolean isFree(int position, int places) {
    int used = 0;
    for (int p = places - 1; p >= 0 && chosen[p] == position; p--) {
      used++;
    }
    return used < pool.copies[position];
  }
}
