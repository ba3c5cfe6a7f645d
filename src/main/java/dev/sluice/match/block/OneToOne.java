package dev.sluice.match.block;

/**
 * Pairs items one to one. Of all pairs that the rule allows the closest is taken first, and again:
 * by amounts (on a tie the right one above), then by days (on a tie the right one later), then in
 * the order of the left item, then of the right one.
 *
 * <p>Items with the same amount and day are closest of all, and are paired in one pass, however
 * many they are; only what is left over goes to the search for neighbours.
 */
final class OneToOne {

  private final NearestPairs nearest = new NearestPairs();

  void match(Block block, BlockRule rule) {
    if (!rule.similar().isEmpty()) {
      CandidatePairs.match(block, rule, block.open(false), block.open(true));
      return;
    }
    if (block.size() == 2 && block.hasBothSides()) {
      only(block, rule, block.isRight(0) ? 1 : 0);
      return;
    }
    if (rule.window().isAny() || rule.window().from() <= 0 && rule.window().to() >= 0) {
      sameAmountAndDay(block, rule);
    }
    int[] left = block.open(false);
    int[] right = left.length == 0 ? left : block.open(true);
    if (right.length > 0) {
      nearest.match(block, rule, left, right);
    }
  }

  private static void only(Block block, BlockRule rule, int left) {
    int right = 1 - left;
    if (block.isOpen(left) && block.isOpen(right) && rule.allows(block, left, right)) {
      block.pair(left, right, rule.number());
    }
  }

  /** Items come in the order of amount and day, so that those that agree stand together. */
  private static void sameAmountAndDay(Block block, BlockRule rule) {
    int start = 0;
    while (start < block.size()) {
      int end = start + 1;
      while (end < block.size() && isSame(block, rule, start, end)) {
        end++;
      }
      if (end - start > 1 && !block.amounts().isMissing(start)) {
        pairInOrder(block, rule, start, end);
      }
      start = end;
    }
  }

  private static boolean isSame(Block block, BlockRule rule, int one, int other) {
    return block.amounts().isEqual(one, other)
        && block.day(one, rule.window()) == block.day(other, rule.window());
  }

  private static void pairInOrder(Block block, BlockRule rule, int start, int end) {
    if (!rule.window().isAny() && block.day(start, rule.window()) == Block.NO_DAY) {
      return;
    }
    int left = next(block, false, start, end);
    int right = next(block, true, start, end);
    while (left < end && right < end) {
      block.pair(left, right, rule.number());
      left = next(block, false, left + 1, end);
      right = next(block, true, right + 1, end);
    }
  }

  private static int next(Block block, boolean isRight, int from, int end) {
    int item = from;
    while (item < end && (block.isRight(item) != isRight || !block.isOpen(item))) {
      item++;
    }
    return item;
  }
}
