package dev.sluice.formula.runtime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes days and moments by a pattern such as {@code dd.MM.yyyy} or {@code yyyyMMdd
 * HHmm}. Reading is strict: a day must be in the calendar, and the whole text must fit. Names of
 * months are English, in any case. Years of two digits up to 29 are in this century, as in Excel.
 * Moments are in UTC.
 */
public final class DatePatterns {

  private static final Map<String, DateTimeFormatter> FORMATTERS = new ConcurrentHashMap<>();
  private static final DateTimeFormatter ISO_MOMENT = isoMoment();
  private static final int FIRST_YEAR_OF_TWO_DIGITS = 1930;
  private static final long MICROS_A_SECOND = 1_000_000;
  private static final int NANOS_A_MICRO = 1000;
  private static final int DATE_LENGTH = 10;
  private static final char QUOTE = '\'';
  private static final String DAY_LETTERS = "yMd";
  private static final String TIME_LETTERS = "HhmsSa";

  /** A run of one letter, or a text that stands for itself. */
  private record Part(String text, boolean isLetter) {}

  private DatePatterns() {}

  /** The day that a text says, in days since 1970; null when the pattern does not fit. */
  public static @Nullable Integer day(UTF8String text, UTF8String pattern) {
    try {
      LocalDate day = LocalDate.from(formatter(pattern.toString()).parse(stripped(text)));
      return day.getYear() < 1 ? null : (int) day.toEpochDay();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The moment that a text says, in microseconds since 1970; null when the pattern misfits. */
  public static @Nullable Long moment(UTF8String text, UTF8String pattern) {
    try {
      return micros(formatter(pattern.toString()).parse(stripped(text)), 0);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * The moment that a text says in ISO 8601: a day alone or with a time, {@code T} or a blank
   * between them, with {@code Z}, {@code +02:00}, {@code +0200}, {@code +02} or no zone.
   */
  public static @Nullable Long isoMoment(UTF8String text) {
    String written = stripped(text);
    if (written.length() > DATE_LENGTH && written.charAt(DATE_LENGTH) == ' ') {
      written = written.substring(0, DATE_LENGTH) + 'T' + written.substring(DATE_LENGTH + 1);
    }
    try {
      TemporalAccessor parsed = ISO_MOMENT.parse(written);
      boolean isTooFine = parsed.get(ChronoField.NANO_OF_SECOND) % NANOS_A_MICRO != 0;
      return isTooFine ? null : micros(parsed, parsed.get(ChronoField.OFFSET_SECONDS));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Long micros(TemporalAccessor parsed, int offset) {
    LocalDateTime local = LocalDateTime.from(parsed);
    if (local.getYear() < 1) {
      return null;
    }
    Instant instant = local.toInstant(ZoneOffset.ofTotalSeconds(offset));
    return instant.getEpochSecond() * MICROS_A_SECOND + instant.getNano() / NANOS_A_MICRO;
  }

  /** A day by the pattern; null when the pattern cannot show its year. */
  public static @Nullable UTF8String ofDay(int day, UTF8String pattern) {
    return written(LocalDate.ofEpochDay(day).atStartOfDay(), pattern);
  }

  /** A moment by the pattern; null when the pattern cannot show its year. */
  public static @Nullable UTF8String ofMoment(long micros, UTF8String pattern) {
    long second = Math.floorDiv(micros, MICROS_A_SECOND);
    int nanos = (int) Math.floorMod(micros, MICROS_A_SECOND) * NANOS_A_MICRO;
    return written(LocalDateTime.ofEpochSecond(second, nanos, ZoneOffset.UTC), pattern);
  }

  private static @Nullable UTF8String written(LocalDateTime moment, UTF8String pattern) {
    try {
      return UTF8String.fromString(formatter(pattern.toString()).format(moment));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Why a pattern cannot be used, for a message; null when it can. */
  public static @Nullable String fault(String pattern, boolean withTime) {
    List<Part> parts;
    try {
      parts = parts(pattern);
      formatter(pattern);
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
    for (char needed : DAY_LETTERS.toCharArray()) {
      if (!has(parts, needed)) {
        return "it lacks the "
            + (needed == 'y' ? "year (yyyy)" : needed == 'M' ? "month (MM)" : "day (dd)");
      }
    }
    boolean hasTime = TIME_LETTERS.chars().anyMatch(letter -> has(parts, (char) letter));
    if (hasTime && !withTime) {
      return "a date has no time of day (small m is minutes, capital M is months)";
    }
    if (has(parts, 'h') != has(parts, 'a') || has(parts, 'h') && has(parts, 'H')) {
      return "hours are HH, or hh with a (AM or PM)";
    }
    return hasTime && !has(parts, 'h') && !has(parts, 'H') ? "it lacks the hour (HH)" : null;
  }

  private static boolean has(List<Part> parts, char letter) {
    return parts.stream().anyMatch(part -> part.isLetter() && part.text().charAt(0) == letter);
  }

  private static DateTimeFormatter formatter(String pattern) {
    DateTimeFormatter known = FORMATTERS.get(pattern);
    return known == null ? FORMATTERS.computeIfAbsent(pattern, DatePatterns::compiled) : known;
  }

  private static DateTimeFormatter compiled(String pattern) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    List<Part> parts = parts(pattern);
    for (Part part : parts) {
      if (!part.isLetter()) {
        builder.appendLiteral(part.text());
      } else if (part.text().equals("yyyy")) {
        builder.appendValue(ChronoField.YEAR, 4);
      } else if (part.text().equals("yy")) {
        builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_YEAR_OF_TWO_DIGITS);
      } else {
        builder.appendPattern(part.text());
      }
    }
    defaultTime(builder, parts);
    return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
  }

  private static void defaultTime(DateTimeFormatterBuilder builder, List<Part> parts) {
    if (!has(parts, 'h') && !has(parts, 'H')) {
      builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
    }
    if (!has(parts, 'm')) {
      builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0);
    }
    if (!has(parts, 's')) {
      builder.parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0);
    }
  }

  /** Letters and texts in turn; a letter or a count of letters that means nothing is refused. */
  private static List<Part> parts(String pattern) {
    List<Part> parts = new ArrayList<>();
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      int end = i + 1;
      if (c == QUOTE) {
        end = pattern.indexOf(QUOTE, i + 1);
        if (end < 0) {
          throw new IllegalArgumentException("a quote is not closed");
        }
        parts.add(new Part(end == i + 1 ? "'" : pattern.substring(i + 1, end), false));
        end++;
      } else if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
        while (end < pattern.length() && pattern.charAt(end) == c) {
          end++;
        }
        parts.add(new Part(known(pattern.substring(i, end)), true));
      } else {
        parts.add(new Part(String.valueOf(c), false));
      }
      i = end;
    }
    return parts;
  }

  private static String known(String letters) {
    boolean isKnown = letters.matches("yyyy|yy|M{1,4}|dd?|HH?|hh?|mm?|ss?|S{1,6}|a");
    if (!isKnown) {
      throw new IllegalArgumentException(
          "\""
              + letters
              + "\" is none of yyyy yy MMMM MMM MM M dd d HH hh mm ss SSS a; other letters go in"
              + " quotes");
    }
    return letters;
  }

  private static DateTimeFormatter isoMoment() {
    return new DateTimeFormatterBuilder()
        .appendValue(ChronoField.YEAR, 4)
        .appendPattern("-MM-dd['T'HH:mm[:ss")
        .optionalStart()
        .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
        .optionalEnd()
        .optionalEnd()
        .appendPattern("[XXX][XX][X]")
        .optionalEnd()
        .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
        .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
        .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
        .parseDefaulting(ChronoField.NANO_OF_SECOND, 0)
        .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** Without the spaces and tabs around it. */
  private static String stripped(UTF8String text) {
    String whole = text.toString();
    int from = 0;
    int to = whole.length();
    while (from < to && isSpace(whole.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(whole.charAt(to - 1))) {
      to--;
    }
    return whole.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
