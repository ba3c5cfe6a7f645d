package dev.sluice.match.group;

import java.util.Arrays;

/**
 * All sums of some classes, ascending, each with the set that makes it, in one long: how many
 * members it has above, and below the counts of the classes (or the members one by one, where many
 * classes are to make small sets). The sums are never sorted: those with a class are those without
 * it, moved by its amount, and both are merged.
 */
final class SumList {

  /** Most sums of a list, so that one takes at most 16 MiB. */
  static final int MOST = 1 << 20;

  private static final int BODY_BITS = 48;
  private static final long BODY = (1L << BODY_BITS) - 1;

  long[] sums = new long[64];
  long[] sets = new long[64];
  int size;

  private int from;
  private int to;
  private int members;
  private int[] copies = new int[0];

  /** Bits of a member, or 0 when the sets are counts. */
  private int memberBits;

  /** Makes the sums of the classes of a pool at the positions from one to before another. */
  void fill(Pool pool, int start, int end, long low, long high, SumList spare, Budget budget) {
    from = start;
    to = end;
    members = pool.members;
    copies = pool.copies;
    memberBits = countBits(pool, start, end) <= BODY_BITS ? 0 : bits(end - start);
    long restLow = pool.lowest;
    long restHigh = pool.highest;
    sums[0] = 0;
    sets[0] = 0;
    size = 1;
    int shift = 0;
    for (int i = start; i < end; i++) {
      int most = Math.min(pool.copies[i], members);
      spare.reserve(size, most);
      if (memberBits > 0) {
        addMembers(pool.amounts[i], most, i - start + 1L, spare);
      } else if (most == 1) {
        addOne(pool.amounts[i], 1L << shift, spare);
      } else {
        addCopies(pool.amounts[i], most, 1L << shift, spare);
      }
      shift += bits(most);
      swap(spare);
      trim(low - restHigh, high - restLow);
      // The sums before a merge are half of those after it, so that all are as many as the last.
      budget.spend(size / 2);
    }
  }

  /** Whether the sets of these classes can be told in one long. */
  static boolean fits(Pool pool, int start, int end) {
    return countBits(pool, start, end) <= BODY_BITS
        || (long) bits(end - start) * pool.members <= BODY_BITS;
  }

  private static int countBits(Pool pool, int start, int end) {
    int sum = 0;
    for (int i = start; i < end && sum <= BODY_BITS; i++) {
      sum += bits(Math.min(pool.copies[i], pool.members));
    }
    return sum;
  }

  private static int bits(int most) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(most);
  }

  private void reserve(int sizeBefore, int most) {
    int needed = (int) Math.min(MOST, (long) sizeBefore * (most + 1));
    if (sums.length < needed) {
      int grown = Math.min(MOST, Math.max(needed, sums.length * 2));
      sums = new long[grown];
      sets = new long[grown];
    }
  }

  private void swap(SumList spare) {
    long[] otherSums = spare.sums;
    long[] otherSets = spare.sets;
    spare.sums = sums;
    spare.sets = sets;
    sums = otherSums;
    sets = otherSets;
    size = spare.size;
  }

  /** Merges the list with itself moved by one class of a single copy. */
  private void addOne(long amount, long digit, SumList out) {
    long[] a = sums;
    long[] b = sets;
    long[] outSums = out.sums;
    long[] outSets = out.sets;
    long step = (1L << BODY_BITS) + digit;
    int p = 0;
    int q = next(0);
    int n = 0;
    while (p < size && q < size) {
      long without = a[p];
      long with = a[q] + amount;
      if (without <= with) {
        outSums[n] = without;
        outSets[n++] = b[p++];
      } else {
        outSums[n] = with;
        outSets[n++] = b[q] + step;
        q = next(q + 1);
      }
    }
    for (; p < size; p++) {
      outSums[n] = a[p];
      outSets[n++] = b[p];
    }
    for (; q < size; q = next(q + 1)) {
      outSums[n] = a[q] + amount;
      outSets[n++] = b[q] + step;
    }
    out.size = n;
  }

  /** The next set that takes one member more. */
  private int next(int position) {
    int p = position;
    while (p < size && sets[p] >>> BODY_BITS >= members) {
      p++;
    }
    return p;
  }

  private void addCopies(long amount, int most, long digit, SumList out) {
    int[] at = new int[most + 1];
    int n = 0;
    while (true) {
      int taken = least(at, amount, most);
      if (taken < 0) {
        break;
      }
      int p = at[taken]++;
      out.sums[n] = sums[p] + taken * amount;
      out.sets[n++] = sets[p] + taken * ((1L << BODY_BITS) + digit);
    }
    out.size = n;
  }

  private void addMembers(long amount, int most, long member, SumList out) {
    int[] at = new int[most + 1];
    int n = 0;
    while (true) {
      int taken = least(at, amount, most);
      if (taken < 0) {
        break;
      }
      int p = at[taken]++;
      long many = sets[p] >>> BODY_BITS;
      long body = sets[p] & BODY;
      for (int i = 0; i < taken; i++) {
        body = body << memberBits | member;
      }
      out.sums[n] = sums[p] + taken * amount;
      out.sets[n++] = (many + taken) << BODY_BITS | body;
    }
    out.size = n;
  }

  /** Which number of copies makes the least of the sums that are next, or -1 at the end of all. */
  private int least(int[] at, long amount, int most) {
    int best = -1;
    long least = 0;
    for (int taken = 0; taken <= most; taken++) {
      while (at[taken] < size && (sets[at[taken]] >>> BODY_BITS) + taken > members) {
        at[taken]++;
      }
      if (at[taken] < size) {
        long sum = sums[at[taken]] + taken * amount;
        if (best < 0 || sum < least) {
          best = taken;
          least = sum;
        }
      }
    }
    return best;
  }

  /**
   * Drops the sums at both ends with which nothing that may still come reaches what is asked for.
   */
  private void trim(long low, long high) {
    while (size > 0 && sums[size - 1] > high) {
      size--;
    }
    int start = 0;
    while (start < size && sums[start] < low) {
      start++;
    }
    if (start > 0) {
      System.arraycopy(sums, start, sums, 0, size - start);
      System.arraycopy(sets, start, sets, 0, size - start);
      size -= start;
    }
  }

  /** How many members the set of a sum has. */
  int membersOf(int index) {
    return (int) (sets[index] >>> BODY_BITS);
  }

  /** Writes the set of a sum, as positions in the pool, and returns where it ends. */
  int write(int index, int[] target, int start) {
    long body = sets[index] & BODY;
    int n = start;
    if (memberBits > 0) {
      for (; body != 0; body >>>= memberBits) {
        target[n++] = from - 1 + (int) (body & ((1L << memberBits) - 1));
      }
      return n;
    }
    for (int i = from; i < to; i++) {
      int width = bits(Math.min(copies[i], members));
      int count = (int) (body & ((1L << width) - 1));
      Arrays.fill(target, n, n + count, i);
      n += count;
      body >>>= width;
    }
    return n;
  }
}
