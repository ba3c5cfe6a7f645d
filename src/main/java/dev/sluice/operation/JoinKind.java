package dev.sluice.operation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which rows a join keeps. */
enum JoinKind {
  /** Pairs only. */
  INNER,
  /** Pairs, and rows of the left table without a partner. */
  LEFT,
  /** Pairs, and rows of the right table without a partner. */
  RIGHT,
  /** Pairs, and rows of either table without a partner. */
  FULL,
  /** Rows of the left table that have a partner, without its columns. */
  SEMI,
  /** Rows of the left table that have no partner. */
  ANTI,
  /** Every row of the left table with every row of the right one. */
  CROSS;

  /** The words that users write. */
  static List<String> words() {
    return Arrays.stream(values()).map(JoinKind::written).toList();
  }

  /** The kind of a word. */
  static JoinKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True when the result has columns of both tables. */
  boolean pairs() {
    return this != SEMI && this != ANTI;
  }

  /** True when a row of the left table stays without a partner. */
  boolean keepsLeft() {
    return this == LEFT || this == FULL;
  }

  /** True when a row of the right table stays without a partner. */
  boolean keepsRight() {
    return this == RIGHT || this == FULL;
  }
}
