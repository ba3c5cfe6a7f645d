package dev.sluice.formula.function.criteria;

import dev.sluice.formula.runtime.ExactSum;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Sample;

/**
 * The totals of a sample as SUM, AVERAGE, STDEV and their like define them. Each is its error where
 * the sample has one. The statistical functions of the same names could share them.
 */
public final class Totals {

  private Totals() {}

  /** The sum, rounded once; 0 without any number. */
  public static double sum(Sample sample) {
    if (sample.error() != null) {
      return Outcome.of(sample.error());
    }
    ExactSum sum = new ExactSum();
    for (double number : sample.numbers()) {
      sum.add(number);
    }
    return sum.rounded();
  }

  /** The mean; {@code #DIV/0!} without any number. */
  public static double average(Sample sample) {
    int count = sample.numbers().length;
    if (sample.error() != null) {
      return Outcome.of(sample.error());
    }
    return count == 0 ? Outcome.of(ExcelError.DIV0) : sum(sample) / count;
  }

  /** The product; 0 without any number. */
  public static double product(Sample sample) {
    if (sample.error() != null) {
      return Outcome.of(sample.error());
    }
    double product = sample.numbers().length == 0 ? 0 : 1;
    for (double number : sample.numbers()) {
      product *= number;
    }
    return product;
  }

  /** The smallest number; 0 without any. */
  public static double smallest(Sample sample) {
    if (sample.error() != null) {
      return Outcome.of(sample.error());
    }
    double smallest = Double.POSITIVE_INFINITY;
    for (double number : sample.numbers()) {
      smallest = Math.min(smallest, number);
    }
    return sample.numbers().length == 0 ? 0 : smallest;
  }

  /** The largest number; 0 without any. */
  public static double largest(Sample sample) {
    if (sample.error() != null) {
      return Outcome.of(sample.error());
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (double number : sample.numbers()) {
      largest = Math.max(largest, number);
    }
    return sample.numbers().length == 0 ? 0 : largest;
  }

  /** The variance of a sample, divided by n - 1; {@code #DIV/0!} of fewer than two numbers. */
  public static double variance(Sample sample) {
    return variance(sample, 1);
  }

  /** The variance of a whole population, divided by n; {@code #DIV/0!} without any number. */
  public static double populationVariance(Sample sample) {
    return variance(sample, 0);
  }

  /** The standard deviation of a sample. */
  public static double deviation(Sample sample) {
    return root(variance(sample));
  }

  /** The standard deviation of a whole population. */
  public static double populationDeviation(Sample sample) {
    return root(populationVariance(sample));
  }

  private static double variance(Sample sample, int less) {
    double mean = average(sample);
    int count = sample.numbers().length;
    if (Double.isNaN(mean)) {
      return mean;
    }
    if (count <= less) {
      return Outcome.of(ExcelError.DIV0);
    }
    ExactSum squares = new ExactSum();
    for (double number : sample.numbers()) {
      squares.add((number - mean) * (number - mean));
    }
    return squares.rounded() / (count - less);
  }

  /** A root that keeps the error that a NaN stands for. */
  private static double root(double number) {
    return Double.isNaN(number) ? number : Math.sqrt(number);
  }
}
