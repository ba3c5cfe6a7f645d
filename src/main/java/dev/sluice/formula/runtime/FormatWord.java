package dev.sluice.formula.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word of a TEXT pattern.
 *
 * @param literal true when it is written as it stands
 */
record FormatWord(String text, boolean literal) {

  private static final List<String> LONG_WORDS = List.of("general", "am/pm", "a/p");
  private static final String REPEATED = "ymdhs";

  /** The words of one part of a pattern. */
  static List<FormatWord> words(String part) {
    List<FormatWord> words = new ArrayList<>();
    int at = 0;
    while (at < part.length()) {
      at = word(part, at, words);
    }
    return words;
  }

  private static int word(String part, int at, List<FormatWord> words) {
    char first = part.charAt(at);
    if (first == '"') {
      int end = part.indexOf('"', at + 1);
      int stop = end < 0 ? part.length() : end;
      words.add(new FormatWord(part.substring(at + 1, stop), true));
      return stop + 1;
    }
    if (first == '\\' || first == '_' || first == '*') {
      if (at + 1 < part.length() && first != '*') {
        words.add(new FormatWord(first == '_' ? " " : part.substring(at + 1, at + 2), true));
      }
      return at + 2;
    }
    if (first == '[') {
      int end = part.indexOf(']', at);
      int stop = end < 0 ? part.length() : end + 1;
      words.add(new FormatWord(part.substring(at, stop).toLowerCase(Locale.ROOT), false));
      return stop;
    }
    String rest = part.substring(at).toLowerCase(Locale.ROOT);
    for (String known : LONG_WORDS) {
      if (rest.startsWith(known)) {
        words.add(new FormatWord(part.substring(at, at + known.length()), false));
        return at + known.length();
      }
    }
    char lower = Character.toLowerCase(first);
    if (lower == 'e' && rest.length() > 1 && "+-".indexOf(rest.charAt(1)) >= 0) {
      words.add(new FormatWord(part.substring(at, at + 2), false));
      return at + 2;
    }
    int end = at + 1;
    if (REPEATED.indexOf(lower) >= 0) {
      while (end < part.length() && Character.toLowerCase(part.charAt(end)) == lower) {
        end++;
      }
    }
    boolean sign = "0#?.,%@/".indexOf(first) >= 0 || REPEATED.indexOf(lower) >= 0;
    words.add(
        new FormatWord(
            sign ? part.substring(at, end).toLowerCase(Locale.ROOT) : part.substring(at, end),
            !sign));
    return end;
  }
}
