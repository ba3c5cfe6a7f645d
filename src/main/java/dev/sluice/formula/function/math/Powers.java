package dev.sluice.formula.function.math;

import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;

/** Powers, roots and logarithms. Results too large or not real are {@code #NUM!}. */
public final class Powers {

  private Powers() {}

  /** A power. 0^0 is {@code #NUM!}, 0 to a negative power {@code #DIV/0!}. */
  public static double power(double base, double exponent) {
    if (base == 0 && exponent <= 0) {
      return Outcome.of(exponent == 0 ? ExcelError.NUM : ExcelError.DIV0);
    }
    return Doubles.realPower(base, exponent);
  }

  /** A power of e. */
  public static double exp(double exponent) {
    return Math.exp(exponent);
  }

  /** The square root. */
  public static double sqrt(double number) {
    return Math.sqrt(number);
  }

  /** The square root of a multiple of pi. */
  public static double sqrtOfPi(double number) {
    return Math.sqrt(number * Math.PI);
  }

  /** The logarithm to the base e; {@code #NUM!} from 0 down. */
  public static double ln(double number) {
    return Math.log(number);
  }

  /** The logarithm to the base 10; {@code #NUM!} from 0 down. */
  public static double log(double number) {
    return Math.log10(number);
  }

  /** The logarithm to a base; {@code #DIV/0!} for the base 1. */
  public static double log(double number, double base) {
    if (number <= 0 || base <= 0) {
      return Outcome.of(ExcelError.NUM);
    }
    if (base == 1) {
      return Outcome.of(ExcelError.DIV0);
    }
    return base == 10 ? Math.log10(number) : Math.log(number) / Math.log(base);
  }
}
