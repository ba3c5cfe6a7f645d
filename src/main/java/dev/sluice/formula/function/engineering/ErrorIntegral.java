package dev.sluice.formula.function.engineering;

import org.apache.commons.math3.special.Erf;

/** The integral of the Gauss error function. */
public final class ErrorIntegral {

  private ErrorIntegral() {}

  /** From 0 to a limit. */
  public static double erf(double limit) {
    return Erf.erf(limit);
  }

  /** Between two limits, keeping the digits of small differences. */
  public static double erf(double lower, double upper) {
    return Erf.erf(lower, upper);
  }

  /** From a limit to infinity. */
  public static double erfc(double limit) {
    return Erf.erfc(limit);
  }
}
