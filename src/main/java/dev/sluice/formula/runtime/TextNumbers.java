package dev.sluice.formula.runtime;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as a number, as Excel does in arithmetic: plain numbers, thousands, percent, dollar
 * signs, accountants' brackets, fractions after a whole number, dates (ISO, month/day/year,
 * day-month-name-year, month and year) and times.
 */
public final class TextNumbers {

  private static final String MONTH = "([A-Za-z]{3,9})";
  private static final Pattern ISO = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})");
  private static final Pattern AMERICAN =
      Pattern.compile("(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4}|\\d{2})");
  private static final Pattern DAY_NAME =
      Pattern.compile("(\\d{1,2})[-/ ]" + MONTH + "[-/ ,]+(\\d{4}|\\d{2})");
  private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})[-/](\\d{4})");
  private static final Pattern NAME_DAY =
      Pattern.compile(MONTH + "[-/ ](\\d{1,2})[-/, ]\\s*(\\d{4}|\\d{2})");
  // A number up to 31 after a month is a day of a year that only the clock knows.
  private static final Pattern NAME_YEAR =
      Pattern.compile(MONTH + "[-/ ,]+(\\d{4}|3[2-9]|[4-9]\\d)");
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,4}):(\\d{1,2})(?::(\\d{1,2}(?:\\.\\d*)?))?(?:\\s*([AaPp])[Mm]?)?");
  private static final Pattern HOUR = Pattern.compile("(\\d{1,2})()()\\s+([AaPp])[Mm]?");
  private static final Pattern MINUTES = Pattern.compile("()(\\d{1,4}):(\\d{1,2}\\.\\d+)()");
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

  private static final int LONGEST = 60;

  private TextNumbers() {}

  /** The number that a text says; null when it says none, which is {@code #VALUE!}. */
  public static @Nullable Double number(UTF8String text) {
    String whole = text.toString();
    String trimmed = whole.strip();
    if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
      return null;
    }
    Double plain = NumberText.number(trimmed);
    // Spaces may stand around a plain number, but not around a date.
    boolean canBeDate = plain == null && trimmed.length() == whole.length();
    return canBeDate ? orNull(dateAndTime(trimmed)) : plain;
  }

  /** The date, time or both that a text says, as a serial number; null when it says none. */
  public static @Nullable Double date(UTF8String text) {
    String trimmed = text.toString().strip();
    return trimmed.length() > LONGEST ? null : orNull(dateAndTime(trimmed));
  }

  private static @Nullable Double orNull(double number) {
    return Double.isNaN(number) ? null : number;
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
        String first = text.substring(0, i).strip();
        String rest = text.substring(i + 1).strip();
        double both =
            date(first) + time(rest.endsWith("Z") ? rest.substring(0, rest.length() - 1) : rest);
        double turned = time(first) + date(rest);
        if (!Double.isNaN(both) || !Double.isNaN(turned)) {
          return Double.isNaN(both) ? turned : both;
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
    Matcher monthYear = MONTH_YEAR.matcher(text);
    if (monthYear.matches()) {
      return serial(monthYear.group(2), monthYear.group(1), "1");
    }
    Matcher nameYear = NAME_YEAR.matcher(text);
    return nameYear.matches()
        ? serial(nameYear.group(2), month(nameYear.group(1)), "1")
        : Double.NaN;
  }

  private static String month(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < MONTHS.size(); i++) {
      if (MONTHS.get(i).startsWith(lower)) {
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
      matcher = HOUR.matcher(text);
    }
    if (!matcher.matches()) {
      matcher = MINUTES.matcher(text);
    }
    if (!matcher.matches()) {
      return Double.NaN;
    }
    double hours = part(matcher.group(1));
    double minutes = part(matcher.group(2));
    double seconds = part(matcher.group(3));
    String half = matcher.group(4) == null ? "" : matcher.group(4).toLowerCase(Locale.ROOT);
    boolean tooMany = minutes >= 60 && !matcher.group(1).isEmpty() || seconds >= 60;
    if (tooMany || !half.isEmpty() && hours > 12) {
      return Double.NaN;
    }
    if (!half.isEmpty()) {
      hours = hours % 12 + (half.equals("p") ? 12 : 0);
    }
    return (hours * 3600 + minutes * 60 + seconds) / 86_400;
  }

  private static double part(@Nullable String digits) {
    return digits == null || digits.isEmpty() ? 0 : Double.parseDouble(digits);
  }
}
