package dev.sluice.formula.function.array;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Sample;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What depends on the order of a sample, as MEDIAN, LARGE, PERCENTILE and their like define it. The
 * statistical functions of the same names could share them.
 */
final class Ranks {

  private Ranks() {}

  /** The middle number, or the mean of the two middle ones; {@code #NUM!} without any. */
  static double median(Sample sample) {
    return inclusive(sample, 0.5);
  }

  /**
   * The number that comes most often, the first one of several; {@code #N/A} where none repeats.
   */
  static double mode(Sample sample) {
    if (sample.error() != null) {
      return Outcome.of(sample.error());
    }
    Map<Double, Integer> counts = new HashMap<>();
    for (double number : sample.numbers()) {
      counts.merge(number + 0.0, 1, Integer::sum);
    }
    int most = 1;
    double mode = Outcome.of(ExcelError.NA);
    for (double number : sample.numbers()) {
      int count = counts.getOrDefault(number + 0.0, 0);
      if (count > most) {
        most = count;
        mode = number;
      }
    }
    return mode;
  }

  /** The k-th smallest number, k rounded up; {@code #NUM!} where there is none. */
  static double small(Sample sample, double k) {
    return at(sample, Math.ceil(k) - 1);
  }

  /** The k-th largest number, k rounded up; {@code #NUM!} where there is none. */
  static double large(Sample sample, double k) {
    return at(sample, sample.numbers().length - Math.ceil(k));
  }

  private static double at(Sample sample, double place) {
    if (sample.error() != null) {
      return Outcome.of(sample.error());
    }
    return place >= 0 && place < sample.numbers().length
        ? sorted(sample)[(int) place]
        : Outcome.of(ExcelError.NUM);
  }

  /** The percentile of a share from 0 to 1, both included. */
  static double inclusive(Sample sample, double share) {
    return share > 1 && sample.error() == null
        ? Outcome.of(ExcelError.NUM)
        : between(sample, share * (sample.numbers().length - 1));
  }

  /** The percentile of a share between 1/(n+1) and n/(n+1). */
  static double exclusive(Sample sample, double share) {
    return between(sample, share * (sample.numbers().length + 1) - 1);
  }

  /** The number at a place between two numbers, counted from 0. */
  private static double between(Sample sample, double place) {
    if (sample.error() != null) {
      return Outcome.of(sample.error());
    }
    int last = sample.numbers().length - 1;
    if (!(place >= 0 && place <= last)) {
      return Outcome.of(ExcelError.NUM);
    }
    double[] sorted = sorted(sample);
    int below = (int) place;
    double above = sorted[Math.min(last, below + 1)];
    return sorted[below] + (place - below) * (above - sorted[below]);
  }

  private static double[] sorted(Sample sample) {
    double[] sorted = sample.numbers().clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
