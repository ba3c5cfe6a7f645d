package dev.sluice.formula.function.statistical;

import dev.sluice.formula.runtime.ExactSum;
import dev.sluice.formula.value.Sample;

/** How far a sample is spread and how it is shaped. */
public final class Spread {

  private Spread() {}

  /** The mean distance from the mean; {@code #NUM!} without a number. */
  public static double meanDeviation(Sample sample) {
    double[] numbers = sample.numbers();
    if (numbers.length == 0) {
      return Failure.NUM;
    }
    double mean = Moments.mean(numbers);
    ExactSum distances = new ExactSum();
    for (double number : numbers) {
      distances.add(Math.abs(number - mean));
    }
    return distances.rounded() / numbers.length;
  }

  /** The sum of squared deviations from the mean; {@code #NUM!} without a number. */
  public static double squaredDeviations(Sample sample) {
    return sample.numbers().length == 0 ? Failure.NUM : Moments.squares(sample.numbers());
  }

  /** The variance estimated from a sample; {@code #DIV/0!} of fewer than two numbers. */
  public static double variance(Sample sample) {
    return sample.numbers().length < 2 ? Failure.DIV0 : Moments.variance(sample.numbers());
  }

  /** The variance of a whole population; {@code #DIV/0!} without a number. */
  public static double populationVariance(Sample sample) {
    double[] numbers = sample.numbers();
    return numbers.length == 0 ? Failure.DIV0 : Moments.squares(numbers) / numbers.length;
  }

  /** The standard deviation estimated from a sample; {@code #DIV/0!} of fewer than two numbers. */
  public static double deviation(Sample sample) {
    return sample.numbers().length < 2 ? Failure.DIV0 : Math.sqrt(variance(sample));
  }

  /** The standard deviation of a whole population; {@code #DIV/0!} without a number. */
  public static double populationDeviation(Sample sample) {
    return sample.numbers().length == 0 ? Failure.DIV0 : Math.sqrt(populationVariance(sample));
  }

  /** The skewness estimated from a sample; {@code #DIV/0!} of fewer than three numbers. */
  public static double skewness(Sample sample) {
    double n = sample.numbers().length;
    return shape(sample, 3, deviation(sample), n * n / ((n - 1) * (n - 2)), 0);
  }

  /** The skewness of a whole population; {@code #DIV/0!} of fewer than three numbers. */
  public static double populationSkewness(Sample sample) {
    return shape(sample, 3, populationDeviation(sample), 1, 0);
  }

  /** The kurtosis beyond that of a normal distribution; {@code #DIV/0!} of fewer than four. */
  public static double kurtosis(Sample sample) {
    double n = sample.numbers().length;
    double factor = n * n * (n + 1) / ((n - 1) * (n - 2) * (n - 3));
    double normal = 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3));
    return shape(sample, 4, deviation(sample), factor, normal);
  }

  private static double shape(
      Sample sample, int power, double unit, double factor, double subtrahend) {
    double[] numbers = sample.numbers();
    if (numbers.length < power || unit == 0) {
      return Failure.DIV0;
    }
    double mean = Moments.mean(numbers);
    return factor * Moments.standardized(numbers, mean, unit, power) - subtrahend;
  }
}
