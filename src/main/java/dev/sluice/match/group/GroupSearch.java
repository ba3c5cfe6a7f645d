package dev.sluice.match.group;

import dev.sluice.match.group.GroupResult.Ending;
import java.util.List;

/**
 * Finds, among the open items of a block, groups without a known key: rows of one side that sum to
 * one of the other, or sets that sum to sets.
 *
 * <p>A target (each item of the one side; for sets against sets every solution) is matched when it
 * has exactly one solution whose rows no other target's solutions need. All solutions count, not
 * the first that is found: where there is a choice, everything that takes part in it becomes one
 * suggestion. Solutions that differ only in interchangeable items are one, and identical targets
 * are served in turn as long as rows are left.
 *
 * <p>The same content gives the same groups and takes the same steps, in whatever order the items
 * come, apart from interchangeable items, which are taken in their order. Nothing is guessed: a
 * search that ends early gives no group.
 *
 * <p>An instance serves one thread and keeps its memory from block to block: 80 MiB at most, and
 * only as much as the largest block needed, beside what is in proportion to the items and the
 * solutions counted.
 */
public final class GroupSearch {

  private final SearchMemory memory = new SearchMemory();

  /** Searches a block. It takes no more steps than the limits allow. */
  public GroupResult find(Items items, GroupLimits limits) {
    Budget budget = new Budget(limits.budget());
    try {
      ItemClasses classes = ItemClasses.of(items);
      List<Target> targets =
          limits.cardinality() == GroupCardinality.MANY_TO_MANY
              ? new SetSearch(classes, limits, memory, budget).find()
              : new TargetSearch(classes, limits, memory, budget).find();
      List<GroupResult.Group> groups = new Components(classes, targets, limits).groups();
      return new GroupResult(groups, Ending.COMPLETE, budget.spent());
    } catch (SearchStopped stopped) {
      return new GroupResult(List.of(), stopped.ending, budget.spent());
    }
  }
}
