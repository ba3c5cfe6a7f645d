package dev.sluice.formula.function.statistical;

/**
 * The regularized incomplete beta function. It takes x and y = 1 - x both, so that neither end
 * loses digits.
 */
final class IncompleteBeta {

  private static final double CONVERGED = 3e-16;
  private static final double TINY = 1e-300;
  private static final int MOST_STEPS = 100_000;

  private IncompleteBeta() {}

  /** I_x(a, b) for a and b above 0; the upper tail is {@code lower(b, a, y, x)}. */
  static double lower(double a, double b, double x, double y) {
    if (x <= 0) {
      return 0;
    } else if (y <= 0) {
      return 1;
    }
    return x * (a + b + 2) < a + 1 ? fraction(a, b, x, y) : 1 - fraction(b, a, y, x);
  }

  /** x^a y^b / B(a, b): the density of the beta distribution, times x and y. */
  static double density(double a, double b, double x, double y) {
    return a * b / (a + b) * Saddle.binomial(a, a + b, x, y);
  }

  /** The continued fraction of Numerical Analysis textbooks (DLMF 8.17.22), by Lentz. */
  private static double fraction(double a, double b, double x, double y) {
    double c = 1;
    double d = 1 / notZero(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m < MOST_STEPS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / notZero(1 + even * d);
      c = notZero(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / notZero(1 + odd * d);
      c = notZero(1 + odd / c);
      double factor = d * c;
      value *= factor;
      // Also where the parameters are too large for doubles, and nothing is a number any more.
      if (!(Math.abs(factor - 1) >= CONVERGED)) {
        break;
      }
    }
    return Math.min(1, density(a, b, x, y) / a * value);
  }

  private static double notZero(double number) {
    return Math.abs(number) < TINY ? TINY : number;
  }
}
