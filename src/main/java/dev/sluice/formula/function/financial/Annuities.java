package dev.sluice.formula.function.financial;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;

/**
 * Equal payments in equal periods. Money received is above 0, money paid below. A type other than 0
 * means that payments are due when a period begins. All follow from one equation: what is there at
 * first, what is paid and what is left at last come to 0 when interest is added.
 */
public final class Annuities {

  private static final double NUM = Outcome.of(ExcelError.NUM);
  private static final double DIV0 = Outcome.of(ExcelError.DIV0);

  /** More periods than any loan has are not added up one by one. */
  private static final double MOST_PERIODS = 1e6;

  private Annuities() {}

  /** The payment of one period. */
  public static double payment(
      double rate, double periods, double present, double future, double type) {
    if (rate <= -1 || periods == 0) {
      return NUM;
    } else if (rate == 0) {
      return -(present + future) / periods;
    }
    double growth = Math.pow(1 + rate, periods);
    return -rate * (future + present * growth) / (due(rate, type) * (growth - 1));
  }

  /** What is left after the last period. */
  public static double future(
      double rate, double periods, double payment, double present, double type) {
    if (rate == 0) {
      return -present - payment * periods;
    } else if (rate == -1 && periods < 0) {
      return DIV0;
    }
    double growth = Math.pow(1 + rate, periods);
    return -present * growth - payment * due(rate, type) * (growth - 1) / rate;
  }

  /** What all payments are worth now. */
  public static double present(
      double rate, double periods, double payment, double future, double type) {
    if (rate == 0) {
      return -future - payment * periods;
    } else if (rate == -1 && periods > 0) {
      return DIV0;
    }
    double growth = Math.pow(1 + rate, periods);
    return (-future - payment * due(rate, type) * (growth - 1) / rate) / growth;
  }

  /** How many periods it takes. */
  public static double periods(
      double rate, double payment, double present, double future, double type) {
    if (rate <= -1) {
      return NUM;
    } else if (rate == 0) {
      return payment == 0 ? NUM : -(present + future) / payment;
    }
    double due = payment * due(rate, type);
    return Math.log((due - future * rate) / (due + present * rate)) / Math.log1p(rate);
  }

  /** The part of a payment that is interest; periods count from 1 and can have a fraction. */
  public static double interest(
      double rate, double period, double periods, double present, double future, double type) {
    double payment = payment(rate, periods, present, future, type);
    return period < 1 || period >= periods + 1
        ? NUM
        : interestOf(rate, period, payment, present, type);
  }

  /** The part of a payment that is no interest. */
  public static double principal(
      double rate, double period, double periods, double present, double future, double type) {
    return payment(rate, periods, present, future, type)
        - interest(rate, period, periods, present, future, type);
  }

  /** The interest of several periods of a loan, the first and last included. */
  public static double interestBetween(
      double rate, double periods, double present, double first, double last, double type) {
    if (!isLoan(rate, periods, present, first, last, type)) {
      return NUM;
    }
    double payment = payment(rate, periods, present, 0, type);
    double sum = 0;
    for (double period = Math.ceil(first); period <= last; period++) {
      sum += interestOf(rate, period, payment, present, type);
    }
    return sum;
  }

  /** What is paid back in several periods of a loan, the first and last included. */
  public static double principalBetween(
      double rate, double periods, double present, double first, double last, double type) {
    if (!isLoan(rate, periods, present, first, last, type)) {
      return NUM;
    }
    double count = Math.floor(last) - Math.ceil(first) + 1;
    return Math.max(count, 0) * payment(rate, periods, present, 0, type)
        - interestBetween(rate, periods, present, first, last, type);
  }

  /** The interest of a period when the same part of the loan is paid back in each. */
  public static double straightInterest(
      double rate, double period, double periods, double present) {
    return periods == 0 ? DIV0 : present * rate * (period / periods - 1);
  }

  private static double interestOf(
      double rate, double period, double payment, double present, double type) {
    if (type == 0) {
      return rate * future(rate, period - 1, payment, present, 0);
    }
    return period == 1 ? 0 : rate * (future(rate, period - 2, payment, present, 1) - payment);
  }

  private static boolean isLoan(
      double rate, double periods, double present, double first, double last, double type) {
    return rate > 0
        && periods > 0
        && present > 0
        && first >= 1
        && last >= first
        && last < periods + 1
        && last - first < MOST_PERIODS
        && ((int) type == 0 || (int) type == 1);
  }

  private static double due(double rate, double type) {
    return type == 0 ? 1 : 1 + rate;
  }
}
