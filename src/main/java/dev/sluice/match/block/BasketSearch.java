package dev.sluice.match.block;

import dev.sluice.match.group.GroupCardinality;
import dev.sluice.match.group.GroupLimits;
import dev.sluice.match.group.GroupResult;
import dev.sluice.match.group.GroupSearch;
import dev.sluice.match.group.Items;
import dev.sluice.match.group.SumTolerance;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Searches the open items of a block for sets whose sums agree. One solution is a match; several
 * are a suggestion that lists them; a search that was given up leaves the block open and says so.
 */
final class BasketSearch {

  private static final int MOST_LISTED = 5;
  private static final int MOST_COUNTED = 1000;

  private final GroupSearch search = new GroupSearch();
  private final Items items = new Items();

  void match(Block block, BlockRule rule) {
    int[] open = searched(block, rule);
    if (IntStream.of(open).noneMatch(block::isRight)
        || IntStream.of(open).allMatch(block::isRight)) {
      return;
    }
    items.clear();
    for (int item : open) {
      BigInteger amount = block.amounts().exact(item);
      if (amount == null || amount.bitLength() >= Long.SIZE) {
        block.note("rule searches no amounts of more than 18 digits");
        return;
      }
      int day = rule.window().isAny() ? 0 : block.day(item, rule.window());
      if (block.isRight(item)) {
        items.right(amount.longValue(), day, block.content(item));
      } else {
        items.left(amount.longValue(), day, block.content(item));
      }
    }
    GroupResult result = search.find(items, limits(block, rule, open[0]));
    if (result.exhausted()) {
      block.note(givenUp(result, open.length, rule));
    }
    for (GroupResult.Group group : result.groups()) {
      BlockGroup found =
          new BlockGroup(
              items(open, group.members().left()),
              items(open, group.members().right()),
              rule.isSuggested() || group.status() == GroupResult.Status.SUGGESTED,
              alternatives(block, group, open));
      // Rows of one side that offset each other have no counterpart.
      if (BlockGroup.sum(found.left(), block.amounts()).signum() != 0) {
        block.group(found, rule.number());
      }
    }
  }

  /** The open items, with a date if the rule asks for it. */
  private static int[] searched(Block block, BlockRule rule) {
    return IntStream.range(0, block.size())
        .filter(block::isOpen)
        .filter(item -> rule.window().isAny() || block.day(item, rule.window()) != Block.NO_DAY)
        .toArray();
  }

  private static int[] items(int[] open, int[] numbers) {
    return IntStream.of(numbers).map(number -> open[number]).toArray();
  }

  private static GroupLimits limits(Block block, BlockRule rule, int first) {
    GroupLimits limits =
        GroupLimits.of(
                GroupCardinality.valueOf(rule.cardinality().name()), Math.max(2, rule.members()))
            .steps(rule.budget())
            .solutions(MOST_LISTED, MOST_COUNTED)
            .within(new Sums(rule.allowance().limits(block.currency(first))));
    return rule.window().isAny() ? limits : limits.days(rule.window().from(), rule.window().to());
  }

  /** The allowance of a rule; all items of a block have the same currency. */
  private record Sums(Allowance.Limits limits) implements SumTolerance {

    @Override
    public long below(long leftSum) {
      return most(limits.below(), leftSum);
    }

    @Override
    public long above(long leftSum) {
      return most(limits.above(), leftSum);
    }

    @Override
    public boolean isExact() {
      return limits.isNone();
    }

    private static long most(Allowance.Limit limit, long leftSum) {
      BigInteger most = limit.most(BigInteger.valueOf(leftSum).abs());
      return most.bitLength() < Integer.SIZE ? most.longValue() : Integer.MAX_VALUE;
    }
  }

  private static String givenUp(GroupResult result, int size, BlockRule rule) {
    return switch (result.ending()) {
      case BUDGET ->
          "the search among " + size + " rows was given up after " + rule.budget() + " steps";
      case MEMORY -> "the search among " + size + " rows was given up: too many sets";
      case OVERFLOW -> "the search among " + size + " rows was given up: sums of over 17 digits";
      case COMPLETE -> throw new IllegalStateException("a complete search was not given up");
    };
  }

  private static @Nullable String alternatives(Block block, GroupResult.Group group, int[] open) {
    if (group.alternatives().isEmpty()) {
      return null;
    }
    String listed =
        group.alternatives().stream()
            .map(
                members ->
                    ids(block, open, members.left()) + " = " + ids(block, open, members.right()))
            .collect(Collectors.joining(" | "));
    return (group.counted() ? "" : "at least ")
        + group.solutions()
        + (group.solutions() == 1 ? " solution: " : " solutions: ")
        + listed
        + (group.solutions() > group.alternatives().size() ? " | ..." : "");
  }

  private static String ids(Block block, int[] open, int[] numbers) {
    return Arrays.stream(items(open, numbers))
        .mapToObj(item -> shown(block.id(item)))
        .collect(Collectors.joining(" + "));
  }

  private static String shown(@Nullable UTF8String id) {
    return id == null ? "(blank)" : id.toString();
  }
}
