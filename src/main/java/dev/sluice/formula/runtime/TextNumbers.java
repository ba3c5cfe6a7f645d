package dev.sluice.formula.runtime;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as a number, as Excel does in arithmetic: plain numbers, thousands, percent, dollar
 * signs, accountants' brackets, dates (ISO, month/day/year, day-month-name-year) and times.
 */
public final class TextNumbers {

  private static final Pattern NUMBER =
      Pattern.compile(
          "([+-])?\\s*(\\$)?\\s*([+-])?((?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d*)?|\\.\\d+)"
              + "(?:[eE]([+-]?\\d{1,4}))?\\s*(%)?");
  private static final String MONTH = "([A-Za-z]{3,9})";
  private static final Pattern ISO = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})");
  private static final Pattern AMERICAN =
      Pattern.compile("(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4}|\\d{2})");
  private static final Pattern DAY_NAME =
      Pattern.compile("(\\d{1,2})[-/ ]" + MONTH + "[-/ ,]+(\\d{4}|\\d{2})");
  private static final Pattern NAME_DAY =
      Pattern.compile(MONTH + "[-/ ](\\d{1,2})[, ]\\s*(\\d{4}|\\d{2})");
  private static final Pattern NAME_YEAR = Pattern.compile(MONTH + "[-/ ](\\d{4})");
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,4}):(\\d{1,2})(?::(\\d{1,2}(?:\\.\\d+)?))?\\s*([AaPp][Mm]?)?");
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private TextNumbers() {}

  /** The number that a text says; null when it says none, which is {@code #VALUE!}. */
  public static @Nullable Double number(UTF8String text) {
    String whole = text.toString();
    String trimmed = whole.strip();
    if (trimmed.isEmpty() || trimmed.length() > 60) {
      return null;
    }
    Double plain = plain(trimmed);
    // Spaces may stand around a plain number, but not around a date.
    boolean canBeDate = plain == null && trimmed.length() == whole.length();
    return canBeDate ? orNull(dateAndTime(trimmed)) : plain;
  }

  /** The date that a text says, without its time, as a serial number; null when it says none. */
  public static @Nullable Double date(UTF8String text) {
    return orNull(dateAndTime(text.toString().strip()));
  }

  private static @Nullable Double orNull(double number) {
    return Double.isNaN(number) ? null : number;
  }

  private static @Nullable Double plain(String text) {
    boolean brackets = text.startsWith("(") && text.endsWith(")");
    Matcher matcher =
        NUMBER.matcher(brackets ? text.substring(1, text.length() - 1).strip() : text);
    if (!matcher.matches() || matcher.group(1) != null && (brackets || matcher.group(3) != null)) {
      return null;
    }
    String exponent = matcher.group(5) == null ? "" : "E" + matcher.group(5);
    double value = Double.parseDouble(matcher.group(4).replace(",", "") + exponent);
    boolean negative = brackets || "-".equals(matcher.group(1)) || "-".equals(matcher.group(3));
    double signed = negative ? -value : value;
    return Doubles.finite(matcher.group(6) == null ? signed : signed / 100);
  }

  private static double dateAndTime(String text) {
    double whole = date(text);
    if (!Double.isNaN(whole)) {
      return whole;
    }
    double time = time(text);
    if (!Double.isNaN(time)) {
      return time;
    }
    for (int i = text.length() - 1; i > 0; i--) {
      char separator = text.charAt(i);
      if (separator == ' ' || separator == 'T') {
        double day = date(text.substring(0, i).strip());
        String rest = text.substring(i + 1).strip();
        double of = time(rest.endsWith("Z") ? rest.substring(0, rest.length() - 1) : rest);
        if (!Double.isNaN(day) && !Double.isNaN(of)) {
          return day + of;
        }
      }
    }
    return Double.NaN;
  }

  private static double date(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return serial(iso.group(1), iso.group(2), iso.group(3));
    }
    Matcher american = AMERICAN.matcher(text);
    if (american.matches()) {
      return serial(american.group(3), american.group(1), american.group(2));
    }
    Matcher dayName = DAY_NAME.matcher(text);
    if (dayName.matches()) {
      return serial(dayName.group(3), month(dayName.group(2)), dayName.group(1));
    }
    Matcher nameDay = NAME_DAY.matcher(text);
    if (nameDay.matches()) {
      return serial(nameDay.group(3), month(nameDay.group(1)), nameDay.group(2));
    }
    Matcher nameYear = NAME_YEAR.matcher(text);
    return nameYear.matches()
        ? serial(nameYear.group(2), month(nameYear.group(1)), "1")
        : Double.NaN;
  }

  private static String month(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < MONTHS.size(); i++) {
      if (MONTHS.get(i).equals(lower) || MONTHS.get(i).substring(0, 3).equals(lower)) {
        return String.valueOf(i + 1);
      }
    }
    return "0";
  }

  /** Two-digit years up to 29 are in this century, as in Excel. */
  private static double serial(String year, String month, String day) {
    int number = Integer.parseInt(year);
    int full = year.length() > 2 ? number : number < 30 ? 2000 + number : 1900 + number;
    return Serials.serial(full, Integer.parseInt(month), Integer.parseInt(day));
  }

  private static double time(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      return Double.NaN;
    }
    double hours = Double.parseDouble(matcher.group(1));
    double minutes = Double.parseDouble(matcher.group(2));
    double seconds = matcher.group(3) == null ? 0 : Double.parseDouble(matcher.group(3));
    String half = matcher.group(4);
    if (minutes >= 60 || seconds >= 60 || half != null && (hours > 12 || hours == 0)) {
      return Double.NaN;
    }
    if (half != null) {
      hours = hours % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
    }
    return (hours * 3600 + minutes * 60 + seconds) / 86_400;
  }
}
