package dev.sluice.formula.runtime;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Excel's 1900 date system: day 1 is 1900-01-01, and day 60 is a 29 February 1900 that never was
 * (kept by Excel for Lotus 1-2-3). Days are counted from 1970-01-01 as Spark counts them.
 */
public final class Serials {

  private static final int OFFSET = 25_569;
  private static final int FIRST_REAL = 61;
  private static final int LAST = 2_958_465;
  private static final int LAST_YEAR = 9999;
  private static final double MICROS_A_DAY = 86_400_000_000d;

  private Serials() {}

  /** The serial number of a day. */
  public static int ofDay(int day) {
    int serial = day + OFFSET;
    return serial < FIRST_REAL ? serial - 1 : serial;
  }

  /** The serial number of an instant in UTC; the fraction is the time of day. */
  public static double ofMicros(long micros) {
    long day = Math.floorDiv(micros, (long) MICROS_A_DAY);
    return ofDay((int) day) + Math.floorMod(micros, (long) MICROS_A_DAY) / MICROS_A_DAY;
  }

  /** The day of a serial number, its time of day dropped; null when Excel has no such day. */
  public static @Nullable Integer day(double serial) {
    if (!(serial >= 0 && serial < LAST + 1)) {
      return null;
    }
    int whole = (int) serial;
    return whole < FIRST_REAL ? whole + 1 - OFFSET : whole - OFFSET;
  }

  /** The year of a serial number; null for {@code #NUM!}. */
  public static @Nullable Integer year(double serial) {
    return part(serial, 0);
  }

  /** The month of a serial number, 1 to 12; null for {@code #NUM!}. */
  public static @Nullable Integer month(double serial) {
    return part(serial, 1);
  }

  /** The day of the month of a serial number; 0 for serial number 0; null for {@code #NUM!}. */
  public static @Nullable Integer dayOfMonth(double serial) {
    return part(serial, 2);
  }

  private static @Nullable Integer part(double serial, int part) {
    Integer day = day(serial);
    if (day == null) {
      return null;
    }
    int whole = (int) serial;
    if (whole == 0 || whole == 60) {
      return new int[] {1900, whole == 0 ? 1 : 2, whole == 0 ? 0 : 29}[part];
    }
    return switch (part) {
      case 0 -> yearOf(day);
      case 1 -> monthOf(day);
      default -> dayOfMonthOf(day);
    };
  }

  /** The year of a day. */
  public static int yearOf(int day) {
    return CalendarDay.year(CalendarDay.of(day));
  }

  /** The month of a day, 1 to 12. */
  public static int monthOf(int day) {
    return CalendarDay.month(CalendarDay.of(day));
  }

  /** The day of the month of a day. */
  public static int dayOfMonthOf(int day) {
    return CalendarDay.dayOfMonth(CalendarDay.of(day));
  }

  /**
   * The day of a year, month and day that may run over; years below 1900 count from 1900. Null for
   * {@code #NUM!}.
   */
  public static @Nullable Integer date(double year, double month, double day) {
    double wholeYear = Math.floor(year);
    if (!(wholeYear >= 0
        && wholeYear <= LAST_YEAR
        && Math.abs(month) < 1e6
        && Math.abs(day) < 1e8)) {
      return null;
    }
    int calendarYear = (int) wholeYear + (wholeYear < 1900 ? 1900 : 0);
    LocalDate first = LocalDate.of(calendarYear, 1, 1).plusMonths((long) Math.floor(month) - 1);
    return first.getYear() > LAST_YEAR
        ? null
        : excelDay(first.toEpochDay() + (long) Math.floor(day) - 1);
  }

  /** A day some whole days later; null when Excel has no such day. */
  public static @Nullable Integer plusDays(int day, long days) {
    return Math.abs(days) > 4_000_000 ? null : excelDay(day + days);
  }

  /** An instant some whole days later; null when Excel has no such day. */
  public static @Nullable Long plusDaysMicros(long micros, long days) {
    if (Math.abs(days) > 4_000_000) {
      return null;
    }
    long later = micros + days * (long) MICROS_A_DAY;
    return excelDay(Math.floorDiv(later, (long) MICROS_A_DAY)) == null ? null : later;
  }

  /** The same day of the month some months later, or its last day; null for {@code #NUM!}. */
  public static @Nullable Integer plusMonths(int day, double months) {
    return Math.abs(months) > 120_000 ? null : excelDay(CalendarDay.plusMonths(day, (long) months));
  }

  /** The last day of the month some months later; null for {@code #NUM!}. Day 0 is in January. */
  public static @Nullable Integer endOfMonth(int day, double months) {
    return Math.abs(months) > 120_000
        ? null
        : excelDay(CalendarDay.endOfMonth(Math.max(day, 1 + 1 - OFFSET), (long) months));
  }

  private static @Nullable Integer excelDay(long day) {
    long serial = day + OFFSET;
    return serial < 1 || serial > LAST ? null : (int) day;
  }

  /** The serial number of a calendar day; NaN when there is no such day in Excel. */
  static double serial(int year, int month, int day) {
    if (year == 1900 && month == 2 && day == 29) {
      return FIRST_REAL - 1;
    }
    try {
      Integer known = excelDay(LocalDate.of(year, month, day).toEpochDay());
      return known == null ? Double.NaN : ofDay(known);
    } catch (DateTimeException e) {
      return Double.NaN;
    }
  }
}
