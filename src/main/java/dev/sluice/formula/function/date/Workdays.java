package dev.sluice.formula.function.date;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;

/** Counts working days: all that are neither in the weekend nor holidays. Days are serials. */
public final class Workdays {

  private static final double NUM = Outcome.of(ExcelError.NUM);
  private static final CellValue USUAL = CellValue.blank();
  private static final Matrix NO_HOLIDAYS = Matrix.of(CellValue.blank());

  private Workdays() {}

  /** Days from Monday to Friday between two days, both included. */
  public static double between(double start, double end) {
    return betweenWith(start, end, USUAL, NO_HOLIDAYS);
  }

  /** Days from Monday to Friday that are no holidays. */
  public static double between(double start, double end, Matrix holidays) {
    return betweenWith(start, end, USUAL, holidays);
  }

  /** Days outside of a weekend to choose. */
  public static double betweenWith(double start, double end, CellValue weekend) {
    return betweenWith(start, end, weekend, NO_HOLIDAYS);
  }

  /** Working days from one day to another, both included; below 0 when the other is earlier. */
  public static double betweenWith(
      double start, double end, CellValue weekend, Matrix holidayBlock) {
    int free = Weekend.of(weekend);
    if (free < 0) {
      return Outcome.of(Weekend.error(free));
    }
    Holidays holidays = Holidays.of(holidayBlock, free);
    if (holidays.error() != null) {
      return Outcome.of(holidays.error());
    } else if (!ExcelDay.is(start) || !ExcelDay.is(end)) {
      return NUM;
    }
    int first = (int) Math.min(start, end);
    int last = (int) Math.max(start, end);
    int weeks = (last - first + 1) / 7;
    int count = weeks * (7 - Integer.bitCount(free));
    for (int day = first + weeks * 7; day <= last; day++) {
      count += Weekend.isFree(free, day) ? 0 : 1;
    }
    count -= holidays.between(first, last);
    return start > end ? -count : count;
  }

  /** The day some days from Monday to Friday later. */
  public static double after(double start, double days) {
    return afterWith(start, days, USUAL, NO_HOLIDAYS);
  }

  /** The same, holidays left out. */
  public static double after(double start, double days, Matrix holidays) {
    return afterWith(start, days, USUAL, holidays);
  }

  /** The day some days outside of a weekend to choose later. */
  public static double afterWith(double start, double days, CellValue weekend) {
    return afterWith(start, days, weekend, NO_HOLIDAYS);
  }

  /** The day some working days later or, below 0, earlier; a week without any is an error. */
  public static double afterWith(double start, double days, CellValue weekend, Matrix block) {
    int free = Weekend.of(weekend);
    if (free < 0) {
      return Outcome.of(Weekend.error(free));
    } else if (free == Weekend.EVERY_DAY) {
      return Outcome.of(ExcelError.VALUE);
    }
    Holidays holidays = Holidays.of(block, free);
    if (holidays.error() != null) {
      return Outcome.of(holidays.error());
    } else if (!ExcelDay.is(start) || !ExcelDay.is(Math.abs(days))) {
      return NUM;
    }
    int direction = days < 0 ? -1 : 1;
    int from = (int) start;
    long day = moved(from, (int) Math.abs(days), direction, free);
    int[] each = holidays.days();
    for (int i = 0; i < each.length && day != from; i++) {
      int holiday = each[direction > 0 ? i : each.length - 1 - i];
      if (direction > 0 ? holiday > from && holiday <= day : holiday < from && holiday >= day) {
        day = moved(day, 1, direction, free);
      }
    }
    return ExcelDay.is(day) ? day : NUM;
  }

  /** Leaps over whole weeks, so that at most one is walked. */
  private static long moved(long start, int workdays, int direction, int free) {
    if (workdays == 0) {
      return start;
    }
    int aWeek = 7 - Integer.bitCount(free);
    int weeks = (workdays - 1) / aWeek;
    long day = start + (long) direction * weeks * 7;
    int left = workdays - weeks * aWeek;
    while (left > 0) {
      day += direction;
      left -= (free >> Math.floorMod(day - 2, 7) & 1) == 1 ? 0 : 1;
    }
    return day;
  }
}
