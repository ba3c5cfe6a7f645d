package dev.sluice.formula.function.statistical;

/** The beta distribution and those that follow from it: F and Student's t. */
public final class BetaDistributions {

  private static final double MOST_FREEDOM = 1e10;
  private static final double CENTRE = 1e-9;

  private BetaDistributions() {}

  /** The probability of at most x between 0 and 1, as BETADIST has it. */
  public static double probability(double x, double alpha, double beta) {
    return distribution(x, alpha, beta, true, 0, 1);
  }

  /** The same from a lower bound to 1. */
  public static double probability(double x, double alpha, double beta, double lower) {
    return distribution(x, alpha, beta, true, lower, 1);
  }

  /** The same between two bounds. */
  public static double probability(
      double x, double alpha, double beta, double lower, double upper) {
    return distribution(x, alpha, beta, true, lower, upper);
  }

  /** The probability of at most x, or the density, between 0 and 1. */
  public static double distribution(double x, double alpha, double beta, boolean cumulative) {
    return distribution(x, alpha, beta, cumulative, 0, 1);
  }

  /** The same from a lower bound to 1. */
  public static double distribution(
      double x, double alpha, double beta, boolean cumulative, double lower) {
    return distribution(x, alpha, beta, cumulative, lower, 1);
  }

  /** The same between two bounds; {@code #NUM!} outside of them or when both are equal. */
  public static double distribution(
      double x, double alpha, double beta, boolean cumulative, double lower, double upper) {
    if (alpha <= 0 || beta <= 0 || x < lower || x > upper || lower == upper) {
      return Failure.NUM;
    }
    double width = upper - lower;
    double share = (x - lower) / width;
    double rest = (upper - x) / width;
    if (cumulative) {
      return IncompleteBeta.lower(alpha, beta, share, rest);
    } else if (share == 0 || rest == 0) {
      double shape = share == 0 ? alpha : beta;
      return shape < 1 ? Failure.NUM : shape > 1 ? 0 : (share == 0 ? beta : alpha) / width;
    }
    return IncompleteBeta.density(alpha, beta, share, rest) / (share * rest * width);
  }

  /** The x between 0 and 1 that a probability is below. */
  public static double inverse(double probability, double alpha, double beta) {
    return inverse(probability, alpha, beta, 0, 1);
  }

  /** The same from a lower bound to 1. */
  public static double inverse(double probability, double alpha, double beta, double lower) {
    return inverse(probability, alpha, beta, lower, 1);
  }

  /** The same between two bounds; a probability of 0 or 1 is {@code #NUM!}. */
  public static double inverse(
      double probability, double alpha, double beta, double lower, double upper) {
    if (alpha <= 0 || beta <= 0 || probability <= 0 || probability >= 1 || lower >= upper) {
      return Failure.NUM;
    }
    double logit = logit(alpha, beta, probability, 1 - probability);
    return lower + (upper - lower) / (1 + Math.exp(-logit));
  }

  /** The probability of at most x in F, or the density; degrees of freedom below 10^10. */
  public static double fisher(double x, double numerator, double denominator, boolean cumulative) {
    if (x < 0 || isOutside(numerator) || isOutside(denominator)) {
      return Failure.NUM;
    }
    double a = Math.floor(numerator) / 2;
    double b = Math.floor(denominator) / 2;
    double odds = a * x / b;
    double share = odds / (1 + odds);
    if (cumulative) {
      return IncompleteBeta.lower(a, b, share, 1 / (1 + odds));
    } else if (x == 0) {
      return a < 1 ? Failure.NUM : a == 1 ? 1 : 0;
    }
    return IncompleteBeta.density(a, b, share, 1 / (1 + odds)) / x;
  }

  /** The probability of more than x in F. */
  public static double fisherAbove(double x, double numerator, double denominator) {
    if (x < 0 || isOutside(numerator) || isOutside(denominator)) {
      return Failure.NUM;
    }
    double a = Math.floor(numerator) / 2;
    double b = Math.floor(denominator) / 2;
    double odds = a * x / b;
    return IncompleteBeta.lower(b, a, 1 / (1 + odds), odds / (1 + odds));
  }

  /** The x in F that a probability is below; a probability of 1 is {@code #NUM!}. */
  public static double fisherInverse(double probability, double numerator, double denominator) {
    return probability < 0 || probability >= 1
        ? Failure.NUM
        : fisherQuantile(probability, 1 - probability, numerator, denominator);
  }

  /** The x in F that a probability is above; a probability of 0 is {@code #NUM!}. */
  public static double fisherInverseAbove(
      double probability, double numerator, double denominator) {
    return probability <= 0 || probability > 1
        ? Failure.NUM
        : fisherQuantile(1 - probability, probability, numerator, denominator);
  }

  private static double fisherQuantile(
      double below, double above, double numerator, double denominator) {
    if (isOutside(numerator) || isOutside(denominator)) {
      return Failure.NUM;
    } else if (below == 0) {
      return 0;
    }
    double a = Math.floor(numerator) / 2;
    double b = Math.floor(denominator) / 2;
    return Math.exp(logit(a, b, below, above)) * b / a;
  }

  /** The probability of at most t in Student's distribution, or the density. */
  public static double student(double t, double freedom, boolean cumulative) {
    if (freedom < 1) {
      return Failure.NUM;
    }
    double n = Math.floor(freedom);
    if (cumulative) {
      double beyond = bothTails(t, n) / 2;
      return t < 0 ? beyond : 1 - beyond;
    }
    // Near its flat top the density does not change, and the quotient would be 0 by 0.
    double away = Math.max(Math.abs(t), CENTRE);
    double odds = away * away / n;
    return IncompleteBeta.density(0.5, n / 2, odds / (1 + odds), 1 / (1 + odds)) / away;
  }

  /** The probability of more than t. */
  public static double studentAbove(double t, double freedom) {
    if (freedom < 1) {
      return Failure.NUM;
    }
    double beyond = bothTails(t, Math.floor(freedom)) / 2;
    return t < 0 ? 1 - beyond : beyond;
  }

  /** The probability of a distance from 0 of more than t; {@code #NUM!} for a negative t. */
  public static double studentBeyond(double t, double freedom) {
    return t < 0 || freedom < 1 ? Failure.NUM : bothTails(t, Math.floor(freedom));
  }

  /** The probability in one tail or two, as TDIST has it. */
  public static double studentTails(double t, double freedom, double tails) {
    double count = Math.floor(tails);
    return count == 1 || count == 2 ? studentBeyond(t, freedom) * count / 2 : Failure.NUM;
  }

  /** The t that a probability is below; 0, 1 and beyond are {@code #NUM!}. */
  public static double studentInverse(double probability, double freedom) {
    if (probability <= 0 || probability >= 1 || freedom < 1) {
      return Failure.NUM;
    }
    double tail = Math.min(probability, 1 - probability);
    double t = distance(2 * tail, 1 - 2 * tail, Math.floor(freedom));
    return probability < 0.5 ? -t : t;
  }

  /** The t whose two tails have a probability; 0 is {@code #NUM!}. */
  public static double studentInverseBeyond(double probability, double freedom) {
    return probability <= 0 || probability > 1 || freedom < 1
        ? Failure.NUM
        : distance(probability, 1 - probability, Math.floor(freedom));
  }

  /**
   * Half the width of the confidence interval of a mean whose deviation is estimated. The size
   * counts without its fraction; one of 1 is {@code #DIV/0!}.
   */
  public static double confidence(double alpha, double deviation, double size) {
    if (alpha <= 0 || alpha >= 1 || deviation <= 0 || size < 1) {
      return Failure.NUM;
    }
    double count = Math.floor(size);
    return count == 1
        ? Failure.DIV0
        : distance(alpha, 1 - alpha, count - 1) * deviation / Math.sqrt(count);
  }

  /** The probability of a distance from 0 of more than t, for any degrees of freedom above 0. */
  static double bothTails(double t, double freedom) {
    double odds = t * t / freedom;
    double share = Double.isInfinite(odds) ? 1 : odds / (1 + odds);
    return IncompleteBeta.lower(freedom / 2, 0.5, 1 / (1 + odds), share);
  }

  private static double distance(double beyond, double within, double freedom) {
    return within <= 0
        ? 0
        : Math.sqrt(freedom) * Math.exp(-logit(freedom / 2, 0.5, beyond, within) / 2);
  }

  private static boolean isOutside(double freedom) {
    return freedom < 1 || freedom >= MOST_FREEDOM;
  }

  private static double logit(double a, double b, double below, double above) {
    return Quantile.of(new LogitLine(a, b), below, above, Math.log(a / b));
  }

  /** The logarithm of the odds of a beta distributed share. */
  private record LogitLine(double a, double b) implements Quantile.Line {

    @Override
    public double lower(double u) {
      return IncompleteBeta.lower(a, b, 1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u)));
    }

    @Override
    public double upper(double u) {
      return IncompleteBeta.lower(b, a, 1 / (1 + Math.exp(u)), 1 / (1 + Math.exp(-u)));
    }

    @Override
    public double density(double u) {
      return IncompleteBeta.density(a, b, 1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u)));
    }
  }
}
