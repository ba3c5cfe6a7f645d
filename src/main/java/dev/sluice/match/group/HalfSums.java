package dev.sluice.match.group;

/**
 * Meeting in the middle: all sums of the one half of a pool and of the other, and for each sum of
 * the first, ascending, those of the second, descending, that complete it. The halves serve all
 * targets of a pool.
 *
 * <p>Memory: two lists and a spare one of at most {@value SumList#MOST} sums, so 48 MiB.
 */
final class HalfSums implements SetSums {

  private final SumList first;
  private final SumList second;
  private final Budget budget;
  private final int[] members;
  private final int most;

  /** Makes the halves for targets between two sums. */
  HalfSums(Pool pool, Cut cut, long low, long high, SearchMemory memory, Budget budget) {
    this.budget = budget;
    first = memory.first;
    second = memory.second;
    most = pool.members;
    members = new int[2 * most];
    first.fill(pool, 0, cut.at(), low, high, memory.spare, budget);
    second.fill(pool, cut.at(), pool.size, low, high, memory.spare, budget);
  }

  /**
   * How a pool is cut.
   *
   * @param at where the second half starts, or -1 when no cut makes halves that fit into memory
   * @param sums how many sums both have
   */
  record Cut(int at, double sums) {

    boolean fits() {
      return at >= 0;
    }
  }

  /** Finds the cut with the fewest sums. */
  static Cut cut(Pool pool) {
    double[] before = new double[pool.size + 1];
    double[] after = new double[pool.size + 1];
    counts(pool, before, false);
    counts(pool, after, true);
    int at = -1;
    for (int i = 0; i <= pool.size; i++) {
      boolean fits =
          before[i] <= SumList.MOST
              && after[i] <= SumList.MOST
              && SumList.fits(pool, 0, i)
              && SumList.fits(pool, i, pool.size);
      if (fits && (at < 0 || before[i] + after[i] < before[at] + after[at])) {
        at = i;
      }
    }
    return new Cut(at, at < 0 ? Double.POSITIVE_INFINITY : before[at] + after[at]);
  }

  /** Returns how many sets a pool has, endless when they are too many for a list. */
  static double sets(Pool pool) {
    double[] sets = new double[pool.size + 1];
    counts(pool, sets, false);
    boolean fits = sets[pool.size] <= SumList.MOST && SumList.fits(pool, 0, pool.size);
    return fits ? sets[pool.size] : Double.POSITIVE_INFINITY;
  }

  /** Counts the sets of the classes before each position, or of those from it on. */
  private static void counts(Pool pool, double[] sets, boolean fromEnd) {
    double[] bySize = new double[pool.members + 1];
    bySize[0] = 1;
    sets[fromEnd ? pool.size : 0] = 1;
    for (int n = 0; n < pool.size; n++) {
      int i = fromEnd ? pool.size - 1 - n : n;
      double sum = 0;
      for (int s = pool.members; s >= 0; s--) {
        for (int taken = 1; taken <= Math.min(s, pool.copies[i]); taken++) {
          bySize[s] += bySize[s - taken];
        }
        sum += bySize[s];
      }
      sets[fromEnd ? i : i + 1] = sum;
      if (sum > 2.0 * SumList.MOST) {
        // Beyond this no half fits: what is left to count is as good as endless.
        for (int j = n + 1; j < pool.size; j++) {
          sets[fromEnd ? pool.size - 1 - j : j + 1] = Double.POSITIVE_INFINITY;
        }
        return;
      }
    }
  }

  @Override
  public void find(long low, long high, Sink sink) {
    budget.spend((first.size + second.size) / Budget.COMPARISONS);
    long[] a = first.sums;
    long[] b = second.sums;
    int end = second.size - 1;
    for (int i = 0; i < first.size; i++) {
      long sum = a[i];
      while (end >= 0 && sum + b[end] > high) {
        end--;
      }
      for (int j = end; j >= 0 && sum + b[j] >= low; j--) {
        budget.spend(1);
        int size = first.membersOf(i) + second.membersOf(j);
        if (size >= 1 && size <= most) {
          second.write(j, members, first.write(i, members, 0));
          if (!sink.take(members, size, sum + b[j])) {
            return;
          }
        }
      }
    }
  }
}
