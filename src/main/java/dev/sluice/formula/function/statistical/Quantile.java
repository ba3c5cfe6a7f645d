package dev.sluice.formula.function.statistical;

/**
 * Finds where a continuous distribution reaches a probability: steps of Newton on the logarithm of
 * the smaller tail, kept between bounds that close in, so that it always ends.
 */
final class Quantile {

  private static final int MOST_STEPS = 200;
  private static final double FARTHEST = 750;
  private static final double NARROW = 1e-15;

  private Quantile() {}

  /** A distribution over the whole line, both tails in full relative precision. */
  interface Line {
    /** The probability of at most u. */
    double lower(double u);

    /** The probability of more than u. */
    double upper(double u);

    /** The density at u. */
    double density(double u);
  }

  /**
   * The u with a probability below and its complement above; the smaller one decides.
   *
   * @param start any estimate
   */
  static double of(Line line, double below, double above, double start) {
    boolean isLower = below <= above;
    double target = Math.log(isLower ? below : above);
    double left = -FARTHEST;
    double right = FARTHEST;
    double u = Math.max(left, Math.min(right, start));
    for (int i = 0; i < MOST_STEPS; i++) {
      double tail = isLower ? line.lower(u) : line.upper(u);
      double miss = Math.log(tail) - target;
      if (miss == 0) {
        return u;
      } else if (miss > 0 == isLower) {
        right = u;
      } else {
        left = u;
      }
      double slope = line.density(u) / tail;
      double next = isLower ? u - miss / slope : u + miss / slope;
      if (!(next > left && next < right)) {
        next = 0.5 * (left + right);
      }
      if (Math.abs(next - u) <= NARROW * Math.max(1, Math.abs(u))) {
        return next;
      }
      u = next;
    }
    return u;
  }
}
