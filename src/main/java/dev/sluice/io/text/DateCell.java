package dev.sluice.io.text;

import org.jspecify.annotations.Nullable;

/** A day of the Gregorian calendar as {@code yyyy-MM-dd}. */
final class DateCell implements CellParser {

  static final int LENGTH = 10;
  static final long NO_DATE = Long.MIN_VALUE;
  private static final int[] DAYS_BEFORE_MONTH = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
  };
  private static final long DAYS_TO_1970 = 719_162;

  @Override
  public @Nullable String parse(byte[] bytes, int from, int to, CellRow row, int slot) {
    int first = CellParser.first(bytes, from, to);
    int end = CellParser.last(bytes, first, to);
    if (first == end) {
      row.setNullAt(slot);
      return null;
    }
    long days = end - first == LENGTH ? days(bytes, first) : NO_DATE;
    if (days == NO_DATE) {
      return "not a date as yyyy-MM-dd";
    }
    row.setBits(slot, days);
    return null;
  }

  /** Days since 1970 of the ten bytes at the index, or {@link #NO_DATE}. */
  static long days(byte[] bytes, int at) {
    int year = number(bytes, at, 4);
    int month = number(bytes, at + 5, 2);
    int day = number(bytes, at + 8, 2);
    return bytes[at + 4] == '-' && bytes[at + 7] == '-' ? days(year, month, day) : NO_DATE;
  }

  /** Days since 1970 of a day of the calendar, or {@link #NO_DATE} when there is no such day. */
  static long days(int year, int month, int day) {
    if (year < 1 || month < 1 || month > 12) {
      return NO_DATE;
    }
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int leapDay = leap && month > 2 ? 1 : 0;
    int daysInMonth =
        DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1] + (leap && month == 2 ? 1 : 0);
    if (day < 1 || day > daysInMonth) {
      return NO_DATE;
    }
    long before = year - 1;
    return before * 365
        + before / 4
        - before / 100
        + before / 400
        - DAYS_TO_1970
        + DAYS_BEFORE_MONTH[month - 1]
        + leapDay
        + day
        - 1;
  }

  /** The number of so many digits at the index, or -1. */
  static int number(byte[] bytes, int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
