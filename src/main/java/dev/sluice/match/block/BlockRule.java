package dev.sluice.match.block;

import java.io.Serializable;
import java.util.List;

/**
 * A rule as the tasks see it.
 *
 * @param number its place among all rules
 * @param similar texts that must be alike
 * @param way how items are put together
 * @param members the most items of a set on a side, for {@link Way#SEARCH}
 * @param budget the most steps of work in a block
 * @param isSuggested what it finds is not a match before a human says so
 */
public record BlockRule(
    int number,
    DayWindow window,
    Allowance allowance,
    List<Similar> similar,
    Cardinality cardinality,
    Way way,
    int members,
    long budget,
    boolean isSuggested)
    implements Serializable {

  public BlockRule {
    similar = List.copyOf(similar);
  }

  /** How a rule puts items together. */
  public enum Way {
    /** Item by item, or by cardinality all open items of the keys. */
    KEYS,
    /** Sets of items whose sums agree. */
    SEARCH,
    /** All items that a human has put together, whatever they sum to. */
    CONFIRMED
  }

  /**
   * Two texts that must be alike.
   *
   * @param slot of the texts of an item
   * @param least the least Jaro-Winkler similarity, from 0 to 1
   */
  public record Similar(int slot, double least) implements Serializable {}

  /** True when a left and a right item may be a match. */
  boolean allows(Block block, int left, int right) {
    return window.holds(block.day(left, window), block.day(right, window))
        && block.amounts().isWithin(left, right, allowance.limits(block.currency(left)));
  }
}
