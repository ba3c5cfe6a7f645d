package dev.sluice.match.group;

/** Chooses, for a pool and its targets, the method that takes the fewest steps. */
final class SubsetSums {

  private final Pool pool;
  private final long low;
  private final long high;
  private final HalfSums.Cut cut;
  private final double byHalves;
  private final double byBits;
  private final double bySmallSets;

  /**
   * Weighs the methods.
   *
   * @param low the least sum that will be asked for
   * @param high the largest sum that will be asked for
   * @param targets how often it will be asked
   */
  SubsetSums(Pool pool, long low, long high, double targets) {
    this.pool = pool;
    this.low = low;
    this.high = high;
    cut = HalfSums.cut(pool);
    byHalves = cut.sums() * (1 + targets / Budget.COMPARISONS);
    byBits = ReachableSums.words(pool, low, high) * 2 / Budget.COMPARISONS + targets;
    bySmallSets = SmallSets.steps(pool) * targets;
  }

  /** Returns about how many steps the best method takes; endless when none fits into memory. */
  double steps() {
    return isEmpty() ? 1 : Math.min(bySmallSets, Math.min(byHalves, byBits));
  }

  private boolean isEmpty() {
    return pool.members == 0 || pool.highest < low || pool.lowest > high;
  }

  /** Makes the best method ready; ends the search when there is none, or not for the steps left. */
  SetSums open(SearchMemory memory, Budget budget) {
    if (isEmpty()) {
      return (from, to, sink) -> budget.spend(1);
    }
    if (steps() == Double.POSITIVE_INFINITY) {
      throw new SearchStopped(GroupResult.Ending.MEMORY);
    }
    if (bySmallSets == steps()) {
      return new SmallSets(pool, budget);
    }
    if (byBits == steps()) {
      budget.foresee(byBits / 2);
      return new ReachableSums(pool, low, high, memory, budget);
    }
    budget.foresee(cut.sums() / 2);
    return new HalfSums(pool, cut, low, high, memory, budget);
  }
}
