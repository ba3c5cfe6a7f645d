package dev.sluice.match.group;

/**
 * What a search may find and what it may cost.
 *
 * @param cardinality how many rows of each side a group has
 * @param members most rows of a set on a side, from 2 to {@value #MOST_MEMBERS}
 * @param tolerance how far the sums may differ; used for targets only that have no exact solution
 * @param fromDays least days from every left item of a group to every right one
 * @param toDays most days from every left item of a group to every right one
 * @param budget most steps for a block; a step is a sum that is made and kept, some nanoseconds
 * @param alternatives most solutions that a suggestion lists
 * @param counted most solutions of a target that are counted, and of a whole block for sets against
 *     sets. A target with more is a suggestion that ties up whatever it could use
 */
public record GroupLimits(
    GroupCardinality cardinality,
    int members,
    SumTolerance tolerance,
    int fromDays,
    int toDays,
    long budget,
    int alternatives,
    int counted) {

  /** The largest {@code members}. */
  public static final int MOST_MEMBERS = 1000;

  /** Checks the numbers. */
  public GroupLimits {
    if (members < 2 || members > MOST_MEMBERS) {
      throw new IllegalArgumentException("members must be from 2 to " + MOST_MEMBERS);
    }
    if (alternatives < 1 || counted < 1) {
      throw new IllegalArgumentException("at least one solution must be counted and listed");
    }
    if (fromDays > toDays) {
      throw new IllegalArgumentException("the window ends before it starts");
    }
  }

  /**
   * Returns limits with equal sums, any dates, 4,000,000 steps, 5 alternatives and 1,000 solutions.
   */
  public static GroupLimits of(GroupCardinality cardinality, int members) {
    return new GroupLimits(
        cardinality,
        members,
        SumTolerance.NONE,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE,
        4_000_000,
        5,
        1_000);
  }

  /** Returns the same limits with a tolerance. */
  public GroupLimits within(SumTolerance sums) {
    return new GroupLimits(
        cardinality, members, sums, fromDays, toDays, budget, alternatives, counted);
  }

  /** Returns the same limits with a window of right day minus left day. */
  public GroupLimits days(int from, int to) {
    return new GroupLimits(
        cardinality, members, tolerance, from, to, budget, alternatives, counted);
  }

  /** Returns the same limits with another number of steps. */
  public GroupLimits steps(long most) {
    return new GroupLimits(
        cardinality, members, tolerance, fromDays, toDays, most, alternatives, counted);
  }

  /** Returns the same limits with other numbers of solutions that are listed and counted. */
  public GroupLimits solutions(int listed, int most) {
    return new GroupLimits(cardinality, members, tolerance, fromDays, toDays, budget, listed, most);
  }

  /** Whether any date goes with any other. */
  boolean anyDay() {
    return fromDays == Integer.MIN_VALUE && toDays == Integer.MAX_VALUE;
  }
}
