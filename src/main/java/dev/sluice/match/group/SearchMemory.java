package dev.sluice.match.group;

import java.util.Arrays;

/**
 * The large arrays of a search, kept from block to block and only as large as the largest block
 * needed: four lists of sums (64 MiB at most) and the bits of reachable sums (16 MiB at most).
 */
final class SearchMemory {

  final SumList first = new SumList();
  final SumList second = new SumList();
  final SumList spare = new SumList();
  final SumList given = new SumList();
  private long[] bits = new long[0];

  /** Returns at least so many words, all 0 that far. */
  long[] zeroedBits(int words) {
    if (bits.length < words) {
      bits = new long[words];
    } else {
      Arrays.fill(bits, 0, words, 0);
    }
    return bits;
  }
}
