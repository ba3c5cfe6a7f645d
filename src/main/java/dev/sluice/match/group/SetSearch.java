package dev.sluice.match.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Searches sets of left items that agree with sets of right ones and cannot be split. First with
 * equal sums; then, among the classes that are in none of these, within the tolerance.
 */
final class SetSearch {

  private final ItemClasses classes;
  private final GroupLimits limits;
  private final SearchMemory memory;
  private final Budget budget;
  private final List<Solution> solutions = new ArrayList<>();
  private boolean counted = true;

  SetSearch(ItemClasses classes, GroupLimits limits, SearchMemory memory, Budget budget) {
    this.classes = classes;
    this.limits = limits;
    this.memory = memory;
    this.budget = budget;
  }

  /** Returns the solutions, each as a target of its own. */
  List<Target> find() {
    boolean[] taken = new boolean[classes.count];
    findWithin(SumTolerance.NONE, taken);
    List<Target> targets = new ArrayList<>(targets(taken));
    if (counted && !limits.tolerance().isExact()) {
      for (Solution exact : solutions) {
        exact.forEachClass((c, copies) -> taken[c] = true);
      }
      solutions.clear();
      findWithin(limits.tolerance(), taken);
      targets.addAll(targets(taken));
    }
    return targets;
  }

  /** Makes targets of the solutions. When they are not all, others may use whatever is free. */
  private List<Target> targets(boolean[] taken) {
    solutions.sort(Solution.BY_CLASSES);
    int[] mostUsed = new int[classes.count];
    int[] perhapsUsed = counted ? new int[0] : free(0, classes.count, taken);
    List<Target> targets = new ArrayList<>();
    for (Solution solution : solutions) {
      Target target = new Target(classes, Integer.MAX_VALUE, limits);
      target.add(solution, mostUsed);
      target.perhapsUsed = perhapsUsed;
      target.close(mostUsed, 0, classes.count);
      targets.add(target);
    }
    return targets;
  }

  /**
   * Searches for each pair of a first and a last left day, which say what right days are possible.
   */
  private void findWithin(SumTolerance tolerance, boolean[] taken) {
    if (limits.anyDay()) {
      int[] left = free(0, classes.leftCount, taken);
      find(left, free(classes.leftCount, classes.count, taken), null, tolerance);
      return;
    }
    int[] days = Arrays.stream(classes.day, 0, classes.leftCount).distinct().toArray();
    for (int first = 0; first < days.length; first++) {
      for (int last = first; last < days.length; last++) {
        Span span = new Span(days[first], days[last]);
        int from = classes.firstFrom(false, (long) span.last + limits.fromDays());
        int to = classes.firstFrom(false, (long) span.first + limits.toDays() + 1);
        if (from >= to) {
          break;
        }
        int[] left =
            free(
                classes.firstFrom(true, span.first),
                classes.firstFrom(true, span.last + 1L),
                taken);
        find(left, free(from, to, taken), span, tolerance);
      }
    }
  }

  /** The first and the last day of a left set. */
  private record Span(int first, int last) {}

  private static int[] free(int from, int to, boolean[] taken) {
    return IntStream.range(from, to).filter(c -> !taken[c]).toArray();
  }

  /** Searches sets of the left classes whose first and last days are certain ones. */
  private void find(int[] leftIds, int[] rightIds, @Nullable Span span, SumTolerance tolerance) {
    if (leftIds.length == 0 || rightIds.length == 0 || !counted) {
      return;
    }
    int most = limits.members();
    long all = 2 * ItemClasses.SAFE;
    Pool anyLeft = Pool.of(classes, leftIds, most, -all, all);
    long low = SumRange.ofRight(anyLeft.lowest, tolerance).low();
    long high = SumRange.ofRight(anyLeft.highest, tolerance).high();
    Pool right = Pool.of(classes, rightIds, most, low, high);
    SumRange lefts =
        new SumRange(
            SumRange.ofLeft(right.lowest, tolerance, anyLeft.lowest, anyLeft.highest).low(),
            SumRange.ofLeft(right.highest, tolerance, anyLeft.lowest, anyLeft.highest).high());
    Pool left = Pool.of(classes, leftIds, most, lefts.low(), lefts.high());
    new Pairs(left, right, lefts, new SumRange(low, high), span, tolerance).find();
  }

  /** The search in two pools: which of three ways takes the fewest steps, and that way. */
  private final class Pairs {

    private final Pool left;
    private final Pool right;
    private final SumRange lefts;
    private final SumRange rights;
    private final SumTolerance tolerance;
    private final Irreducible irreducible;
    private final @Nullable Span span;

    Pairs(
        Pool left,
        Pool right,
        SumRange lefts,
        SumRange rights,
        @Nullable Span span,
        SumTolerance tolerance) {
      this.left = left;
      this.right = right;
      this.lefts = lefts;
      this.rights = rights;
      this.tolerance = tolerance;
      irreducible = new Irreducible(classes, tolerance, budget);
      this.span = span;
    }

    void find() {
      double leftSets = HalfSums.sets(left);
      double rightSets = HalfSums.sets(right);
      SubsetSums inRight = new SubsetSums(right, rights.low(), rights.high(), leftSets);
      SubsetSums inLeft = new SubsetSums(left, lefts.low(), lefts.high(), rightSets);
      double both = leftSets + rightSets;
      double byLeft = leftSets + inRight.steps();
      double byRight = rightSets + inLeft.steps();
      double least = Math.min(both, Math.min(byLeft, byRight));
      if (least == Double.POSITIVE_INFINITY) {
        throw new SearchStopped(GroupResult.Ending.MEMORY);
      }
      if (both == least) {
        budget.foresee(both / 2);
        memory.first.fill(left, 0, left.size, lefts.low(), lefts.high(), memory.spare, budget);
        memory.second.fill(right, 0, right.size, rights.low(), rights.high(), memory.spare, budget);
        merge(memory.first, memory.second);
      } else if (byLeft == least) {
        complete(left, lefts, right, inRight, true);
      } else {
        complete(right, rights, left, inLeft, false);
      }
    }

    /** Goes through the sums of both sides at once. */
    private void merge(SumList leftSums, SumList rightSums) {
      budget.spend((leftSums.size + rightSums.size) / Budget.COMPARISONS);
      int[] a = new int[left.members];
      int[] b = new int[right.members];
      int start = 0;
      for (int l = 0; l < leftSums.size && counted; l++) {
        SumRange range = SumRange.ofRight(leftSums.sums[l], tolerance);
        while (start < rightSums.size && rightSums.sums[start] < range.low()) {
          start++;
        }
        for (int r = start;
            r < rightSums.size && rightSums.sums[r] <= range.high() && counted;
            r++) {
          budget.spend(1);
          int many = leftSums.write(l, a, 0);
          take(a, many, b, rightSums.write(r, b, 0), rightSums.sums[r] - leftSums.sums[l]);
        }
      }
    }

    /** Goes through the sets of one side, and finds those of the other side for each. */
    private void complete(
        Pool given, SumRange range, Pool sought, SubsetSums ways, boolean fromLeft) {
      SumList sets = memory.given;
      sets.fill(given, 0, given.size, range.low(), range.high(), memory.spare, budget);
      SetSums sums = ways.open(memory, budget);
      int[] one = new int[given.members];
      for (int i = 0; i < sets.size && counted; i++) {
        long sum = sets.sums[i];
        int many = sets.write(i, one, 0);
        SumRange other =
            fromLeft
                ? SumRange.ofRight(sum, tolerance)
                : SumRange.ofLeft(sum, tolerance, sought.lowest, sought.highest);
        sums.find(
            other.low(),
            other.high(),
            (members, size, otherSum) -> {
              if (fromLeft) {
                take(one, many, members, size, otherSum - sum);
              } else if (SumRange.agree(otherSum, sum, tolerance)) {
                take(members, size, one, many, sum - otherSum);
              }
              return counted;
            });
      }
    }

    /**
     * Keeps a pair of sets if neither is empty, it has the days it is to have, and cannot be split.
     */
    private void take(int[] a, int leftSize, int[] b, int rightSize, long difference) {
      if (leftSize == 0 || rightSize == 0 || leftSize + rightSize == 2) {
        return;
      }
      int[] leftIds = ids(left, a, leftSize);
      // Classes of a side are in the order of days.
      boolean hasDays =
          span == null
              || (classes.day[leftIds[0]] == span.first
                  && classes.day[leftIds[leftSize - 1]] == span.last);
      if (hasDays) {
        int[] rightIds = ids(right, b, rightSize);
        if (irreducible.test(leftIds, rightIds)) {
          counted = solutions.size() < limits.counted();
          if (counted) {
            solutions.add(new Solution(leftIds, rightIds, difference));
          }
        }
      }
    }

    private int[] ids(Pool pool, int[] positions, int size) {
      int[] ids = new int[size];
      for (int i = 0; i < size; i++) {
        ids[i] = pool.classes[positions[i]];
      }
      Arrays.sort(ids);
      return ids;
    }
  }
}
