package dev.sluice.formula.function.financial;

import dev.sluice.formula.function.date.DayCount;
import dev.sluice.formula.function.date.ExcelDay;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;

/** Depreciation as in French accounting: period 0 is the part of a year after the purchase. */
public final class FrenchDepreciation {

  private static final double NUM = Outcome.of(ExcelError.NUM);

  private FrenchDepreciation() {}

  /** The same part of the cost in each period. */
  public static double linear(
      double cost,
      double purchased,
      double firstPeriod,
      double salvage,
      double period,
      double rate,
      double basis) {
    double part = firstPart(purchased, firstPeriod, basis);
    if (!isAsset(cost, salvage, period, rate) || Double.isNaN(part)) {
      return NUM;
    }
    int wanted = (int) period;
    double left = cost - salvage;
    double lost = Math.min(first(part) * rate * cost, left);
    for (int each = 1; each <= wanted && lost > 0; each++) {
      left -= lost;
      lost = Math.min(rate * cost, left);
    }
    return wanted > Math.ceil(1 / rate) ? 0 : Math.max(lost, 0);
  }

  /**
   * A part of what is left, which is the larger the longer the life is; half of it in the last but
   * one year, all in the last. The result is a whole number.
   */
  public static double degressive(
      double cost,
      double purchased,
      double firstPeriod,
      double salvage,
      double period,
      double rate,
      double basis) {
    double part = firstPart(purchased, firstPeriod, basis);
    double coefficient = coefficient(1 / rate);
    if (!isAsset(cost, salvage, period, rate) || Double.isNaN(part) || Double.isNaN(coefficient)) {
      return NUM;
    }
    int wanted = (int) period;
    double life = Math.ceil(1 / rate);
    if (cost == salvage || wanted > life) {
      return 0;
    }
    double declining = rate * coefficient;
    double lost = Math.min(first(part) * declining * cost, cost - salvage);
    if (wanted == 0) {
      return rounded(lost);
    }
    double left = cost - rounded(lost);
    double years = part == 0 ? life : life + 1;
    for (int each = 1; each <= wanted; each++) {
      boolean lastButOne = years - each - 1 == 2;
      lost = left < salvage ? 0 : left * (lastButOne ? 0.5 : declining);
      declining = lastButOne ? 1 : declining;
      left -= lost;
    }
    return rounded(lost);
  }

  private static boolean isAsset(double cost, double salvage, double period, double rate) {
    return cost > 0
        && salvage >= 0
        && salvage <= cost
        && period >= 0
        && period <= Depreciation.MOST_PERIODS
        && rate > 0;
  }

  /** A purchase on the first day counts as a whole year. */
  private static double first(double part) {
    return part == 0 ? 1 : part;
  }

  /** The years from the purchase to the end of the first period; NaN for an error. */
  private static double firstPart(double purchased, double firstPeriod, double basis) {
    DayCount dayCount = DayCount.of(basis);
    boolean areDays = ExcelDay.is(purchased) && ExcelDay.is(firstPeriod);
    if (dayCount == null
        || dayCount == DayCount.ACTUAL_360
        || !areDays
        || (int) purchased > (int) firstPeriod) {
      return Double.NaN;
    }
    int from = (int) purchased;
    double year =
        dayCount == DayCount.ACTUAL_ACTUAL
            ? ExcelDay.isLeapYear(ExcelDay.year(from)) ? 366 : 365
            : dayCount.yearLength(from, from);
    return dayCount.days(from, (int) firstPeriod) / year;
  }

  /** By the years of a life; NaN for lives that Excel refuses. */
  private static double coefficient(double life) {
    if (life < 3 || life > 4 && life < 5) {
      return Double.NaN;
    }
    return life <= 4 ? 1.5 : life <= 6 ? 2 : 2.5;
  }

  private static double rounded(double value) {
    return Math.floor(value + 0.5);
  }
}
