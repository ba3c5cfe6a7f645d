package dev.sluice.formula.function.statistical;

/** The gamma function and the distributions of waiting times: gamma, chi-squared and others. */
public final class GammaDistributions {

  private static final double MOST_FREEDOM = 1e10;

  private GammaDistributions() {}

  /** The gamma function; {@code #NUM!} for 0, negative whole numbers and results too large. */
  public static double gamma(double x) {
    return IncompleteGamma.gamma(x);
  }

  /** The logarithm of the gamma function; {@code #NUM!} for 0 and less. */
  public static double logGamma(double x) {
    return x <= 0 ? Failure.NUM : IncompleteGamma.logGamma(x);
  }

  /** The probability of at most x, or the density, for a shape alpha and a scale beta above 0. */
  public static double distribution(double x, double alpha, double beta, boolean cumulative) {
    if (x < 0 || alpha <= 0 || beta <= 0) {
      return Failure.NUM;
    } else if (cumulative) {
      return IncompleteGamma.lower(alpha, x / beta);
    } else if (x == 0) {
      return alpha < 1 ? Failure.NUM : alpha == 1 ? 1 / beta : 0;
    }
    return IncompleteGamma.density(alpha, x / beta) / x;
  }

  /** The x that a probability is below; a probability of 1 is {@code #NUM!}. */
  public static double inverse(double probability, double alpha, double beta) {
    if (probability < 0 || probability >= 1 || alpha <= 0 || beta <= 0) {
      return Failure.NUM;
    }
    return beta * quantile(alpha, probability, 1 - probability);
  }

  /** The probability of at most x, or the density; degrees of freedom from 1 to 10^10. */
  public static double chiSquared(double x, double freedom, boolean cumulative) {
    return isOutside(freedom)
        ? Failure.NUM
        : distribution(x, Math.floor(freedom) / 2, 2, cumulative);
  }

  /** The probability of more than x. */
  public static double chiSquaredAbove(double x, double freedom) {
    return x < 0 || isOutside(freedom)
        ? Failure.NUM
        : IncompleteGamma.upper(Math.floor(freedom) / 2, x / 2);
  }

  /** The x that a probability is below. */
  public static double chiSquaredInverse(double probability, double freedom) {
    return isOutside(freedom) ? Failure.NUM : inverse(probability, Math.floor(freedom) / 2, 2);
  }

  /** The x that a probability is above; a probability of 0 is {@code #NUM!}. */
  public static double chiSquaredInverseAbove(double probability, double freedom) {
    if (probability <= 0 || probability > 1 || isOutside(freedom)) {
      return Failure.NUM;
    }
    return 2 * quantile(Math.floor(freedom) / 2, 1 - probability, probability);
  }

  /** The probability of at most x, or the density, for a rate lambda above 0. */
  public static double exponential(double x, double lambda, boolean cumulative) {
    if (x < 0 || lambda <= 0) {
      return Failure.NUM;
    }
    return cumulative ? -Math.expm1(-lambda * x) : lambda * Math.exp(-lambda * x);
  }

  /** The probability of at most x, or the density, for a shape alpha and a scale beta above 0. */
  public static double weibull(double x, double alpha, double beta, boolean cumulative) {
    if (x < 0 || alpha <= 0 || beta <= 0) {
      return Failure.NUM;
    }
    double power = Math.pow(x / beta, alpha);
    return cumulative
        ? -Math.expm1(-power)
        : alpha / beta * Math.pow(x / beta, alpha - 1) * Math.exp(-power);
  }

  private static boolean isOutside(double freedom) {
    return freedom < 1 || freedom > MOST_FREEDOM;
  }

  private static double quantile(double shape, double below, double above) {
    if (below <= 0) {
      return 0;
    }
    double start =
        shape >= 1
            ? Math.log(shape)
            : (Math.log(below) + IncompleteGamma.logGamma(shape + 1)) / shape;
    return Math.exp(Quantile.of(new LogLine(shape), below, above, start));
  }

  /** The logarithm of a gamma distributed value. */
  private record LogLine(double shape) implements Quantile.Line {

    @Override
    public double lower(double u) {
      return IncompleteGamma.lower(shape, Math.exp(u));
    }

    @Override
    public double upper(double u) {
      return IncompleteGamma.upper(shape, Math.exp(u));
    }

    @Override
    public double density(double u) {
      return IncompleteGamma.density(shape, Math.exp(u));
    }
  }
}
