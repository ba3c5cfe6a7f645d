package dev.sluice.formula.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the words of one section of a TEXT pattern. */
final class FormatReader {

  private static final Pattern CONDITION =
      Pattern.compile("(<=|>=|<>|<|>|=)\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)");
  private static final Pattern COLOUR =
      Pattern.compile("black|blue|cyan|green|magenta|red|white|yellow|color\\s*\\d{1,2}|dbnum\\d");
  private static final Pattern ELAPSED = Pattern.compile("h+|m+|s+");
  private static final List<String> LONG_WORDS = List.of("general", "am/pm", "a/p");
  private static final String REPEATED = "ymdhsebg";
  private static final String SIGNS = "0#?.,%@/";

  private final String section;
  private final List<FormatWord> words = new ArrayList<>();
  private FormatSection.@Nullable Condition condition;
  private String locale = "";
  private int at;

  private FormatReader(String section) {
    this.section = section;
  }

  /** The section; one that Excel refuses is an {@link IllegalArgumentException}. */
  static FormatSection section(String section) {
    FormatReader reader = new FormatReader(section);
    while (reader.at < section.length()) {
      reader.word();
    }
    return FormatSection.of(reader.words, reader.condition, reader.locale);
  }

  private void word() {
    char first = section.charAt(at);
    switch (first) {
      case '"' -> {
        int end = section.indexOf('"', at + 1);
        int stop = end < 0 ? section.length() : end;
        literal(section.substring(at + 1, stop));
        at = stop + 1;
      }
      case '\\', '_', '*' -> {
        // The character after * fills a cell up to its width, which a text has not.
        if (at + 1 < section.length() && first != '*') {
          literal(first == '_' ? " " : section.substring(at + 1, at + 2));
        }
        at += 2;
      }
      case '[' -> {
        int end = section.indexOf(']', at);
        if (end < 0) {
          throw new IllegalArgumentException("a bracket is not closed");
        }
        bracket(section.substring(at + 1, end));
        at = end + 1;
      }
      default -> plain(first);
    }
  }

  private void bracket(String inside) {
    String lower = inside.toLowerCase(Locale.ROOT);
    Matcher matcher = CONDITION.matcher(inside.strip());
    if (ELAPSED.matcher(lower).matches()) {
      words.add(new FormatWord("[" + lower + "]", false));
    } else if (inside.startsWith("$")) {
      int dash = inside.indexOf('-');
      literal(inside.substring(1, dash < 0 ? inside.length() : dash));
      locale = dash < 0 ? locale : lower.substring(dash + 1);
    } else if (matcher.matches()) {
      condition =
          new FormatSection.Condition(matcher.group(1), Double.parseDouble(matcher.group(2)));
    } else if (!COLOUR.matcher(lower).matches()) {
      throw new IllegalArgumentException("unknown: [" + inside + "]");
    }
  }

  private void plain(char first) {
    for (String known : LONG_WORDS) {
      if (section.regionMatches(true, at, known, 0, known.length())) {
        // The halves of a day keep their letters: a/p writes a small one.
        String word = section.substring(at, at + known.length());
        words.add(new FormatWord(known.equals("general") ? known : word, false));
        at += known.length();
        return;
      }
    }
    char lower = Character.toLowerCase(first);
    if (lower == 'e' && at + 1 < section.length() && "+-".indexOf(section.charAt(at + 1)) >= 0) {
      words.add(new FormatWord("e" + section.charAt(at + 1), false));
      at += 2;
    } else if (lower == 'n' || first == 'E') {
      throw new IllegalArgumentException("a letter that means nothing");
    } else if (REPEATED.indexOf(lower) >= 0) {
      int end = at + 1;
      while (end < section.length() && Character.toLowerCase(section.charAt(end)) == lower) {
        end++;
      }
      words.add(new FormatWord(section.substring(at, end).toLowerCase(Locale.ROOT), false));
      at = end;
    } else {
      words.add(new FormatWord(String.valueOf(first), SIGNS.indexOf(first) < 0));
      at++;
    }
  }

  private void literal(String text) {
    if (!text.isEmpty()) {
      words.add(new FormatWord(text, true));
    }
  }
}
