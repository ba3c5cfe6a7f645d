package dev.sluice.match.group;

/** How many rows of each side a group may have. One to one is the work of other rules. */
public enum GroupCardinality {
  /** One left item against at least two right ones. */
  ONE_TO_MANY,
  /** At least two left items against one right one. */
  MANY_TO_ONE,
  /**
   * A set against a set, of three rows or more, that cannot be split: no part of one with a part of
   * the other agrees already.
   */
  MANY_TO_MANY
}
