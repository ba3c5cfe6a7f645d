package dev.sluice.match.group;

/**
 * Finds the sets of a pool whose sum lies in a range; each set once, up to interchangeable rows.
 */
interface SetSums {

  /** Finds all sets with a sum from low to high, in an order that depends on the pool only. */
  void find(long low, long high, Sink sink);

  /** Takes the sets. */
  interface Sink {

    /**
     * Takes a set.
     *
     * @param members positions in the pool, one for each member, so that copies repeat; in no
     *     certain order, and overwritten by the next set
     * @param size how many they are, at least 1
     * @param sum their sum
     * @return whether to go on
     */
    boolean take(int[] members, int size, long sum);
  }
}
