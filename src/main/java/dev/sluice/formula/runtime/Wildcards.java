package dev.sluice.formula.runtime;

import org.apache.spark.unsafe.types.UTF8String;

/**
 * Excel's patterns: {@code *} any characters, {@code ?} one, {@code ~} takes their meaning away.
 */
public final class Wildcards {

  private static final UTF8String STAR = UTF8String.fromString("*");
  private static final UTF8String QUESTION_MARK = UTF8String.fromString("?");
  private static final UTF8String TILDE = UTF8String.fromString("~");

  private Wildcards() {}

  /** True when the whole text fits the pattern, without regard to case. */
  public static boolean matches(UTF8String text, UTF8String pattern) {
    return matches(Comparison.folded(text).toString(), Comparison.folded(pattern).toString());
  }

  /** True when the text has a character that makes it a pattern, or an escape. */
  public static boolean isPattern(UTF8String text) {
    return text.contains(STAR) || text.contains(QUESTION_MARK) || text.contains(TILDE);
  }

  /** As {@link #matches(UTF8String, UTF8String)}, of texts that are folded already. */
  static boolean matches(String text, String pattern) {
    return end(text, 0, pattern, true) >= 0;
  }

  /** The first place from an offset on where the pattern fits, or -1. */
  static int find(String text, String pattern, int from) {
    for (int start = from; start <= text.length(); start++) {
      if (end(text, start, pattern, false) >= 0) {
        return start;
      }
    }
    return -1;
  }

  /** Where the match that starts at an offset ends, or -1. Linear but for the last star. */
  private static int end(String text, int start, String pattern, boolean whole) {
    int at = start;
    int in = 0;
    int starIn = -1;
    int starAt = -1;
    while (true) {
      if (in == pattern.length()) {
        if (!whole || at == text.length()) {
          return at;
        }
      } else if (pattern.charAt(in) == '*') {
        starIn = ++in;
        starAt = at;
        continue;
      } else if (at < text.length()) {
        int wanted = in;
        boolean any = pattern.charAt(in) == '?';
        if (pattern.charAt(in) == '~' && in + 1 < pattern.length()) {
          wanted = in + 1;
        }
        if (any || text.charAt(at) == pattern.charAt(wanted)) {
          at++;
          in = wanted + 1;
          continue;
        }
      }
      if (starIn < 0 || ++starAt > text.length()) {
        return -1;
      }
      in = starIn;
      at = starAt;
    }
  }
}
