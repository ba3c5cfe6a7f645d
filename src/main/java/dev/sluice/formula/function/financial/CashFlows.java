package dev.sluice.formula.function.financial;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Sample;

/** Payments in equal periods: what they are worth, and their rate of return. */
public final class CashFlows {

  private static final double NUM = Outcome.of(ExcelError.NUM);
  private static final double DIV0 = Outcome.of(ExcelError.DIV0);
  private static final double USUAL_GUESS = 0.1;
  private static final int MOST_STEPS = 100;
  private static final double CLOSE = 1e-13;

  private CashFlows() {}

  /** What payments at the ends of periods are worth at the beginning of the first. */
  public static double present(double rate, Sample payments) {
    if (rate == -1) {
      return DIV0;
    }
    double factor = 1;
    double sum = 0;
    for (double payment : payments.numbers()) {
      factor *= 1 + rate;
      sum += payment / factor;
    }
    return sum;
  }

  /** The rate at which payments are worth nothing, searched from 10 percent on. */
  public static double internalRate(Sample payments) {
    return internalRate(payments, USUAL_GUESS);
  }

  /**
   * The rate at which payments are worth nothing. Newton's method searches the factor that
   * discounts one period, on which the value is a polynomial; so it cannot pass the pole at -100
   * percent.
   */
  public static double internalRate(Sample payments, double guess) {
    double[] flows = payments.numbers();
    if (guess <= -1) {
      return Outcome.of(ExcelError.VALUE);
    } else if (!haveBothSigns(flows)) {
      return NUM;
    }
    double factor = 1 / (1 + guess);
    for (int step = 0; step < MOST_STEPS; step++) {
      double value = 0;
      double slope = 0;
      for (int i = flows.length - 1; i >= 0; i--) {
        slope = slope * factor + value;
        value = value * factor + flows[i];
      }
      double next = factor - value / slope;
      if (next <= 0) {
        next = factor / 2;
      }
      if (Math.abs(next - factor) <= CLOSE * factor) {
        return 1 / next - 1;
      }
      factor = next;
    }
    return NUM;
  }

  /** The rate of return when debts cost one rate and earnings bring another. */
  public static double modifiedRate(Sample payments, double financing, double reinvesting) {
    double[] flows = payments.numbers();
    int last = flows.length - 1;
    double paid = 0;
    double earned = 0;
    for (int i = 0; i <= last; i++) {
      if (flows[i] < 0) {
        paid -= flows[i] / Math.pow(1 + financing, i);
      } else if (flows[i] > 0) {
        earned += flows[i] * Math.pow(1 + reinvesting, last - i);
      }
    }
    return paid == 0 || last < 1 ? DIV0 : Math.pow(earned / paid, 1d / last) - 1;
  }

  static boolean haveBothSigns(double[] flows) {
    boolean above = false;
    boolean below = false;
    for (double flow : flows) {
      above |= flow > 0;
      below |= flow < 0;
    }
    return above && below;
  }
}
