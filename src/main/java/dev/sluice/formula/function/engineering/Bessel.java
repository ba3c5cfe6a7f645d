package dev.sluice.formula.function.engineering;

import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;

/**
 * Bessel functions of whole order. Excel computes the orders 0 and 1 with the rational
 * approximations of Hart's "Computer Approximations" (1968), which are good to 8 digits, and higher
 * orders by recurrence. To agree with Excel in all digits the same is done here, rather than
 * something more precise.
 */
public final class Bessel {

  private static final double TWO_OVER_PI = 0.636619772;
  private static final double NEAR = 8;

  private static final double[] J0_ABOVE = {
    57568490574.0, -13362590354.0, 651619640.7, -11214424.18, 77392.33017, -184.9052456
  };
  private static final double[] J0_BELOW = {
    57568490411.0, 1029532985.0, 9494680.718, 59272.64853, 267.8532712, 1
  };
  private static final double[] J1_ABOVE = {
    72362614232.0, -7895059235.0, 242396853.1, -2972611.439, 15704.48260, -30.16036606
  };
  private static final double[] J1_BELOW = {
    144725228442.0, 2300535178.0, 18583304.74, 99447.43394, 376.9991397, 1
  };
  private static final double[] Y0_ABOVE = {
    -2957821389.0, 7062834065.0, -512359803.6, 10879881.29, -86327.92757, 228.4622733
  };
  private static final double[] Y0_BELOW = {
    40076544269.0, 745249964.8, 7189466.438, 47447.26470, 226.1030244, 1
  };
  private static final double[] Y1_ABOVE = {
    -4.900604943e12, 1.275274390e12, -5.153438139e10, 7.349264551e8, -4.237922726e6, 8511.937935
  };
  private static final double[] Y1_BELOW = {
    2.499580570e13, 4.244419664e11, 3.733650367e9, 2.245904002e7, 1.020426050e5, 354.9632885, 1
  };
  private static final double[] P0 = {
    1, -0.1098628627e-2, 0.2734510407e-4, -0.2073370639e-5, 0.2093887211e-6
  };
  private static final double[] Q0 = {
    -0.1562499995e-1, 0.1430488765e-3, -0.6911147651e-5, 0.7621095161e-6, -0.934945152e-7
  };
  private static final double[] P1 = {
    1, 0.183105e-2, -0.3516396496e-4, 0.2457520174e-5, -0.240337019e-6
  };
  private static final double[] Q1 = {
    0.04687499995, -0.2002690873e-3, 0.8449199096e-5, -0.88228987e-6, 0.105787412e-6
  };
  private static final double PHASE0 = 0.785398164;
  private static final double PHASE1 = 2.356194491;

  private Bessel() {}

  /** The function of the first kind; {@code #NUM!} for an order below 0. */
  public static double first(double argument, double order) {
    int whole = order(order);
    if (whole < 0) {
      return Outcome.of(ExcelError.NUM);
    }
    double size = Math.abs(argument);
    double value =
        whole == 0 ? j0(size) : whole == 1 ? j1(size) : size == 0 ? 0 : higher(size, whole);
    return argument < 0 && whole % 2 == 1 ? -value : value;
  }

  /**
   * The function of the second kind; {@code #NUM!} for an order below 0 or argument from 0 down.
   */
  public static double second(double argument, double order) {
    int whole = order(order);
    if (whole < 0 || argument <= 0) {
      return Outcome.of(ExcelError.NUM);
    }
    double before = y0(argument);
    double value = y1(argument);
    for (int i = 1; i < whole && Double.isFinite(value); i++) {
      double next = i * (2 / argument) * value - before;
      before = value;
      value = next;
    }
    return whole == 0 ? before : value;
  }

  /** A whole order; -1 for one that is too small or large. */
  static int order(double order) {
    double whole = Doubles.truncated(order);
    return whole < 0 || whole > Recurrence.HIGHEST_ORDER ? -1 : (int) whole;
  }

  private static double higher(double argument, int order) {
    if (argument <= order) {
      return Recurrence.bessel(argument, order);
    }
    double before = j0(argument);
    double value = j1(argument);
    for (int i = 1; i < order; i++) {
      double next = i * (2 / argument) * value - before;
      before = value;
      value = next;
    }
    return value;
  }

  private static double j0(double x) {
    if (x < NEAR) {
      return Recurrence.polynomial(x * x, J0_ABOVE) / Recurrence.polynomial(x * x, J0_BELOW);
    }
    return wave(x, Math.cos(x - PHASE0), -Math.sin(x - PHASE0), P0, Q0);
  }

  private static double j1(double x) {
    if (x < NEAR) {
      return x * Recurrence.polynomial(x * x, J1_ABOVE) / Recurrence.polynomial(x * x, J1_BELOW);
    }
    return wave(x, Math.cos(x - PHASE1), -Math.sin(x - PHASE1), P1, Q1);
  }

  private static double y0(double x) {
    if (x < NEAR) {
      return Recurrence.polynomial(x * x, Y0_ABOVE) / Recurrence.polynomial(x * x, Y0_BELOW)
          + TWO_OVER_PI * j0(x) * Math.log(x);
    }
    return wave(x, Math.sin(x - PHASE0), Math.cos(x - PHASE0), P0, Q0);
  }

  private static double y1(double x) {
    if (x < NEAR) {
      return x * Recurrence.polynomial(x * x, Y1_ABOVE) / Recurrence.polynomial(x * x, Y1_BELOW)
          + TWO_OVER_PI * (j1(x) * Math.log(x) - 1 / x);
    }
    return wave(x, Math.sin(x - PHASE1), Math.cos(x - PHASE1), P1, Q1);
  }

  private static double wave(double x, double one, double other, double[] p, double[] q) {
    double z = NEAR / x;
    return Math.sqrt(TWO_OVER_PI / x)
        * (one * Recurrence.polynomial(z * z, p) + z * other * Recurrence.polynomial(z * z, q));
  }
}
