package dev.sluice.formula.function.date;

import dev.sluice.formula.runtime.Serials;
import java.time.LocalDate;

/**
 * The calendar of Excel's whole serial numbers, in which 1900 is a leap year and day 0 is
 * 1900-01-00. Days before it are those of the Gregorian calendar; schedules may reach them,
 * arguments not.
 */
public final class ExcelDay {

  private static final int LAST = 2_958_465;

  /** 1970-01-01. */
  private static final int EPOCH = 25_569;

  private static final int END_OF_JANUARY_1900 = 31;
  private static final int END_OF_FEBRUARY_1900 = 60;
  private static final int LEAP_YEAR_OF_LOTUS = 1900;

  private ExcelDay() {}

  /** True when Excel has such a day; its fraction is a time of day. */
  public static boolean is(double serial) {
    return serial >= 0 && serial < LAST + 1;
  }

  /** The year of a day. */
  public static int year(int serial) {
    return isEarly(serial) ? LEAP_YEAR_OF_LOTUS : Serials.yearOf(epochDay(serial));
  }

  /** The month of a day, 1 to 12. */
  public static int month(int serial) {
    return isEarly(serial)
        ? serial <= END_OF_JANUARY_1900 ? 1 : 2
        : Serials.monthOf(epochDay(serial));
  }

  /** The day of the month; 0 for day 0. */
  public static int dayOfMonth(int serial) {
    return isEarly(serial)
        ? serial <= END_OF_JANUARY_1900 ? serial : serial - END_OF_JANUARY_1900
        : Serials.dayOfMonthOf(epochDay(serial));
  }

  /** The serial number of a year, month and day of the month, which may run over. */
  public static int of(int year, int month, int dayOfMonth) {
    if (year == LEAP_YEAR_OF_LOTUS && month <= 2) {
      return month == 1 ? dayOfMonth : END_OF_JANUARY_1900 + dayOfMonth;
    }
    int serial = (int) LocalDate.of(year, month, 1).toEpochDay() + EPOCH + dayOfMonth - 1;
    return year < LEAP_YEAR_OF_LOTUS ? serial - 1 : serial;
  }

  /** True for a leap year, of which 1900 is one. */
  public static boolean isLeapYear(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0 || year == LEAP_YEAR_OF_LOTUS);
  }

  /** How many days a month has. */
  public static int monthLength(int year, int month) {
    if (month == 2) {
      return isLeapYear(year) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** True for the last day of its month. */
  public static boolean endsMonth(int serial) {
    return dayOfMonth(serial) == monthLength(year(serial), month(serial));
  }

  /** True for the last day of a February. */
  static boolean endsFebruary(int serial) {
    return month(serial) == 2 && endsMonth(serial);
  }

  /**
   * The same day of the month some months later, or the last day of that month.
   *
   * @param endOfMonth always the last day of that month
   */
  public static int plusMonths(int serial, int months, boolean endOfMonth) {
    int from = year(serial) * 12 + month(serial) - 1 + months;
    int year = Math.floorDiv(from, 12);
    int month = Math.floorMod(from, 12) + 1;
    int last = monthLength(year, month);
    return of(year, month, endOfMonth ? last : Math.min(dayOfMonth(serial), last));
  }

  /** The day of the week, 0 for Monday; Excel counts on over its day too many of 1900. */
  static int dayOfWeek(int serial) {
    return Math.floorMod(serial - 2, 7);
  }

  private static boolean isEarly(int serial) {
    return serial >= 0 && serial <= END_OF_FEBRUARY_1900;
  }

  private static int epochDay(int serial) {
    return serial < 0 ? serial + 1 - EPOCH : serial - EPOCH;
  }
}
