package dev.sluice.formula.function.math;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;

/** Hyperbolic functions and their inverses. Results too large are {@code #NUM!}. */
public final class Hyperbolics {

  private Hyperbolics() {}

  /** The hyperbolic sine. */
  public static double sinh(double number) {
    return Math.sinh(number);
  }

  /** The hyperbolic cosine. */
  public static double cosh(double number) {
    return Math.cosh(number);
  }

  /** The hyperbolic tangent. */
  public static double tanh(double number) {
    return Math.tanh(number);
  }

  /** The hyperbolic cotangent; {@code #DIV/0!} for 0. */
  public static double coth(double number) {
    return number == 0 ? Outcome.of(ExcelError.DIV0) : 1 / Math.tanh(number);
  }

  /** The hyperbolic secant. */
  public static double sech(double number) {
    return 1 / Math.cosh(number);
  }

  /** The hyperbolic cosecant; {@code #DIV/0!} for 0. */
  public static double csch(double number) {
    return number == 0 ? Outcome.of(ExcelError.DIV0) : 1 / Math.sinh(number);
  }

  /** The number with a hyperbolic sine, in a form that keeps the digits of tiny numbers. */
  public static double asinh(double number) {
    double size = Math.abs(number);
    double inverse =
        size > 1e8
            ? Math.log(size) + Math.log(2)
            : Math.log1p(size + size * size / (1 + Math.sqrt(size * size + 1)));
    return Math.copySign(inverse, number);
  }

  /** The number from 0 on with a hyperbolic cosine; {@code #NUM!} below 1. */
  public static double acosh(double number) {
    double above = number - 1;
    return number > 1e8
        ? Math.log(number) + Math.log(2)
        : Math.log1p(above + Math.sqrt(above * (number + 1)));
  }

  /** The number with a hyperbolic tangent; {@code #NUM!} unless between -1 and 1. */
  public static double atanh(double number) {
    return (Math.log1p(number) - Math.log1p(-number)) / 2;
  }

  /** The number with a hyperbolic cotangent; {@code #NUM!} from -1 to 1. */
  public static double acoth(double number) {
    return atanh(1 / number);
  }
}
