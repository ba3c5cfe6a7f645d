package dev.sluice.formula.function.statistical;

/**
 * Binomial and Poisson terms for any real parameters, by the saddle-point form of Loader, "Fast and
 * accurate computation of binomial probabilities" (2000). It subtracts no large logarithms, so that
 * a term has nearly all its digits even far out in a tail. The prefixes of the incomplete gamma and
 * beta functions are such terms.
 */
final class Saddle {

  private static final double TWO_PI = 2 * Math.PI;
  private static final double SERIES_FROM = 16;

  private Saddle() {}

  /** What Stirling's formula leaves out: ln z! - ln(sqrt(2 pi z) (z/e)^z), for z above 0. */
  static double stirlingError(double z) {
    double sum = 0;
    double at = z;
    while (at < SERIES_FROM) {
      sum += (at + 0.5) * Math.log1p(1 / at) - 1;
      at++;
    }
    double inverse = 1 / at;
    double square = inverse * inverse;
    double series =
        1 / 12.0
            - square
                * (1 / 360.0
                    - square
                        * (1 / 1260.0
                            - square
                                * (1 / 1680.0 - square * (1 / 1188.0 - square * 691 / 360360))));
    return sum + series * inverse;
  }

  /** x ln(x/mean) + mean - x, without cancellation where both are close; x is above 0. */
  static double deviance(double x, double mean) {
    double difference = x - mean;
    if (Math.abs(difference) >= 0.1 * (x + mean)) {
      return x * Math.log(x / mean) - difference;
    }
    double ratio = difference / (x + mean);
    double square = ratio * ratio;
    double power = 2 * x * ratio;
    double sum = difference * ratio;
    for (int odd = 3; ; odd += 2) {
      power *= square;
      double next = sum + power / odd;
      if (next == sum) {
        return sum;
      }
      sum = next;
    }
  }

  /** mean^x e^-mean / x! for x of 0 and more. */
  static double poisson(double x, double mean) {
    if (x == 0) {
      return Math.exp(-mean);
    } else if (mean == 0) {
      return 0;
    }
    return Math.exp(-stirlingError(x) - deviance(x, mean)) / Math.sqrt(TWO_PI * x);
  }

  /** n! / (x! (n-x)!) p^x q^(n-x), where q is 1 - p and 0 &lt;= x &lt;= n. */
  static double binomial(double x, double n, double p, double q) {
    if (p == 0) {
      return x == 0 ? 1 : 0;
    } else if (q == 0) {
      return x == n ? 1 : 0;
    } else if (x == 0) {
      return power(q, p, n);
    } else if (x == n) {
      return power(p, q, n);
    }
    double rest = n - x;
    double exponent =
        stirlingError(n)
            - stirlingError(x)
            - stirlingError(rest)
            - deviance(x, n * p)
            - deviance(rest, n * q);
    return Math.exp(exponent) * Math.sqrt(n / (TWO_PI * x * rest));
  }

  /** base^n, where the complement is 1 - base and may be the more exact of the two. */
  private static double power(double base, double complement, double n) {
    return Math.exp(n * (complement < 0.5 ? Math.log1p(-complement) : Math.log(base)));
  }
}
