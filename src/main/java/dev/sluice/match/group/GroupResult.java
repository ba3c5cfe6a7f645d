package dev.sluice.match.group;

import java.util.List;

/**
 * What a search of a block found. No item is in two groups.
 *
 * @param groups the groups, in an order that depends on the content of the items only; empty when
 *     the search did not end
 * @param ending whether the search was completed, and if not, why
 * @param steps what it cost, in the unit of the budget
 */
public record GroupResult(List<Group> groups, Ending ending, long steps) {

  /** Returns whether the search was given up, so that nothing is known about the block. */
  public boolean exhausted() {
    return ending != Ending.COMPLETE;
  }

  /** Why a search ended. Unless it was complete there are no groups. */
  public enum Ending {
    /** Everything was searched. */
    COMPLETE,
    /** It would have taken more steps than the budget. */
    BUDGET,
    /** No method fits into the memory a search may take; fewer members or smaller blocks do. */
    MEMORY,
    /** The amounts are so large that their sums could be wrong. */
    OVERFLOW
  }

  /** What a group is. */
  public enum Status {
    /** The only solution, of rows nothing else asks for. */
    MATCHED,
    /** Targets with several solutions, or that compete for rows. */
    SUGGESTED
  }

  /**
   * Rows that belong together: a match, or targets and solutions that share rows.
   *
   * @param status which of both
   * @param members all rows
   * @param solutions how many solutions were counted; those that differ in interchangeable rows are
   *     one
   * @param counted false when a target had more than are counted: then further rows may be in
   *     solutions
   * @param alternatives the best of the solutions; empty for a match, whose members are the
   *     solution
   */
  public record Group(
      Status status,
      Members members,
      long solutions,
      boolean counted,
      List<Members> alternatives) {}

  /**
   * Rows of both sides, by number, ascending.
   *
   * @param left the left rows
   * @param right the right rows
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  public record Members(int[] left, int[] right) {}
}
