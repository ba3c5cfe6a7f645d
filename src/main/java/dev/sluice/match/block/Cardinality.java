package dev.sluice.match.block;

/** How many items of either side a match of a rule has. */
public enum Cardinality {
  ONE_TO_ONE,
  ONE_TO_MANY,
  MANY_TO_ONE,
  MANY_TO_MANY;

  boolean isOneLeft() {
    return this == ONE_TO_ONE || this == ONE_TO_MANY;
  }

  boolean isOneRight() {
    return this == ONE_TO_ONE || this == MANY_TO_ONE;
  }
}
