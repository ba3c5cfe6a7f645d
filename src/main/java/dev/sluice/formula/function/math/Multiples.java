package dev.sluice.formula.function.math;

import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;

/**
 * Rounding to multiples of a number. A quotient that is whole at 15 significant digits is whole, so
 * that 0.3 is a multiple of 0.1.
 */
public final class Multiples {

  private Multiples() {}

  /**
   * A multiple away from 0 (for negative numbers: towards 0 unless the step is negative too). A
   * positive number and a negative step are {@code #NUM!}.
   */
  public static double ceiling(double number, double step) {
    if (number > 0 && step < 0) {
      return Outcome.of(ExcelError.NUM);
    }
    return above(number, step);
  }

  /**
   * A multiple towards 0 (for negative numbers: away from 0 unless the step is negative too). A
   * positive number and a negative step are {@code #NUM!}, a step of 0 is {@code #DIV/0!}.
   */
  public static double floor(double number, double step) {
    if (number > 0 && step < 0) {
      return Outcome.of(ExcelError.NUM);
    }
    if (step == 0 && number != 0) {
      return Outcome.of(ExcelError.DIV0);
    }
    return below(number, step);
  }

  /** The next multiple that is not smaller, whatever the signs. */
  public static double up(double number, double step) {
    return above(number, Math.abs(step));
  }

  /** The next whole number that is not smaller. */
  public static double up(double number) {
    return above(number, 1);
  }

  /** The same, but negative numbers away from 0 where the mode is not 0. */
  public static double up(double number, double step, double mode) {
    return number < 0 && mode != 0 ? -up(-number, step) : up(number, step);
  }

  /** The next multiple that is not larger, whatever the signs. */
  public static double down(double number, double step) {
    return below(number, Math.abs(step));
  }

  /** The next whole number that is not larger. */
  public static double down(double number) {
    return below(number, 1);
  }

  /** The same, but negative numbers towards 0 where the mode is not 0. */
  public static double down(double number, double step, double mode) {
    return number < 0 && mode != 0 ? -down(-number, step) : down(number, step);
  }

  /** The nearest multiple, halves away from 0; {@code #NUM!} where the signs differ. */
  public static double nearest(double number, double step) {
    if (number == 0 || step == 0) {
      return 0;
    }
    double quotient = number / step;
    if (quotient < 0) {
      return Outcome.of(ExcelError.NUM);
    }
    double whole = Math.floor(quotient);
    return (quotient - whole >= 0.5 ? whole + 1 : whole) * step;
  }

  /** The next even number away from 0. */
  public static double even(double number) {
    return Math.copySign(2 * Math.ceil(Math.abs(number) / 2), number);
  }

  /** The next odd number away from 0; 1 for 0. */
  public static double odd(double number) {
    double odd = 2 * Math.ceil((Math.max(1, Math.abs(number)) - 1) / 2) + 1;
    return number < 0 ? -odd : odd;
  }

  /** The quotient without its fraction; {@code #DIV/0!} for a zero divisor. */
  public static double quotient(double dividend, double divisor) {
    return divisor == 0 ? Outcome.of(ExcelError.DIV0) : Doubles.truncated(dividend / divisor);
  }

  private static double above(double number, double step) {
    if (step == 0) {
      return 0;
    }
    double quotient = number / step;
    double whole = Math.rint(quotient);
    return (Doubles.compare(quotient, whole) == 0 ? whole : Math.ceil(quotient)) * step;
  }

  private static double below(double number, double step) {
    if (step == 0) {
      return 0;
    }
    double quotient = number / step;
    double whole = Math.rint(quotient);
    return (Doubles.compare(quotient, whole) == 0 ? whole : Math.floor(quotient)) * step;
  }
}
