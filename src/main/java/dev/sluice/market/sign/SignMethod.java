package dev.sluice.market.sign;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A rule that says who started a trade. */
public enum SignMethod {
  /** Above the last different price a buy, below it a sell (Lee and Ready 1991). */
  TICK,
  /** Above the next different price a buy, below it a sell (Lee and Ready 1991). */
  REVERSE_TICK,
  /** Above the midpoint a buy, below it a sell, at it the tick test (Lee and Ready 1991). */
  LEE_READY,
  /** At the ask a buy, at the bid a sell, else the tick test (Ellis, Michaely, O'Hara 2000). */
  EMO,
  /**
   * From the ask down to 30 % of the spread a buy, from the bid up to 30 % a sell, else the tick
   * test (Chakrabarty, Li, Nguyen, Van Ness 2007).
   */
  CLNV,
  /** Above the midpoint a buy, below it a sell, at it undetermined (Lee and Ready 1991). */
  QUOTE;

  /** The word that users write. */
  public String written() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The column that is added. */
  public String column() {
    return "sign_" + name().toLowerCase(Locale.ROOT);
  }

  /** Whether it asks for the quote in force. */
  public boolean needsQuote() {
    return this != TICK && this != REVERSE_TICK;
  }

  /** All words. */
  public static List<String> words() {
    return Stream.of(values()).map(SignMethod::written).toList();
  }

  /** The method of a word. */
  public static SignMethod of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
