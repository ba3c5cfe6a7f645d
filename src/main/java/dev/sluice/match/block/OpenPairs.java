package dev.sluice.match.block;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Puts open items of the same keys together one to one, whatever their amounts and days: first
 * items of the same currency, the closest first, then the rest, then those without an amount.
 */
final class OpenPairs {

  /** Pairs of breaks carry no rule; a number marks the items as taken. */
  private static final int TAKEN = Integer.MAX_VALUE;

  private static final BlockRule ANYTHING =
      new BlockRule(
          TAKEN,
          DayWindow.ANY,
          Allowance.of(Allowance.Limits.ANY),
          List.of(),
          Cardinality.ONE_TO_ONE,
          BlockRule.Way.KEYS,
          1,
          Long.MAX_VALUE,
          false);

  private final NearestPairs nearest = new NearestPairs();

  void match(Block block) {
    Map<UTF8String, int[]> left = byCurrency(block, false);
    Map<UTF8String, int[]> right = byCurrency(block, true);
    left.forEach(
        (currency, items) -> {
          int[] others = right.get(currency);
          if (others != null) {
            nearest.match(block, ANYTHING, items, others);
          }
        });
    match(block, block.open(false), block.open(true));
    inOrder(block, remaining(block, false), remaining(block, true));
  }

  private void match(Block block, int[] left, int[] right) {
    if (left.length > 0 && right.length > 0) {
      nearest.match(block, ANYTHING, left, right);
    }
  }

  private static Map<UTF8String, int[]> byCurrency(Block block, boolean right) {
    Map<UTF8String, IntStream.Builder> builders = new LinkedHashMap<>();
    for (int item : block.open(right)) {
      builders.computeIfAbsent(key(block.currency(item)), unseen -> IntStream.builder()).add(item);
    }
    Map<UTF8String, int[]> items = new LinkedHashMap<>();
    builders.forEach((currency, some) -> items.put(currency, some.build().toArray()));
    return items;
  }

  private static UTF8String key(@Nullable UTF8String currency) {
    return currency == null ? UTF8String.EMPTY_UTF8 : currency;
  }

  /** Items that are not taken, those without an amount included. */
  private static int[] remaining(Block block, boolean right) {
    return IntStream.range(0, block.size())
        .filter(item -> block.isRight(item) == right && block.rule(item) == Block.NONE)
        .toArray();
  }

  private static void inOrder(Block block, int[] left, int[] right) {
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      block.pair(left[i], right[i], TAKEN);
    }
  }
}
