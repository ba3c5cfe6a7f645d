package dev.sluice.match.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Searches, for every item of one side, the sets of the other side that sum to it. */
final class TargetSearch {

  private final ItemClasses classes;
  private final GroupLimits limits;
  private final boolean leftTargets;
  private final SearchMemory memory;
  private final Budget budget;
  private final int[] mostUsed;
  private final List<Target> targets = new ArrayList<>();

  TargetSearch(ItemClasses classes, GroupLimits limits, SearchMemory memory, Budget budget) {
    this.classes = classes;
    this.limits = limits;
    this.memory = memory;
    this.budget = budget;
    leftTargets = limits.cardinality() == GroupCardinality.ONE_TO_MANY;
    mostUsed = new int[classes.count];
  }

  /** Returns the targets that have solutions. Targets of one day share a pool. */
  List<Target> find() {
    int start = leftTargets ? 0 : classes.leftCount;
    int end = leftTargets ? classes.leftCount : classes.count;
    while (start < end) {
      int next = start + 1;
      while (next < end && (limits.anyDay() || classes.day[next] == classes.day[start])) {
        next++;
      }
      findOfDay(start, next);
      start = next;
    }
    return targets;
  }

  private void findOfDay(int start, int end) {
    int from = leftTargets ? classes.leftCount : 0;
    int to = leftTargets ? classes.count : classes.leftCount;
    if (!limits.anyDay()) {
      long day = classes.day[start];
      long first = leftTargets ? day + limits.fromDays() : day - limits.toDays();
      long last = leftTargets ? day + limits.toDays() : day - limits.fromDays();
      from = classes.firstFrom(!leftTargets, first);
      to = classes.firstFrom(!leftTargets, last + 1);
    }
    if (from >= to) {
      return;
    }
    SumRange[] ranges = new SumRange[end - start];
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    for (int t = start; t < end; t++) {
      SumRange range = range(classes.amount[t], from, to);
      ranges[t - start] = range;
      low = Math.min(low, Math.min(range.low(), classes.amount[t]));
      high = Math.max(high, Math.max(range.high(), classes.amount[t]));
    }
    int[] ids = IntStream.range(from, to).toArray();
    Pool pool = Pool.of(classes, ids, limits.members(), low, high);
    SetSums sums = new SubsetSums(pool, low, high, end - start).open(memory, budget);
    for (int t = start; t < end; t++) {
      Target target = new Target(classes, classes.copies[t], limits);
      long amount = classes.amount[t];
      SumRange exact = new SumRange(amount, amount);
      boolean all = solve(target, t, pool, sums, exact);
      if (target.solutions == 0 && !exact.equals(ranges[t - start])) {
        all = solve(target, t, pool, sums, ranges[t - start]);
      }
      if (target.solutions > 0) {
        target.perhapsUsed = all ? target.perhapsUsed : pool.classes;
        target.close(mostUsed, 0, classes.count);
        targets.add(target);
      }
    }
  }

  /** The sums of the other side that agree with an amount. */
  private SumRange range(long amount, int from, int to) {
    if (leftTargets) {
      return SumRange.ofRight(amount, limits.tolerance());
    }
    long lowest = 0;
    long highest = 0;
    for (int c = from; c < to; c++) {
      long all = classes.amount[c] * classes.copies[c];
      lowest += Math.min(0, all);
      highest += Math.max(0, all);
    }
    return SumRange.ofLeft(amount, limits.tolerance(), lowest, highest);
  }

  /** Adds the solutions of a target in a range and returns whether they are all. */
  private boolean solve(Target target, int itemClass, Pool pool, SetSums sums, SumRange range) {
    boolean[] all = {true};
    int[] one = {itemClass};
    long amount = classes.amount[itemClass];
    sums.find(
        range.low(),
        range.high(),
        (members, size, sum) -> {
          long leftSum = leftTargets ? amount : sum;
          long rightSum = leftTargets ? sum : amount;
          if (size < 2
              || (sum != amount && !SumRange.agree(leftSum, rightSum, limits.tolerance()))) {
            return true;
          }
          int[] many = new int[size];
          for (int i = 0; i < size; i++) {
            many[i] = pool.classes[members[i]];
          }
          Arrays.sort(many);
          long difference = rightSum - leftSum;
          all[0] =
              target.add(
                  leftTargets
                      ? new Solution(one, many, difference)
                      : new Solution(many, one, difference),
                  mostUsed);
          return all[0];
        });
    return all[0];
  }
}
