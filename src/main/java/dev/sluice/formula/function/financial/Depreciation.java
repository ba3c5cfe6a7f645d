package dev.sluice.formula.function.financial;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;

/** How much a thing loses of its cost in a period of its life; periods count from 1. */
public final class Depreciation {

  private static final double NUM = Outcome.of(ExcelError.NUM);
  private static final double DIV0 = Outcome.of(ExcelError.DIV0);
  private static final double DOUBLE = 2;

  /** No life is followed over more periods than this one by one. */
  static final double MOST_PERIODS = 1e7;

  private Depreciation() {}

  /** The same in each period. */
  public static double straightLine(double cost, double salvage, double life) {
    return life == 0 ? DIV0 : (cost - salvage) / life;
  }

  /** In proportion to the periods that are left. */
  public static double sumOfYears(double cost, double salvage, double life, double period) {
    return period > 0 && period <= life
        ? (cost - salvage) * (life - period + 1) * 2 / (life * (life + 1))
        : NUM;
  }

  /** A fixed part of what is left, the first year being a whole one. */
  public static double fixedPart(double cost, double salvage, double life, double period) {
    return fixedPart(cost, salvage, life, period, 12);
  }

  /**
   * A fixed part of what is left, rounded to three digits.
   *
   * @param months months of the first year; the last year has the others
   */
  public static double fixedPart(
      double cost, double salvage, double life, double period, double months) {
    int inFirst = (int) months;
    int wanted = (int) period;
    boolean valid = cost >= 0 && salvage >= 0 && life > 0 && wanted >= 1 && wanted <= MOST_PERIODS;
    if (!valid || inFirst < 1 || inFirst > 12 || wanted > (inFirst == 12 ? life : life + 1)) {
      return NUM;
    } else if (cost == 0) {
      return 0;
    }
    double rate = Math.rint((1 - Math.pow(salvage / cost, 1 / life)) * 1000) / 1000;
    double part = cost * rate * inFirst / 12;
    double lost = 0;
    for (int year = 2; year <= wanted; year++) {
      lost += part;
      double whole = (cost - lost) * rate;
      part = year > life ? whole * (12 - inFirst) / 12 : whole;
    }
    return part;
  }

  /** Double the straight line's part of what is left, as long as that is above the salvage. */
  public static double declining(double cost, double salvage, double life, double period) {
    return declining(cost, salvage, life, period, DOUBLE);
  }

  /**
   * A multiple of the straight line's part of what is left, as long as that is above the salvage.
   */
  public static double declining(
      double cost, double salvage, double life, double period, double factor) {
    boolean valid = cost >= 0 && salvage >= 0 && period > 0 && period <= life && factor > 0;
    if (!valid) {
      return NUM;
    }
    double kept = Math.max(0, 1 - factor / life);
    double before = period <= 1 ? cost : cost * Math.pow(kept, period - 1);
    double after = Math.max(cost * Math.pow(kept, period), salvage);
    return Math.max(0, before - after);
  }

  /** Declining with the factor 2 from one time to another, changing to the straight line. */
  public static double variable(
      double cost, double salvage, double life, double start, double end) {
    return variable(cost, salvage, life, start, end, DOUBLE, false);
  }

  /** Declining from one time to another, changing to the straight line. */
  public static double variable(
      double cost, double salvage, double life, double start, double end, double factor) {
    return variable(cost, salvage, life, start, end, factor, false);
  }

  /**
   * Declining from one time to another, both counted from 0 and with fractions.
   *
   * @param keepsDeclining does not change to the straight line when that is more
   */
  public static double variable(
      double cost,
      double salvage,
      double life,
      double start,
      double end,
      double factor,
      boolean keepsDeclining) {
    boolean valid = cost >= 0 && salvage >= 0 && life > 0 && factor >= 0;
    if (!valid || start < 0 || end < start || end > life || end > MOST_PERIODS) {
      return NUM;
    }
    double left = cost;
    double sum = 0;
    double line = -1;
    for (int period = 0; period < end; period++) {
      double whole = Math.max(0, Math.min(left * Math.min(factor / life, 1), left - salvage));
      double straight = (left - salvage) / Math.max(life - period, 1);
      if (!keepsDeclining && (line >= 0 || straight > whole)) {
        line = line >= 0 ? line : straight;
        whole = Math.max(0, Math.min(line, left - salvage));
      }
      double part = Math.min(end, period + 1) - Math.max(start, period);
      sum += whole * Math.max(part, 0);
      left -= whole;
    }
    return sum;
  }
}
