package dev.sluice.formula.function.statistical;

/** The standard normal distribution, its tails in full relative precision. */
final class StandardNormal {

  private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);
  private static final double SERIES_UP_TO = 1.5;

  private StandardNormal() {}

  /** The density. */
  static double density(double z) {
    return Math.exp(-0.5 * z * z) / SQRT_TWO_PI;
  }

  /** The probability of at most z. */
  static double below(double z) {
    return z < -SERIES_UP_TO ? tail(-z) : z > SERIES_UP_TO ? 1 - tail(z) : 0.5 + fromZero(z);
  }

  /** The probability of a value between 0 and z, negative for a negative z. */
  static double fromZero(double z) {
    if (Math.abs(z) > SERIES_UP_TO) {
      return Math.copySign(0.5 - tail(Math.abs(z)), z);
    }
    double term = z;
    double sum = z;
    for (int odd = 3; Math.abs(term) > Math.abs(sum) * 1e-17; odd += 2) {
      term *= z * z / odd;
      sum += term;
    }
    return density(z) * sum;
  }

  /** The probability of more than z, for a z well above 0, by the continued fraction of Laplace. */
  private static double tail(double z) {
    double value = 0;
    for (int k = (int) (20 + 300 / (z * z)); k > 0; k--) {
      value = k / (z + value);
    }
    return density(z) / (z + value);
  }

  /**
   * The z that a probability between 0 and 1 is below: the rational estimate of Abramowitz and
   * Stegun 26.2.23, then steps of Halley, each of which triples the digits.
   */
  static double inverse(double probability) {
    if (probability == 0.5) {
      return 0;
    }
    double tail = Math.min(probability, 1 - probability);
    double t = Math.sqrt(-2 * Math.log(tail));
    double z =
        (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
            - t;
    for (int i = 0; i < 3; i++) {
      double step = (below(z) - tail) / density(z);
      z -= step / (1 + 0.5 * z * step);
    }
    return probability < 0.5 ? z : -z;
  }
}
