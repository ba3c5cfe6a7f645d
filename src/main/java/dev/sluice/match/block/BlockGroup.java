package dev.sluice.match.block;

import java.math.BigInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Several items that belong together.
 *
 * @param isSuggested a human has to decide
 * @param alternatives the solutions in words, where there are several
 */
record BlockGroup(int[] left, int[] right, boolean isSuggested, @Nullable String alternatives) {

  int[] members() {
    return IntStream.concat(IntStream.of(left), IntStream.of(right)).toArray();
  }

  /** The sum of the right amounts less that of the left ones, in minor units. */
  BigInteger difference(Amounts amounts) {
    return sum(right, amounts).subtract(sum(left, amounts));
  }

  static BigInteger sum(int[] items, Amounts amounts) {
    BigInteger sum = BigInteger.ZERO;
    for (int item : items) {
      BigInteger amount = amounts.exact(item);
      sum = amount == null ? sum : sum.add(amount);
    }
    return sum;
  }

  /** The most days from a left member to a right one; null when a date is missing. */
  @Nullable Integer daysApart(Block block) {
    if (IntStream.of(members()).anyMatch(item -> block.day(item) == Block.NO_DAY)) {
      return null;
    }
    int latest = latest(right, block) - earliest(left, block);
    int earliest = earliest(right, block) - latest(left, block);
    return Math.abs(latest) >= Math.abs(earliest) ? latest : earliest;
  }

  private static int latest(int[] items, Block block) {
    return IntStream.of(items).map(block::day).max().orElse(Block.NO_DAY);
  }

  private static int earliest(int[] items, Block block) {
    return IntStream.of(items).map(block::day).min().orElse(Block.NO_DAY);
  }
}
