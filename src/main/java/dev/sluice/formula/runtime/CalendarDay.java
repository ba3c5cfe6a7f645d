package dev.sluice.formula.runtime;

/**
 * Days of the Gregorian calendar, counted from 1970-01-01, without an object for each. A year is
 * counted from March on here, so that the leap day is its last.
 */
final class CalendarDay {

  private static final int DAYS_OF_400_YEARS = 146_097;

  /** From 0000-03-01 to 1970-01-01. */
  private static final long MARCH_OF_YEAR_0 = 719_468;

  private static final int MONTH_BITS = 4;
  private static final int DAY_BITS = 5;

  private CalendarDay() {}

  /** Year, month and day of the month in one number, for the methods that take them out. */
  static long of(int day) {
    long days = day + MARCH_OF_YEAR_0;
    long era = Math.floorDiv(days, (long) DAYS_OF_400_YEARS);
    int dayOfEra = (int) (days - era * DAYS_OF_400_YEARS);
    int yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / (DAYS_OF_400_YEARS - 1)) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int fromMarch = (5 * dayOfYear + 2) / 153;
    int dayOfMonth = dayOfYear - (153 * fromMarch + 2) / 5 + 1;
    int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return (year << (MONTH_BITS + DAY_BITS)) | ((long) month << DAY_BITS) | dayOfMonth;
  }

  static int year(long calendarDay) {
    return (int) (calendarDay >> (MONTH_BITS + DAY_BITS));
  }

  static int month(long calendarDay) {
    return (int) (calendarDay >> DAY_BITS) & ((1 << MONTH_BITS) - 1);
  }

  static int dayOfMonth(long calendarDay) {
    return (int) calendarDay & ((1 << DAY_BITS) - 1);
  }

  /** The same day of the month some months later, or the last day of that month. */
  static long plusMonths(int day, long months) {
    long from = of(day);
    long month = year(from) * 12L + month(from) - 1 + months;
    long year = Math.floorDiv(month, 12L);
    int inYear = Math.floorMod(month, 12) + 1;
    return epochDay(year, inYear, Math.min(dayOfMonth(from), length(year, inYear)));
  }

  /** The last day of the month some months later. */
  static long endOfMonth(int day, long months) {
    long from = of(day);
    long month = year(from) * 12L + month(from) - 1 + months;
    long year = Math.floorDiv(month, 12L);
    int inYear = Math.floorMod(month, 12) + 1;
    return epochDay(year, inYear, length(year, inYear));
  }

  private static int length(long year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  private static long epochDay(long year, int month, int dayOfMonth) {
    long marchYear = month <= 2 ? year - 1 : year;
    long era = Math.floorDiv(marchYear, 400L);
    int yearOfEra = (int) (marchYear - era * 400);
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_OF_400_YEARS + dayOfEra - MARCH_OF_YEAR_0;
  }
}
