package dev.sluice.match.group;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that is to be solved, with its solutions: a class of identical items of the one side,
 * or, for sets against sets, a solution itself. Only the best solutions are kept; of the others it
 * is known which classes they use.
 */
final class Target {

  private static final int[] NOTHING = {};

  private final ItemClasses classes;
  private final long wanted;
  private final int listed;
  private final int counted;

  /** The best solutions, best first. */
  final List<Solution> best = new ArrayList<>();

  /** How many solutions there are, as far as they were counted. */
  long solutions;

  /** The classes of all solutions. */
  int[] used = NOTHING;

  /** Of each used class, how many copies are asked for. */
  int[] claimed = NOTHING;

  /** The classes that solutions may use which were not counted any more. */
  int[] perhapsUsed = NOTHING;

  /** How often it can be solved at once, at most. */
  long times;

  /**
   * Makes a target.
   *
   * @param wanted how many identical items are to be solved
   */
  Target(ItemClasses classes, long wanted, GroupLimits limits) {
    this.classes = classes;
    this.wanted = wanted;
    listed = limits.alternatives();
    counted = limits.counted();
  }

  /** Adds a solution and returns whether more are to be counted. */
  boolean add(Solution solution, int[] mostUsed) {
    if (solutions == counted) {
      return false;
    }
    solutions++;
    int[] possible = {Integer.MAX_VALUE};
    solution.forEachClass(
        (c, copies) -> {
          mostUsed[c] = Math.max(mostUsed[c], copies);
          possible[0] = Math.min(possible[0], classes.copies[c] / copies);
        });
    times = Math.min(wanted, times + possible[0]);
    int at = best.size();
    while (at > 0 && Solution.BEST.compare(solution, best.get(at - 1)) < 0) {
      at--;
    }
    if (at < listed) {
      best.add(at, solution);
      if (best.size() > listed) {
        best.remove(listed);
      }
    }
    return true;
  }

  /**
   * Ends the search for solutions.
   *
   * @param mostUsed how many copies of each class a solution uses at most; is set to 0 for the next
   *     target
   * @param from the first class that may be used
   * @param to the end of the classes that may be used
   */
  void close(int[] mostUsed, int from, int to) {
    int many = 0;
    for (int c = from; c < to; c++) {
      many += mostUsed[c] > 0 ? 1 : 0;
    }
    used = new int[many];
    claimed = new int[many];
    int n = 0;
    for (int c = from; c < to; c++) {
      if (mostUsed[c] > 0) {
        used[n] = c;
        claimed[n++] = (int) Math.min(classes.copies[c], times * mostUsed[c]);
        mostUsed[c] = 0;
      }
    }
  }

  /**
   * Returns whether this is one solution, which nothing speaks against but the claims of others.
   */
  boolean isUnique() {
    return solutions == 1 && perhapsUsed.length == 0;
  }
}
