package dev.sluice.formula.function.statistical;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.Matrix;
import dev.sluice.formula.value.Sample;
import java.util.Arrays;

/** Tests of hypotheses; each gives the probability of what was seen, were there nothing to see. */
public final class HypothesisTests {

  private static final double SUM_TOLERANCE = 1e-9;

  private HypothesisTests() {}

  /** The probability of a larger mean than that of the sample, whose deviation is estimated. */
  public static double meanTest(Sample sample, double mean) {
    double deviation = Spread.deviation(sample);
    if (sample.numbers().length == 0) {
      return Failure.NA;
    }
    return deviation == 0 || Double.isNaN(deviation)
        ? Failure.DIV0
        : meanTest(sample, mean, deviation);
  }

  /** The same with a known deviation above 0. */
  public static double meanTest(Sample sample, double mean, double deviation) {
    double[] numbers = sample.numbers();
    if (numbers.length == 0) {
      return Failure.NA;
    } else if (deviation <= 0) {
      return Failure.NUM;
    }
    double error = deviation / Math.sqrt(numbers.length);
    return StandardNormal.below((mean - Moments.mean(numbers)) / error);
  }

  /** The probability, in two tails, that two samples have variances as different as these. */
  public static double varianceTest(Sample first, Sample second) {
    double[] ones = first.numbers();
    double[] others = second.numbers();
    if (ones.length < 2 || others.length < 2) {
      return Failure.DIV0;
    }
    double one = Moments.variance(ones);
    double other = Moments.variance(others);
    if (one == 0 || other == 0) {
      return Failure.DIV0;
    }
    double above =
        BetaDistributions.fisherAbove(one / other, ones.length - 1.0, others.length - 1.0);
    double below =
        BetaDistributions.fisher(one / other, ones.length - 1.0, others.length - 1.0, true);
    return 2 * Math.min(above, below);
  }

  /** Student's test of two means: paired (type 1), equal variances (2), unequal ones (3). */
  public static double studentTest(Matrix first, Matrix second, double tails, double type) {
    double count = Math.floor(tails);
    double kind = Math.floor(type);
    if ((count != 1 && count != 2) || !(kind >= 1 && kind <= 3)) {
      return Failure.NUM;
    }
    double beyond = kind == 1 ? paired(first, second) : independent(first, second, kind == 2);
    return Double.isNaN(beyond) ? beyond : beyond * count / 2;
  }

  private static double paired(Matrix first, Matrix second) {
    Pairs pairs = Pairs.of(first, second);
    double failure = pairs.failureBelow(2);
    if (Double.isNaN(failure)) {
      return failure;
    }
    double[] differences = new double[pairs.count()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = pairs.first()[i] - pairs.second()[i];
    }
    double variance = Moments.variance(differences);
    return variance == 0
        ? Failure.DIV0
        : BetaDistributions.bothTails(
            Moments.mean(differences) / Math.sqrt(variance / differences.length),
            differences.length - 1.0);
  }

  private static double independent(Matrix first, Matrix second, boolean equalVariances) {
    CellValue.Error error = first.firstError() == null ? second.firstError() : first.firstError();
    if (error != null) {
      return Outcome.of(error.error());
    }
    double[] ones = numbers(first);
    double[] others = numbers(second);
    if (ones.length < 2 || others.length < 2) {
      return Failure.DIV0;
    }
    double freedom = ones.length + others.length - 2;
    double one = Moments.variance(ones) / ones.length;
    double other = Moments.variance(others) / others.length;
    double squaredError = one + other;
    if (equalVariances) {
      double pooled = (Moments.squares(ones) + Moments.squares(others)) / freedom;
      squaredError = pooled / ones.length + pooled / others.length;
    } else {
      // The degrees of freedom of Welch and Satterthwaite keep their fraction.
      freedom =
          squaredError
              * squaredError
              / (one * one / (ones.length - 1) + other * other / (others.length - 1));
    }
    double difference = Moments.mean(ones) - Moments.mean(others);
    return squaredError == 0
        ? Failure.DIV0
        : BetaDistributions.bothTails(difference / Math.sqrt(squaredError), freedom);
  }

  private static double[] numbers(Matrix matrix) {
    double[] numbers = new double[matrix.size()];
    int count = 0;
    for (int i = 0; i < numbers.length; i++) {
      Double number = Boxing.serial(matrix.at(i));
      if (number != null) {
        numbers[count++] = number;
      }
    }
    return Arrays.copyOf(numbers, count);
  }

  /** The probability that counts differ as much from the expected ones. */
  public static double independenceTest(Matrix actual, Matrix expected) {
    if (!actual.sameShape(expected) || actual.size() <= 1) {
      return Failure.NA;
    }
    Pairs pairs = Pairs.of(actual, expected);
    double failure = pairs.failureBelow(1);
    if (Double.isNaN(failure)) {
      return failure;
    }
    double[] parts = new double[pairs.count()];
    for (int i = 0; i < parts.length; i++) {
      double mean = pairs.second()[i];
      if (mean <= 0) {
        return mean == 0 ? Failure.DIV0 : Failure.NUM;
      }
      double difference = pairs.first()[i] - mean;
      parts[i] = difference * difference / mean;
    }
    double freedom =
        actual.isLine() ? actual.size() - 1.0 : (actual.height() - 1.0) * (actual.width() - 1);
    return GammaDistributions.chiSquaredAbove(Moments.sum(parts), freedom);
  }

  /** The probability of a value. */
  public static double probability(Matrix values, Matrix probabilities, double value) {
    return probability(values, probabilities, value, value);
  }

  /** The probability of a value between two bounds, both included; all must sum up to 1. */
  public static double probability(
      Matrix values, Matrix probabilities, double lower, double upper) {
    Pairs pairs = Pairs.of(values, probabilities);
    double failure = pairs.failureBelow(1);
    if (Double.isNaN(failure)) {
      return failure;
    }
    double[] chosen = new double[pairs.count()];
    for (int i = 0; i < chosen.length; i++) {
      double share = pairs.second()[i];
      if (share < 0 || share > 1) {
        return Failure.NUM;
      }
      chosen[i] = pairs.first()[i] >= lower && pairs.first()[i] <= upper ? share : 0;
    }
    return Math.abs(Moments.sum(pairs.second()) - 1) > SUM_TOLERANCE
        ? Failure.NUM
        : Moments.sum(chosen);
  }
}
