package dev.sluice.formula.function.statistical;

import dev.sluice.formula.value.Matrix;

/**
 * Measures of two ranges that belong together. Pairs of which one is no number do not count; ranges
 * of different sizes are {@code #N/A}, too few pairs or no variation {@code #DIV/0!}.
 */
public final class Correlations {

  private Correlations() {}

  /** Pearson's coefficient of correlation. */
  public static double correlation(Matrix first, Matrix second) {
    Pairs pairs = Pairs.of(first, second);
    double failure = pairs.failureBelow(1);
    if (Double.isNaN(failure)) {
      return failure;
    }
    double one = Moments.squares(pairs.first());
    double other = Moments.squares(pairs.second());
    if (one == 0 || other == 0) {
      return Failure.DIV0;
    }
    double product = Moments.products(pairs.first(), pairs.second());
    return Math.max(-1, Math.min(1, product / Math.sqrt(one) / Math.sqrt(other)));
  }

  /** The square of the correlation. */
  public static double determination(Matrix ys, Matrix xs) {
    double correlation = correlation(ys, xs);
    return Double.isNaN(correlation) ? correlation : correlation * correlation;
  }

  /** The covariance of a whole population. */
  public static double covariance(Matrix first, Matrix second) {
    return covariance(first, second, 0);
  }

  /** The covariance estimated from a sample. */
  public static double sampleCovariance(Matrix first, Matrix second) {
    return covariance(first, second, 1);
  }

  private static double covariance(Matrix first, Matrix second, int lost) {
    Pairs pairs = Pairs.of(first, second);
    double failure = pairs.failureBelow(1 + lost);
    return Double.isNaN(failure)
        ? failure
        : Moments.products(pairs.first(), pairs.second()) / (pairs.count() - lost);
  }

  /** The slope of the straight line through the points. */
  public static double slope(Matrix ys, Matrix xs) {
    return slope(Pairs.of(ys, xs));
  }

  private static double slope(Pairs pairs) {
    double failure = pairs.failureBelow(1);
    if (Double.isNaN(failure)) {
      return failure;
    }
    double squares = Moments.squares(pairs.second());
    return squares == 0 ? Failure.DIV0 : Moments.products(pairs.first(), pairs.second()) / squares;
  }

  /** Where the straight line through the points crosses x = 0. */
  public static double intercept(Matrix ys, Matrix xs) {
    return forecast(0, ys, xs);
  }

  /** The y of an x on the straight line through the points. */
  public static double forecast(double x, Matrix ys, Matrix xs) {
    Pairs pairs = Pairs.of(ys, xs);
    double slope = slope(pairs);
    return Double.isNaN(slope)
        ? slope
        : Moments.mean(pairs.first()) + slope * (x - Moments.mean(pairs.second()));
  }

  /** The standard error of the ys around the line; at least three points. */
  public static double standardError(Matrix ys, Matrix xs) {
    Pairs pairs = Pairs.of(ys, xs);
    double failure = pairs.failureBelow(3);
    if (Double.isNaN(failure)) {
      return failure;
    }
    double slope = slope(pairs);
    if (Double.isNaN(slope)) {
      return slope;
    }
    double[] rests = new double[pairs.count()];
    for (int i = 0; i < rests.length; i++) {
      rests[i] = pairs.first()[i] - slope * pairs.second()[i];
    }
    return Math.sqrt(Moments.squares(rests) / (pairs.count() - 2));
  }
}
