package dev.sluice.operation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How many partners a row may have: of the left table, to the right one. */
enum Cardinality {
  MANY_TO_ONE,
  ONE_TO_ONE,
  ONE_TO_MANY,
  MANY_TO_MANY;

  /** The words that users write. */
  static List<String> words() {
    return Arrays.stream(values()).map(Cardinality::written).toList();
  }

  /** The cardinality of a word. */
  static Cardinality of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  String written() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** True when a row of the left table has at most one partner. */
  boolean rightIsUnique() {
    return this == MANY_TO_ONE || this == ONE_TO_ONE;
  }

  /** True when a row of the right table has at most one partner. */
  boolean leftIsUnique() {
    return this == ONE_TO_MANY || this == ONE_TO_ONE;
  }
}
