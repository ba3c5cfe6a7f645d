package dev.sluice.formula.function.engineering;

/** What Bessel functions of all kinds need: polynomials, and Miller's downward recurrence. */
final class Recurrence {

  /** An order from which every value is 0 or too large. */
  static final int HIGHEST_ORDER = 1_000_000;

  private static final double DEPTH = 40;
  private static final double LARGE = 1e10;

  private Recurrence() {}

  /** A polynomial by its coefficients, the constant one first. */
  static double polynomial(double x, double[] coefficients) {
    double value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }

  /** J of an order that is not below the argument, scaled so that J0 + 2 J2 + 2 J4 + ... is 1. */
  static double bessel(double argument, int order) {
    double step = 2 / argument;
    int start = 2 * ((order + (int) Math.sqrt(DEPTH * order)) / 2);
    boolean even = false;
    double above = 0;
    double value = 1;
    double sum = 0;
    double wanted = 0;
    for (int i = start; i > 0; i--) {
      double below = i * step * value - above;
      above = value;
      value = below;
      if (Math.abs(value) > LARGE) {
        value /= LARGE;
        above /= LARGE;
        wanted /= LARGE;
        sum /= LARGE;
      }
      if (even) {
        sum += value;
      }
      even = !even;
      if (i == order) {
        wanted = above;
      }
    }
    return wanted / (2 * sum - value);
  }

  /** I of an order, scaled by the known value of order 0. */
  static double modified(double argument, int order, double ofOrderZero) {
    double step = 2 / argument;
    double above = 0;
    double value = 1;
    double wanted = 0;
    for (int i = 2 * (order + (int) Math.sqrt(DEPTH * order)); i > 0; i--) {
      double below = above + i * step * value;
      above = value;
      value = below;
      if (Math.abs(value) > LARGE) {
        wanted /= LARGE;
        value /= LARGE;
        above /= LARGE;
      }
      if (i == order) {
        wanted = above;
      }
    }
    return wanted * ofOrderZero / value;
  }
}
