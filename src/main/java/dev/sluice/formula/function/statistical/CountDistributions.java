package dev.sluice.formula.function.statistical;

/**
 * The distributions of counts, and arrangements. Counts lose their fraction after it was seen that
 * they are not negative.
 */
public final class CountDistributions {

  /** Further apart than this two cumulated probabilities are subtracted. */
  private static final int MOST_SUMMED = 1000;

  /** The largest count next to which there are all others. */
  private static final double MOST_TRIALS = 0x1p53;

  /** By this much a cumulated probability may be short because of rounding. */
  private static final double ROUNDING = 1e-12;

  private CountDistributions() {}

  /** The probability of so many successes, or of at most so many. */
  public static double binomial(
      double successes, double trials, double probability, boolean cumulative) {
    if (successes < 0 || trials < 0 || probability < 0 || probability > 1) {
      return Failure.NUM;
    }
    double k = Math.floor(successes);
    double n = Math.floor(trials);
    if (k > n) {
      return Failure.NUM;
    }
    return cumulative
        ? binomialUpTo(k, n, probability)
        : Saddle.binomial(k, n, probability, 1 - probability);
  }

  /** The probability of exactly so many successes. */
  public static double binomialRange(double trials, double probability, double successes) {
    return binomial(successes, trials, probability, false);
  }

  /** The probability of a number of successes between two, both included. */
  public static double binomialRange(
      double trials, double probability, double fewest, double most) {
    if (trials < 0 || probability < 0 || probability > 1 || fewest < 0 || most < 0) {
      return Failure.NUM;
    }
    double n = Math.floor(trials);
    double from = Math.floor(fewest);
    double to = Math.floor(most);
    if (from > n || to > n || to < from) {
      return Failure.NUM;
    } else if (to - from > MOST_SUMMED) {
      double below = from == 0 ? 0 : binomialUpTo(from - 1, n, probability);
      return binomialUpTo(to, n, probability) - below;
    }
    double sum = 0;
    for (double k = from; k <= to; k++) {
      sum += Saddle.binomial(k, n, probability, 1 - probability);
    }
    return Math.min(1, sum);
  }

  /**
   * The smallest number of successes whose cumulated probability reaches alpha. Excel refuses
   * probabilities of 0 and 1 although its documentation does not say so.
   */
  public static double binomialInverse(double trials, double probability, double alpha) {
    if (trials < 0 || probability <= 0 || probability >= 1 || alpha <= 0 || alpha >= 1) {
      return Failure.NUM;
    } else if (trials > MOST_TRIALS) {
      return Failure.NUM;
    }
    double n = Math.floor(trials);
    double low = 0;
    double high = n;
    while (low < high) {
      double middle = Math.floor((low + high) / 2);
      if (binomialUpTo(middle, n, probability) >= alpha * (1 - ROUNDING)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The probability of so many failures before a number of successes. */
  public static double negativeBinomial(double failures, double successes, double probability) {
    return negativeBinomial(failures, successes, probability, false);
  }

  /** That probability, or that of at most so many failures. */
  public static double negativeBinomial(
      double failures, double successes, double probability, boolean cumulative) {
    if (failures < 0 || successes < 1 || probability <= 0 || probability >= 1) {
      return Failure.NUM;
    }
    double f = Math.floor(failures);
    double s = Math.floor(successes);
    double complement = 1 - probability;
    return cumulative
        ? IncompleteBeta.lower(s, f + 1, probability, complement)
        : s / (s + f) * Saddle.binomial(s, s + f, probability, complement);
  }

  /** The probability of so many successes in a sample without replacement. */
  public static double hypergeometric(
      double found, double sample, double successes, double population) {
    return hypergeometric(found, sample, successes, population, false);
  }

  /** That probability, or that of at most so many. */
  public static double hypergeometric(
      double found, double sample, double successes, double population, boolean cumulative) {
    if (found < 0 || sample < 1 || successes < 1 || population < 1) {
      return Failure.NUM;
    }
    double k = Math.floor(found);
    double drawn = Math.floor(sample);
    double good = Math.floor(successes);
    double all = Math.floor(population);
    double least = Math.max(0, drawn + good - all);
    double most = Math.min(drawn, good);
    if (drawn > all || good > all || k < least || k > most) {
      return Failure.NUM;
    }
    double here = drawnExactly(k, drawn, good, all);
    if (!cumulative) {
      return here;
    } else if (k == most) {
      return 1;
    }
    double bad = all - good;
    if (k <= drawn * good / all) {
      double sum = here;
      double term = here;
      for (double i = k; i > least && term > sum * 1e-18; i--) {
        term *= i * (bad - drawn + i) / ((good - i + 1) * (drawn - i + 1));
        sum += term;
      }
      return sum;
    }
    double term = here;
    double sum = 0;
    for (double i = k; i < most && term > sum * 1e-18; i++) {
      term *= (good - i) * (drawn - i) / ((i + 1) * (bad - drawn + i + 1));
      sum += term;
    }
    return 1 - sum;
  }

  /** The probability of so many events, or of at most so many, where a mean of them is expected. */
  public static double poisson(double events, double mean, boolean cumulative) {
    if (events < 0 || mean < 0) {
      return Failure.NUM;
    }
    double k = Math.floor(events);
    return cumulative ? IncompleteGamma.upper(k + 1, mean) : Saddle.poisson(k, mean);
  }

  /** How many ordered selections without repetition there are. */
  public static double permutations(double number, double chosen) {
    double n = Math.floor(number);
    double k = Math.floor(chosen);
    if (number <= 0 || chosen < 0 || n < k) {
      return Failure.NUM;
    }
    double product = 1;
    for (double i = 0; i < k && !Double.isInfinite(product); i++) {
      product *= n - i;
    }
    return product;
  }

  /** How many ordered selections with repetition there are. */
  public static double permutationsWithRepetition(double number, double chosen) {
    return number < 0 || chosen < 0
        ? Failure.NUM
        : Math.pow(Math.floor(number), Math.floor(chosen));
  }

  private static double binomialUpTo(double k, double n, double p) {
    return k >= n ? 1 : IncompleteBeta.lower(n - k, k + 1, 1 - p, p);
  }

  /** Three binomial terms whose probability cancels out, so that no factorial is ever formed. */
  private static double drawnExactly(double k, double drawn, double good, double all) {
    double p = drawn / all;
    double q = (all - drawn) / all;
    return Saddle.binomial(k, good, p, q)
        * Saddle.binomial(drawn - k, all - good, p, q)
        / Saddle.binomial(drawn, all, p, q);
  }
}
