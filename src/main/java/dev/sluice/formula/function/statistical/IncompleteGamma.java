package dev.sluice.formula.function.statistical;

import java.math.BigInteger;
import org.apache.commons.math3.special.Gamma;

/** The gamma function, and the incomplete one with both tails in full relative precision. */
final class IncompleteGamma {

  private static final double EPSILON = 1e-17;
  private static final double CONVERGED = 3e-16;
  private static final double MOST_STEPS = 1e7;
  private static final double TINY = 1e-300;
  private static final double LARGEST_ARGUMENT = 171.7;
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
  private static final double STIRLING_FROM = 8;
  private static final double[] FACTORIALS = factorials();

  private IncompleteGamma() {}

  /** The gamma function; NaN for 0 and negative whole numbers, infinite where it is too large. */
  static double gamma(double x) {
    if (x > LARGEST_ARGUMENT) {
      return Double.POSITIVE_INFINITY;
    } else if (x == Math.rint(x)) {
      return x <= 0 ? Double.NaN : FACTORIALS[(int) x - 1];
    } else if (x < 0.5) {
      return Math.PI / (sinPi(x) * gamma(1 - x));
    }
    double z = x - 1;
    return z < STIRLING_FROM
        ? Gamma.gamma(x)
        : Math.sqrt(2 * Math.PI * z) * Math.pow(z / Math.E, z) * Math.exp(Saddle.stirlingError(z));
  }

  /** Each rounded once. */
  private static double[] factorials() {
    double[] factorials = new double[(int) LARGEST_ARGUMENT];
    BigInteger product = BigInteger.ONE;
    for (int n = 0; n < factorials.length; n++) {
      product = product.multiply(BigInteger.valueOf(Math.max(1, n)));
      factorials[n] = product.doubleValue();
    }
    return factorials;
  }

  private static double sinPi(double x) {
    double nearest = Math.rint(x);
    double sine = Math.sin(Math.PI * (x - nearest));
    return nearest % 2 == 0 ? sine : -sine;
  }

  /** The logarithm of the gamma function, for x above 0. */
  static double logGamma(double x) {
    if (x < STIRLING_FROM + 1) {
      return Gamma.logGamma(x);
    }
    double z = x - 1;
    return (z + 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + Saddle.stirlingError(z);
  }

  /** The lower tail P(a, x), for a above 0 and x of 0 and more. */
  static double lower(double a, double x) {
    return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
  }

  /** The upper tail Q(a, x) = 1 - P(a, x). */
  static double upper(double a, double x) {
    return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
  }

  /** x^a e^-x / gamma(a): the density of the standard gamma distribution, times x. */
  static double density(double a, double x) {
    return a * Saddle.poisson(a, x);
  }

  /** The power series; about sqrt(a) terms. */
  private static double series(double a, double x) {
    if (x == 0) {
      return 0;
    }
    double term = 1;
    double sum = 1;
    for (double n = a + 1; term > sum * EPSILON; n++) {
      term *= x / n;
      sum += term;
    }
    return Math.min(1, Saddle.poisson(a, x) * sum);
  }

  /** Legendre's continued fraction, evaluated forwards by the method of Lentz. */
  private static double fraction(double a, double x) {
    if (Double.isInfinite(x)) {
      return 0;
    }
    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double value = d;
    double factor;
    double i = 0;
    do {
      i++;
      double numerator = -i * (i - a);
      b += 2;
      d = 1 / notZero(numerator * d + b);
      c = notZero(b + numerator / c);
      factor = c * d;
      value *= factor;
    } while (Math.abs(factor - 1) > CONVERGED && i < MOST_STEPS);
    return Math.min(1, density(a, x) * value);
  }

  private static double notZero(double number) {
    return Math.abs(number) < TINY ? TINY : number;
  }
}
