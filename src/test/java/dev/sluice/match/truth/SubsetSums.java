package dev.sluice.match.truth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All sets of a few amounts by what they add up to, found by trying every one. */
final class SubsetSums {

  private final Map<BigDecimal, Set<Integer>> setsBySum = new HashMap<>();

  /**
   * @param amounts of one scale, at most 20: the cost doubles with each
   * @param members how many a set may have at most
   */
  SubsetSums(List<BigDecimal> amounts, int members) {
    for (int set = 1; set < 1 << amounts.size(); set++) {
      if (Integer.bitCount(set) <= members) {
        setsBySum.computeIfAbsent(sum(amounts, set), sum -> new HashSet<>()).add(set);
      }
    }
  }

  private static BigDecimal sum(List<BigDecimal> amounts, int set) {
    BigDecimal sum = new BigDecimal("0.00");
    for (int i : positions(set)) {
      sum = sum.add(amounts.get(i));
    }
    return sum;
  }

  /** The positions of a set's amounts. */
  static List<Integer> positions(int set) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < Integer.SIZE; i++) {
      if ((set >> i & 1) == 1) {
        positions.add(i);
      }
    }
    return positions;
  }

  /** Every set that adds up to an amount, a bit for each position. */
  Set<Integer> of(BigDecimal sum) {
    return setsBySum.getOrDefault(sum, Set.of());
  }
}
