package dev.sluice.formula.function.statistical;

import dev.sluice.formula.runtime.ExactSum;

/**
 * Sums over samples. Each is added without rounding, so that it does not depend on the order of the
 * numbers; deviations are taken from the mean in a second pass, which cancels nothing.
 */
final class Moments {

  private Moments() {}

  /** The sum. */
  static double sum(double[] numbers) {
    ExactSum sum = new ExactSum();
    for (double number : numbers) {
      sum.add(number);
    }
    return sum.rounded();
  }

  /** The mean of at least one number; of equal ones exactly that. */
  static double mean(double[] numbers) {
    double mean = sum(numbers) / numbers.length;
    ExactSum rest = new ExactSum();
    for (double number : numbers) {
      rest.add(number - mean);
    }
    return mean + rest.rounded() / numbers.length;
  }

  /** The sum of the squared deviations from the mean. */
  static double squares(double[] numbers) {
    return squares(numbers, mean(numbers));
  }

  /** The sum of the squared deviations from a mean. */
  static double squares(double[] numbers, double mean) {
    ExactSum sum = new ExactSum();
    for (double number : numbers) {
      double deviation = number - mean;
      sum.add(deviation * deviation);
    }
    return sum.rounded();
  }

  /** The sum of products of deviations from the means. */
  static double products(double[] xs, double[] ys) {
    double meanX = mean(xs);
    double meanY = mean(ys);
    ExactSum sum = new ExactSum();
    for (int i = 0; i < xs.length; i++) {
      sum.add((xs[i] - meanX) * (ys[i] - meanY));
    }
    return sum.rounded();
  }

  /** The variance of a sample; NaN of fewer than two numbers. */
  static double variance(double[] numbers) {
    return numbers.length < 2 ? Double.NaN : squares(numbers) / (numbers.length - 1);
  }

  /** The mean of a power of the deviations, measured in a unit. */
  static double standardized(double[] numbers, double mean, double unit, int power) {
    ExactSum sum = new ExactSum();
    for (double number : numbers) {
      double deviation = (number - mean) / unit;
      double square = deviation * deviation;
      sum.add(power == 3 ? square * deviation : square * square);
    }
    return sum.rounded() / numbers.length;
  }
}
