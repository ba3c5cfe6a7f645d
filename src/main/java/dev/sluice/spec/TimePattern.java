package dev.sluice.spec;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How dates or moments are written, such as {@code dd.MM.yyyy}. The letters are those of most
 * tools, but none is lenient: {@code dd} is exactly two digits, {@code d} one or two.
 *
 * @param written as the user wrote it
 */
public record TimePattern(String written, List<Part> parts) implements Serializable {

  /** What a pattern is for. */
  public enum Use {
    DATE("date"),
    TIMESTAMP("timestamp");

    private final String word;

    Use(String word) {
      this.word = word;
    }
  }

  /** What a part of a pattern reads. */
  public enum Field {
    YEAR,
    /** Two digits: 70 to 99 are in the twentieth century, 00 to 69 in the next. */
    YEAR_OF_CENTURY,
    MONTH,
    /** In English: its first three letters, or the whole name. */
    MONTH_NAME,
    DAY,
    HOUR,
    /** From 1 to 12, with AM or PM elsewhere. */
    HOUR_OF_HALF,
    HALF_OF_DAY,
    MINUTE,
    SECOND,
    FRACTION,
    /** {@code Z}, {@code +02:00}, {@code +0200} or {@code +02}. */
    OFFSET,
    LITERAL
  }

  /**
   * One part.
   *
   * @param min the fewest digits of a number
   * @param max the most digits of a number
   * @param literal the text of a literal
   */
  public record Part(Field field, int min, int max, String literal) implements Serializable {

    boolean isNumber() {
      return field != Field.LITERAL
          && field != Field.MONTH_NAME
          && field != Field.HALF_OF_DAY
          && field != Field.OFFSET;
    }
  }

  private static final Set<Field> OF_DATES =
      EnumSet.of(
          Field.YEAR,
          Field.YEAR_OF_CENTURY,
          Field.MONTH,
          Field.MONTH_NAME,
          Field.DAY,
          Field.LITERAL);

  public TimePattern {
    parts = List.copyOf(parts);
  }

  /** Reads a pattern; empty when it is none, with the reason reported. */
  public static Optional<TimePattern> parse(
      String written, Use use, Place place, Problems problems) {
    List<Part> parts = new ArrayList<>();
    String fault = cut(written, parts);
    fault = fault == null ? missing(parts, use) : fault;
    if (fault != null) {
      problems.report(
          Problem.user(
              place,
              "bad-pattern",
              "\"" + written + "\" is no pattern of a " + use.word + ": " + fault));
      return Optional.empty();
    }
    return Optional.of(new TimePattern(written, parts));
  }

  private static @Nullable String cut(String written, List<Part> parts) {
    int at = 0;
    while (at < written.length()) {
      char letter = written.charAt(at);
      int end = at + 1;
      if (letter == '\'') {
        end = written.indexOf('\'', at + 1);
        if (end < 0) {
          return "a ' is never closed";
        }
        parts.add(new Part(Field.LITERAL, 0, 0, written.substring(at + 1, end)));
        at = end + 1;
        continue;
      }
      if (!Character.isLetter(letter)) {
        parts.add(new Part(Field.LITERAL, 0, 0, String.valueOf(letter)));
        at = end;
        continue;
      }
      while (end < written.length() && written.charAt(end) == letter) {
        end++;
      }
      Part part = field(written.substring(at, end));
      if (part == null) {
        return "\"" + written.substring(at, end) + "\" means nothing; a text stands in ' '";
      }
      Part before = parts.isEmpty() ? part : parts.get(parts.size() - 1);
      if (before != part && before.isNumber() && before.min() < before.max() && part.isNumber()) {
        return "nobody can tell where the number before " + written.substring(at, end) + " ends";
      }
      parts.add(part);
      at = end;
    }
    return null;
  }

  private static @Nullable Part field(String letters) {
    return switch (letters) {
      case "yyyy" -> number(Field.YEAR, 4, 4);
      case "yy" -> number(Field.YEAR_OF_CENTURY, 2, 2);
      case "MM" -> number(Field.MONTH, 2, 2);
      case "M" -> number(Field.MONTH, 1, 2);
      case "MMM" -> number(Field.MONTH_NAME, 3, 3);
      case "MMMM" -> number(Field.MONTH_NAME, 3, 9);
      case "dd" -> number(Field.DAY, 2, 2);
      case "d" -> number(Field.DAY, 1, 2);
      case "HH" -> number(Field.HOUR, 2, 2);
      case "H" -> number(Field.HOUR, 1, 2);
      case "hh" -> number(Field.HOUR_OF_HALF, 2, 2);
      case "h" -> number(Field.HOUR_OF_HALF, 1, 2);
      case "a" -> number(Field.HALF_OF_DAY, 2, 2);
      case "mm" -> number(Field.MINUTE, 2, 2);
      case "ss" -> number(Field.SECOND, 2, 2);
      case "S", "SS", "SSS", "SSSS", "SSSSS", "SSSSSS" ->
          number(Field.FRACTION, letters.length(), letters.length());
      case "XXX" -> number(Field.OFFSET, 0, 0);
      default -> null;
    };
  }

  private static Part number(Field field, int min, int max) {
    return new Part(field, min, max, "");
  }

  private static @Nullable String missing(List<Part> parts, Use use) {
    Set<Field> there = EnumSet.noneOf(Field.class);
    for (Part part : parts) {
      if (!there.add(part.field()) && part.field() != Field.LITERAL) {
        return "a part stands twice in it";
      }
    }
    if (use == Use.DATE && !OF_DATES.containsAll(there)) {
      return there.contains(Field.MINUTE) && !there.contains(Field.MONTH)
          ? "mm are minutes; the month is MM"
          : "a date has no time of day";
    }
    if (there.contains(Field.YEAR) == there.contains(Field.YEAR_OF_CENTURY)
        || there.contains(Field.MONTH) == there.contains(Field.MONTH_NAME)
        || !there.contains(Field.DAY)) {
      return "it needs a year (yyyy or yy), a month (MM, M or MMM) and a day (dd or d)";
    }
    boolean halves = there.contains(Field.HALF_OF_DAY);
    if (halves != there.contains(Field.HOUR_OF_HALF) || halves && there.contains(Field.HOUR)) {
      return "hours of half a day (hh) need AM or PM (a), and other hours (HH) have none";
    }
    boolean hours = halves || there.contains(Field.HOUR);
    if (!hours && there.contains(Field.MINUTE)
        || !there.contains(Field.MINUTE) && there.contains(Field.SECOND)
        || !there.contains(Field.SECOND) && there.contains(Field.FRACTION)) {
      return "it needs hours before minutes, minutes before seconds, seconds before their decimals";
    }
    return null;
  }
}
