package dev.sluice.formula.function.statistical;

import dev.sluice.formula.runtime.ExactSum;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import dev.sluice.formula.value.Sample;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the middle of a sample lies, and its ends. */
public final class Centres {

  private Centres() {}

  /** The mean; {@code #DIV/0!} without a number. */
  public static double mean(Sample sample) {
    double[] numbers = sample.numbers();
    return numbers.length == 0 ? Failure.DIV0 : Moments.mean(numbers);
  }

  /** The largest number; 0 without any. */
  public static double largest(Sample sample) {
    return sample.numbers().length == 0 ? 0 : Arrays.stream(sample.numbers()).max().orElseThrow();
  }

  /** The smallest number; 0 without any. */
  public static double smallest(Sample sample) {
    return sample.numbers().length == 0 ? 0 : Arrays.stream(sample.numbers()).min().orElseThrow();
  }

  /** The geometric mean of positive numbers; else {@code #NUM!}. */
  public static double geometricMean(Sample sample) {
    double[] numbers = sample.numbers();
    if (!arePositive(numbers)) {
      return Failure.NUM;
    }
    ExactSum logarithms = new ExactSum();
    for (double number : numbers) {
      logarithms.add(Math.log(number));
    }
    return Math.exp(logarithms.rounded() / numbers.length);
  }

  /** The harmonic mean of positive numbers; else {@code #NUM!}, of none {@code #N/A}. */
  public static double harmonicMean(Sample sample) {
    double[] numbers = sample.numbers();
    if (numbers.length == 0) {
      return Failure.NA;
    } else if (!arePositive(numbers)) {
      return Failure.NUM;
    }
    ExactSum reciprocals = new ExactSum();
    for (double number : numbers) {
      reciprocals.add(1 / number);
    }
    return numbers.length / reciprocals.rounded();
  }

  private static boolean arePositive(double[] numbers) {
    for (double number : numbers) {
      if (number <= 0) {
        return false;
      }
    }
    return numbers.length > 0;
  }

  /** The middle number, or the mean of both; {@code #NUM!} without any. */
  public static double median(Sample sample) {
    return Ranks.percentile(sample, 0.5);
  }

  /**
   * The mean without a share of the numbers, half of them at each end. Their count is rounded down
   * to an even one; a share outside of 0 to below 1 is {@code #NUM!}.
   */
  public static double trimmedMean(Sample sample, double share) {
    double[] sorted = Ranks.sorted(sample);
    if (share < 0 || share >= 1 || sorted.length == 0) {
      return Failure.NUM;
    }
    int cut = (int) (sorted.length * share) / 2;
    return Moments.mean(Arrays.copyOfRange(sorted, cut, sorted.length - cut));
  }

  /** The number that comes most often, of several the first; {@code #N/A} when none comes twice. */
  public static double mode(Sample sample) {
    Map<Double, Integer> counts = counts(sample);
    double mode = Failure.NA;
    int most = 1;
    for (Map.Entry<Double, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > most) {
        most = entry.getValue();
        mode = entry.getKey();
      }
    }
    return mode;
  }

  /** All numbers that come most often, as a column in the order of the sample. */
  public static Matrix modes(Sample sample) {
    Map<Double, Integer> counts = counts(sample);
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    return most == 1
        ? Matrix.of(ExcelError.NA)
        : Matrix.ofColumn(
            counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(entry -> CellValue.number(entry.getKey()))
                .toList());
  }

  private static Map<Double, Integer> counts(Sample sample) {
    Map<Double, Integer> counts = new LinkedHashMap<>();
    for (double number : sample.numbers()) {
      counts.merge(number + 0.0, 1, Integer::sum);
    }
    return counts;
  }
}
