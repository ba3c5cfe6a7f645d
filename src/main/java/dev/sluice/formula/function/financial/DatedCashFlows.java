package dev.sluice.formula.function.financial;

import dev.sluice.formula.function.date.ExcelDay;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Sample;

/**
 * Payments on days of their own, none before the first; a year has 365 days. Cells that are no
 * numbers are left out, so that then there are more days than payments, which is an error.
 */
public final class DatedCashFlows {

  private static final double NUM = Outcome.of(ExcelError.NUM);
  private static final double USUAL_GUESS = 0.1;
  private static final double DAYS_A_YEAR = 365;
  private static final int MOST_STEPS = 200;
  private static final double CLOSE = 1e-13;
  private static final double LONGEST_STEP = 1;

  private DatedCashFlows() {}

  /** What payments are worth on the day of the first. */
  public static double present(double rate, Sample payments, Sample days) {
    return rate > 0 && areInOrder(payments, days)
        ? value(Math.log1p(rate), payments.numbers(), days.numbers())
        : NUM;
  }

  /** The rate at which payments are worth nothing, searched from 10 percent on. */
  public static double internalRate(Sample payments, Sample days) {
    return internalRate(payments, days, USUAL_GUESS);
  }

  /**
   * The rate at which payments are worth nothing. Newton's method searches its logarithm, which has
   * no pole, in steps that are not too long.
   */
  public static double internalRate(Sample payments, Sample days, double guess) {
    if (guess <= -1
        || !areInOrder(payments, days)
        || !CashFlows.haveBothSigns(payments.numbers())) {
      return NUM;
    }
    double[] flows = payments.numbers();
    double[] at = days.numbers();
    double logarithm = Math.log1p(guess);
    for (int step = 0; step < MOST_STEPS; step++) {
      double move = value(logarithm, flows, at) / slope(logarithm, flows, at);
      logarithm -= Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, move));
      if (Math.abs(move) < CLOSE) {
        return Math.expm1(logarithm);
      }
    }
    return NUM;
  }

  private static double value(double logarithm, double[] flows, double[] days) {
    double sum = 0;
    for (int i = 0; i < flows.length; i++) {
      sum += flows[i] * Math.exp(-logarithm * years(days, i));
    }
    return sum;
  }

  private static double slope(double logarithm, double[] flows, double[] days) {
    double sum = 0;
    for (int i = 0; i < flows.length; i++) {
      sum -= flows[i] * years(days, i) * Math.exp(-logarithm * years(days, i));
    }
    return sum;
  }

  private static double years(double[] days, int payment) {
    return ((int) days[payment] - (int) days[0]) / DAYS_A_YEAR;
  }

  private static boolean areInOrder(Sample payments, Sample days) {
    double[] at = days.numbers();
    if (at.length == 0 || at.length != payments.numbers().length) {
      return false;
    }
    for (double day : at) {
      if (!ExcelDay.is(day) || (int) day < (int) at[0]) {
        return false;
      }
    }
    return true;
  }
}
