package dev.sluice.formula.function.financial;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;

/** Interest rates of loans and savings, and prices as fractions. */
public final class InterestRates {

  private static final double NUM = Outcome.of(ExcelError.NUM);
  private static final double DIV0 = Outcome.of(ExcelError.DIV0);
  private static final double USUAL_GUESS = 0.1;
  private static final int MOST_STEPS = 50;
  private static final double CLOSE = 1e-7;

  private InterestRates() {}

  /** The rate of an annuity, searched from 10 percent on. */
  public static double rate(
      double periods, double payment, double present, double future, double type) {
    return rate(periods, payment, present, future, type, USUAL_GUESS);
  }

  /**
   * The rate of an annuity by Newton's method on its future value. Where that does not come to rest
   * there is no result, although a rate may exist: Excel gives none then either.
   */
  public static double rate(
      double periods, double payment, double present, double future, double type, double guess) {
    if (!(periods > 0) || guess <= -1) {
      return NUM;
    }
    double due = type == 0 ? 0 : 1;
    double rate = guess;
    for (int step = 0; step < MOST_STEPS; step++) {
      double next = rate - residue(rate, periods, payment, present, future, due);
      if (Math.abs(next - rate) < CLOSE) {
        return next > -1 ? next : NUM;
      }
      rate = next;
    }
    return NUM;
  }

  /** The future value over its slope. */
  private static double residue(
      double rate, double periods, double payment, double present, double future, double due) {
    if (rate == 0) {
      double slope = payment * periods * (due + (periods - 1) / 2);
      return (present + payment * periods + future) / (present * periods + slope);
    }
    double growth = Math.pow(1 + rate, periods);
    double growthSlope = periods * Math.pow(1 + rate, periods - 1);
    double value = present * growth + payment * (1 + rate * due) * (growth - 1) / rate + future;
    double slope =
        present * growthSlope
            + payment
                * (due * (growth - 1) / rate
                    + (1 + rate * due) * (growthSlope * rate - growth + 1) / (rate * rate));
    return value / slope;
  }

  /** The rate of a year when interest is added several times. */
  public static double effective(double nominal, double times) {
    double whole = Math.floor(times);
    return nominal > 0 && whole >= 1 ? Math.pow(1 + nominal / whole, whole) - 1 : NUM;
  }

  /** The yearly rate that is paid in parts and comes to an effective rate. */
  public static double nominal(double effective, double times) {
    double whole = Math.floor(times);
    return effective > 0 && whole >= 1 ? (Math.pow(1 + effective, 1 / whole) - 1) * whole : NUM;
  }

  /** How many periods an investment takes to reach a value. */
  public static double duration(double rate, double present, double future) {
    return rate > 0 && present > 0 && future > 0
        ? (Math.log(future) - Math.log(present)) / Math.log1p(rate)
        : NUM;
  }

  /** The rate at which an investment grows to a value. */
  public static double growth(double periods, double present, double future) {
    return periods > 0 && present != 0 ? Math.pow(future / present, 1 / periods) - 1 : NUM;
  }

  /** A principal after a row of rates; blanks are 0, and anything else is {@code #VALUE!}. */
  public static double afterSchedule(double principal, Matrix rates) {
    double value = principal;
    for (int i = 0; i < rates.size(); i++) {
      CellValue cell = rates.at(i);
      if (cell instanceof CellValue.Error error) {
        return Outcome.of(error.error());
      }
      Double rate = cell instanceof CellValue.Blank ? Double.valueOf(0) : Boxing.serial(cell);
      if (rate == null) {
        return Outcome.of(ExcelError.VALUE);
      }
      value *= 1 + rate;
    }
    return value;
  }

  /** A price whose digits after the point are a fraction's numerator, as a decimal number. */
  public static double decimalPrice(double price, double denominator) {
    return converted(price, denominator, true);
  }

  /** A decimal price with the numerator of a fraction after its point. */
  public static double fractionalPrice(double price, double denominator) {
    return converted(price, denominator, false);
  }

  private static double converted(double price, double denominator, boolean toDecimal) {
    if (denominator < 0) {
      return NUM;
    } else if (denominator < 1) {
      return DIV0;
    }
    double whole = Math.floor(denominator);
    double scale = Math.pow(10, Math.ceil(Math.log10(whole))) / whole;
    double integer = price < 0 ? Math.ceil(price) : Math.floor(price);
    double rest = price - integer;
    return integer + (toDecimal ? rest * scale : rest / scale);
  }
}
