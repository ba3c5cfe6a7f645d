package dev.sluice.match.group;

import java.util.Arrays;

/**
 * Dynamic programming: bit sets of the sums that the classes from each on can reach with at most so
 * many members. Sets are then put together class by class, entering only where the rest can still
 * be reached, so that all the work goes into sets that are found.
 *
 * <p>Memory: at most {@value #MOST_WORDS} words, so 16 MiB.
 */
final class ReachableSums implements SetSums {

  /** Most words of bits. */
  static final int MOST_WORDS = 1 << 21;

  private final Pool pool;
  private final Budget budget;
  private final long low;
  private final long high;
  private final int words;
  private final int layers;
  private final long[] bits;
  private final int[] chosen;
  private Sink sink = (members, size, sum) -> false;

  /** Computes the sums for targets between two sums. */
  ReachableSums(Pool pool, long lowTarget, long highTarget, SearchMemory memory, Budget budget) {
    this.pool = pool;
    this.budget = budget;
    low = Math.min(0, Math.max(pool.lowest, lowTarget - pool.highest));
    high = Math.max(0, Math.min(pool.highest, highTarget - pool.lowest));
    words = (int) ((high - low) / Long.SIZE) + 1;
    layers = layers(pool);
    bits = memory.zeroedBits((pool.size + 1) * layers * words);
    chosen = new int[pool.members];
    for (int k = 0; k < layers; k++) {
      set(row(pool.size, k), 0);
    }
    for (int i = pool.size - 1; i >= 0; i--) {
      int most = pool.copies[i];
      budget.spend((long) layers * words * (most + 1) / Budget.COMPARISONS + 1);
      for (int k = 0; k < layers; k++) {
        for (int taken = 0; taken <= (layers == 1 ? most : Math.min(most, k)); taken++) {
          addMoved(row(i, k), row(i + 1, k - taken), taken * pool.amounts[i]);
        }
      }
    }
  }

  /**
   * How many words the sums of a pool take for targets between two sums; endless beyond the bound.
   */
  static double words(Pool pool, long low, long high) {
    long least = Math.max(pool.lowest, low - pool.highest);
    long largest = Math.min(pool.highest, high - pool.lowest);
    double range = Math.max(0, (double) largest - least);
    double all = (range / Long.SIZE + 1) * layers(pool) * (pool.size + 1.0);
    return all <= MOST_WORDS - pool.size - 1.0 ? all : Double.POSITIVE_INFINITY;
  }

  /** One layer is enough where a set may hold everything. */
  private static int layers(Pool pool) {
    long all = 0;
    for (int copies : pool.copies) {
      all += copies;
    }
    return all <= pool.members ? 1 : pool.members + 1;
  }

  private int row(int position, int left) {
    return (position * layers + (layers == 1 ? 0 : left)) * words;
  }

  private void set(int row, long sum) {
    long bit = sum - low;
    bits[row + (int) (bit >> 6)] |= 1L << bit;
  }

  /** Adds to a row another one moved by an amount; what falls out at an end is of no use. */
  private void addMoved(int target, int source, long amount) {
    if (Math.abs(amount) > high - low) {
      return;
    }
    int wordShift = (int) (amount >> 6);
    int bitShift = (int) (amount & 63);
    int start = Math.max(0, wordShift);
    int end = Math.min(words, words + wordShift + 1);
    for (int w = start; w < end; w++) {
      int at = w - wordShift;
      long moved = at < words ? bits[source + at] << bitShift : 0;
      if (bitShift > 0 && at > 0) {
        moved |= bits[source + at - 1] >>> (Long.SIZE - bitShift);
      }
      bits[target + w] |= moved;
    }
  }

  /** Whether a row has a sum in a range. */
  private boolean any(int row, long from, long to) {
    long first = Math.max(from, low) - low;
    long last = Math.min(to, high) - low;
    if (first > last) {
      return false;
    }
    int firstWord = (int) (first >> 6);
    int lastWord = (int) (last >> 6);
    long firstMask = -1L << first;
    long lastMask = -1L >>> (63 - (last & 63));
    if (firstWord == lastWord) {
      return (bits[row + firstWord] & firstMask & lastMask) != 0;
    }
    if ((bits[row + firstWord] & firstMask) != 0 || (bits[row + lastWord] & lastMask) != 0) {
      return true;
    }
    for (int w = firstWord + 1; w < lastWord; w++) {
      if (bits[row + w] != 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void find(long lowSum, long highSum, Sink taker) {
    sink = taker;
    budget.spend(1);
    if (any(row(0, pool.members), lowSum, highSum)) {
      choose(0, 0, 0, lowSum, highSum);
    }
  }

  /** Puts the classes from one on to a set, where it is known that some way leads on. */
  private boolean choose(int position, int size, long sum, long lowSum, long highSum) {
    int left = pool.members - size;
    for (int i = position; i < pool.size; i++) {
      budget.spend(1);
      int most = Math.min(pool.copies[i], left);
      for (int taken = 1; taken <= most; taken++) {
        long with = sum + taken * pool.amounts[i];
        if (any(row(i + 1, left - taken), lowSum - with, highSum - with)) {
          Arrays.fill(chosen, size, size + taken, i);
          if (!choose(i + 1, size + taken, with, lowSum, highSum)) {
            return false;
          }
        }
      }
      if (!any(row(i + 1, left), lowSum - sum, highSum - sum)) {
        return true;
      }
    }
    return size == 0 || sink.take(chosen, size, sum);
  }
}
