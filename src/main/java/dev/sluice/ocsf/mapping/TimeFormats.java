package dev.sluice.ocsf.mapping;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The formats in which a mapping may say that moments are written: words for ISO 8601 and for
 * numbers since 1970, patterns of {@code strptime} (with a percent sign), and those of {@link
 * DateTimeFormatter}.
 */
public final class TimeFormats {

  /** Formats that are words. */
  public static final List<String> WORDS =
      List.of("iso", "epoch", "epoch-s", "epoch-ms", "epoch-us", "epoch-ns");

  private static final Map<Character, String> DIRECTIVES =
      Map.ofEntries(
          Map.entry('Y', "uuuu"),
          Map.entry('y', "uu"),
          Map.entry('m', "[MM][M]"),
          Map.entry('d', "[dd][d]"),
          Map.entry('e', "[dd][d]"),
          Map.entry('H', "HH"),
          Map.entry('I', "hh"),
          Map.entry('M', "mm"),
          Map.entry('S', "ss"),
          Map.entry('p', "a"),
          Map.entry('b', "MMM"),
          Map.entry('B', "MMMM"),
          Map.entry('a', "EEE"),
          Map.entry('A', "EEEE"),
          Map.entry('j', "DDD"),
          Map.entry('z', "[XXX][XX][X]"),
          Map.entry('Z', "[XXX][XX][X][z]"),
          Map.entry('T', "HH:mm:ss"),
          Map.entry('D', "MM/dd/uu"),
          Map.entry('F', "uuuu-MM-dd"));

  private TimeFormats() {}

  /** What is wrong with a format, if anything. */
  public static Optional<String> fault(String format) {
    if (WORDS.contains(format)) {
      return Optional.empty();
    }
    try {
      formatter(format);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("\"" + format + "\" is no format of time: " + e.getMessage());
    }
  }

  /**
   * The formatter of a pattern.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public static DateTimeFormatter formatter(String pattern) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    if (pattern.indexOf('%') < 0) {
      return builder.appendPattern(pattern).toFormatter(Locale.ENGLISH);
    }
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c != '%') {
        builder.appendLiteral(c);
        continue;
      }
      i++;
      if (i == pattern.length()) {
        throw new IllegalArgumentException("a lone % at its end");
      }
      directive(builder, pattern.charAt(i));
    }
    return builder.toFormatter(Locale.ENGLISH);
  }

  private static void directive(DateTimeFormatterBuilder builder, char directive) {
    if (directive == '%') {
      builder.appendLiteral('%');
    } else if (directive == 'f') {
      builder.appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, false);
    } else {
      String known = DIRECTIVES.get(directive);
      if (known == null) {
        throw new IllegalArgumentException("unknown directive %" + directive);
      }
      builder.appendPattern(known);
    }
  }
}
