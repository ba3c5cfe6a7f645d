package dev.sluice.formula.function.date;

import org.jspecify.annotations.Nullable;

/** How days and years are counted for interest: the basis of a function, 0 to 4 in this order. */
public enum DayCount {
  /** Months of 30 days in the way of the United States. */
  US_30_360,
  /** The days of the calendar; a year as long as it is, or as several are on average. */
  ACTUAL_ACTUAL,
  /** The days of the calendar, in years of 360 days. */
  ACTUAL_360,
  /** The days of the calendar, in years of 365 days. */
  ACTUAL_365,
  /** Months of 30 days in the European way. */
  EUROPEAN_30_360;

  private static final DayCount[] BASES = values();

  /** The day count of a basis, its fraction dropped; null for {@code #NUM!}. */
  public static @Nullable DayCount of(double basis) {
    int whole = (int) basis;
    return basis >= 0 && whole < BASES.length ? BASES[whole] : null;
  }

  /** Days from one day to another, below 0 when it is earlier. */
  public int days(int start, int end) {
    return switch (this) {
      case US_30_360 -> Days360.american(start, end, false);
      case EUROPEAN_30_360 -> Days360.european(start, end);
      case ACTUAL_ACTUAL, ACTUAL_360, ACTUAL_365 -> end - start;
    };
  }

  /** Days of the year that a time from one day to a later one is measured by. */
  public double yearLength(int start, int end) {
    return switch (this) {
      case US_30_360, EUROPEAN_30_360, ACTUAL_360 -> 360;
      case ACTUAL_365 -> 365;
      case ACTUAL_ACTUAL -> actualYear(start, end);
    };
  }

  /** Years from one day to a later one. */
  public double years(int start, int end) {
    return days(start, end) / yearLength(start, end);
  }

  private static double actualYear(int start, int end) {
    int first = ExcelDay.year(start);
    int last = ExcelDay.year(end);
    if (!isWithinYear(start, end)) {
      int days = ExcelDay.of(last + 1, 1, 1) - ExcelDay.of(first, 1, 1);
      return (double) days / (last - first + 1);
    }
    boolean leap =
        first == last
            ? ExcelDay.isLeapYear(first)
            : ExcelDay.isLeapYear(first) && start < ExcelDay.of(first, 3, 1)
                || ExcelDay.isLeapYear(last) && end >= ExcelDay.of(last, 2, 29);
    return leap ? 366 : 365;
  }

  private static boolean isWithinYear(int start, int end) {
    int years = ExcelDay.year(end) - ExcelDay.year(start);
    int months = ExcelDay.month(end) - ExcelDay.month(start);
    return years == 0
        || years == 1
            && (months < 0
                || months == 0 && ExcelDay.dayOfMonth(end) <= ExcelDay.dayOfMonth(start));
  }
}
