package dev.sluice.report;

import java.util.Locale;

/** How good or bad something is; always shown as a symbol and a word, never as colour alone. */
enum Tone {
  GOOD("good", "✓"),
  CALM("calm", "="),
  WARNING("warning", "!"),
  BAD("bad", "✕");

  private final String style;
  private final String symbol;

  Tone(String style, String symbol) {
    this.style = style;
    this.symbol = symbol;
  }

  /** The class in the style sheet. */
  String style() {
    return style;
  }

  String symbol() {
    return symbol;
  }

  static Tone of(RunRecord.Outcome outcome) {
    return switch (outcome) {
      case PUBLISHED -> GOOD;
      case UNCHANGED, PLANNED -> CALM;
      case REFUSED, FAILED -> BAD;
    };
  }

  /** The tone of a gate's or rule's verdict; what is neither a pass nor a failure is a warning. */
  static Tone ofVerdict(String verdict) {
    return switch (verdict.toUpperCase(Locale.ROOT)) {
      case "PASS" -> GOOD;
      case "FAIL" -> BAD;
      default -> WARNING;
    };
  }

  /** The tone of what became of an output. */
  static Tone ofState(String state) {
    return switch (state) {
      case "published" -> GOOD;
      case "refused" -> BAD;
      case "unchanged" -> CALM;
      default -> WARNING;
    };
  }
}
