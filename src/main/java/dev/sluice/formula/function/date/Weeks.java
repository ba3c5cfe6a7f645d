package dev.sluice.formula.function.date;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;

/** Days of the week and weeks of the year; days are serial numbers. */
public final class Weeks {

  private static final double NUM = Outcome.of(ExcelError.NUM);
  private static final int ISO = 21;
  private static final int LAST_WEEK_OF_1899 = 52;

  private Weeks() {}

  /** The day of the week, 1 for Sunday. */
  public static double dayOfWeek(double serial) {
    return dayOfWeek(serial, 1);
  }

  /**
   * The day of the week.
   *
   * @param type 1 for Sunday = 1, 2 for Monday = 1, 3 for Monday = 0, 11 to 17 for Monday to Sunday
   *     = 1
   */
  public static double dayOfWeek(double serial, double type) {
    int first = (int) type == 3 ? 0 : firstDay((int) type);
    if (!ExcelDay.is(serial) || first < 0) {
      return NUM;
    }
    int day = Math.floorMod(ExcelDay.dayOfWeek((int) serial) - first, 7);
    return (int) type == 3 ? day : day + 1;
  }

  /** The week of the year, the first being that of 1 January, and weeks starting on Sunday. */
  public static double week(double serial) {
    return week(serial, 1);
  }

  /**
   * The week of the year, the first being that of 1 January.
   *
   * @param type the first day of a week: 1 for Sunday, 2 for Monday, 11 to 17 for Monday to Sunday;
   *     21 for weeks as ISO 8601 counts them
   */
  public static double week(double serial, double type) {
    if ((int) type == ISO) {
      return isoWeek(serial);
    }
    int first = firstDay((int) type);
    if (!ExcelDay.is(serial) || first < 0) {
      return NUM;
    }
    int newYear = ExcelDay.of(ExcelDay.year((int) serial), 1, 1);
    int daysBefore = Math.floorMod(ExcelDay.dayOfWeek(newYear) - first, 7);
    return Math.floorDiv((int) serial - newYear + daysBefore, 7) + 1;
  }

  /** The week of the year by ISO 8601: from Monday on, the first having the first Thursday. */
  public static double isoWeek(double serial) {
    if (!ExcelDay.is(serial)) {
      return NUM;
    }
    int thursday = (int) serial - ExcelDay.dayOfWeek((int) serial) + 3;
    return thursday < 1
        ? LAST_WEEK_OF_1899
        : (thursday - ExcelDay.of(ExcelDay.year(thursday), 1, 1)) / 7 + 1;
  }

  /** The first day of a week, 0 for Monday; -1 where there is no such type. */
  private static int firstDay(int type) {
    if (type == 1) {
      return 6;
    }
    return type == 2 ? 0 : type >= 11 && type <= 17 ? type - 11 : -1;
  }
}
