package dev.sluice.formula.function.statistical;

/** The normal and lognormal distributions and what is computed from them. */
public final class NormalDistributions {

  private NormalDistributions() {}

  /** The density of the standard normal distribution. */
  public static double density(double z) {
    return StandardNormal.density(z);
  }

  /** The probability between 0 and z standard deviations. */
  public static double fromZero(double z) {
    return StandardNormal.fromZero(z);
  }

  /** The probability of at most z. */
  public static double standard(double z) {
    return StandardNormal.below(z);
  }

  /** The probability of at most z, or the density at z. */
  public static double standard(double z, boolean cumulative) {
    return cumulative ? StandardNormal.below(z) : StandardNormal.density(z);
  }

  /** The same for any mean and a positive standard deviation; else {@code #NUM!}. */
  public static double normal(double x, double mean, double deviation, boolean cumulative) {
    if (deviation <= 0) {
      return Failure.NUM;
    }
    double z = (x - mean) / deviation;
    return cumulative ? StandardNormal.below(z) : StandardNormal.density(z) / deviation;
  }

  /** The z that a probability is below; 0, 1 and beyond are {@code #NUM!}. */
  public static double standardInverse(double probability) {
    return probability <= 0 || probability >= 1 ? Failure.NUM : StandardNormal.inverse(probability);
  }

  /** The same for any mean and a positive standard deviation; else {@code #NUM!}. */
  public static double normalInverse(double probability, double mean, double deviation) {
    return deviation <= 0 ? Failure.NUM : mean + deviation * standardInverse(probability);
  }

  /** The probability of at most x where ln x is normal; {@code #NUM!} for x of 0 and less. */
  public static double lognormal(double x, double mean, double deviation) {
    return lognormal(x, mean, deviation, true);
  }

  /** That probability, or the density at x. */
  public static double lognormal(double x, double mean, double deviation, boolean cumulative) {
    if (x <= 0) {
      return Failure.NUM;
    }
    double normal = normal(Math.log(x), mean, deviation, cumulative);
    return cumulative ? normal : normal / x;
  }

  /** The x that a probability is below where ln x is normal. */
  public static double lognormalInverse(double probability, double mean, double deviation) {
    return Math.exp(normalInverse(probability, mean, deviation));
  }

  /** How many standard deviations x lies above the mean; these are positive, else {@code #NUM!}. */
  public static double standardize(double x, double mean, double deviation) {
    return deviation <= 0 ? Failure.NUM : (x - mean) / deviation;
  }

  /**
   * Half the width of the confidence interval of a mean whose deviation is known. The size counts
   * without its fraction; an alpha outside of 0 to 1 is {@code #NUM!}.
   */
  public static double confidence(double alpha, double deviation, double size) {
    if (alpha <= 0 || alpha >= 1 || deviation <= 0 || size < 1) {
      return Failure.NUM;
    }
    return -StandardNormal.inverse(alpha / 2) * deviation / Math.sqrt(Math.floor(size));
  }

  /** Fisher's transformation of a correlation; {@code #NUM!} from -1 and 1 on. */
  public static double fisher(double x) {
    return Math.abs(x) >= 1 ? Failure.NUM : 0.5 * (Math.log1p(x) - Math.log1p(-x));
  }

  /** The correlation of a value of Fisher's transformation. */
  public static double fisherInverse(double y) {
    return Math.tanh(y);
  }
}
