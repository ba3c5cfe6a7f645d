package dev.sluice.match.block;

import java.math.BigInteger;
import java.util.stream.IntStream;

/**
 * Matches all open items of a key at once: the sums of the two sides must agree within the
 * allowance of the left sum, and every right item must lie within the days of every left one. Where
 * the rule wants one item on a side and there are several, it is not for this rule to choose.
 */
final class WholeKey {

  private WholeKey() {}

  static void match(Block block, BlockRule rule) {
    int[] left = block.open(false);
    int[] right = block.open(true);
    if (left.length == 0
        || right.length == 0
        || rule.cardinality().isOneLeft() && left.length > 1
        || rule.cardinality().isOneRight() && right.length > 1
        || !isWithinDays(block, rule.window(), left, right)) {
      return;
    }
    BlockGroup group = new BlockGroup(left, right, rule.isSuggested(), null);
    BigInteger difference = group.difference(block.amounts());
    Allowance.Limits limits = rule.allowance().limits(block.currency(left[0]));
    Allowance.Limit limit = difference.signum() >= 0 ? limits.above() : limits.below();
    if (limit.covers(difference.abs(), BlockGroup.sum(left, block.amounts()).abs())) {
      match(block, rule, group);
    }
  }

  private static void match(Block block, BlockRule rule, BlockGroup group) {
    if (group.left().length == 1 && group.right().length == 1) {
      block.pair(group.left()[0], group.right()[0], rule.number());
    } else {
      block.group(group, rule.number());
    }
  }

  /** What a human has confirmed is a match, if all of it is there. */
  static void confirm(Block block, BlockRule rule) {
    int[] left = IntStream.range(0, block.size()).filter(item -> !block.isRight(item)).toArray();
    int[] right = IntStream.range(0, block.size()).filter(block::isRight).toArray();
    if (left.length > 0 && right.length > 0 && block.size() == block.declaredSize()) {
      match(block, rule, new BlockGroup(left, right, false, null));
    }
  }

  private static boolean isWithinDays(Block block, DayWindow window, int[] left, int[] right) {
    if (window.isAny()) {
      return true;
    }
    int earliest = IntStream.of(left).map(item -> block.day(item, window)).min().orElseThrow();
    int latest = IntStream.of(left).map(item -> block.day(item, window)).max().orElseThrow();
    return IntStream.of(right)
        .map(item -> block.day(item, window))
        .allMatch(day -> window.holds(earliest, day) && window.holds(latest, day));
  }
}
