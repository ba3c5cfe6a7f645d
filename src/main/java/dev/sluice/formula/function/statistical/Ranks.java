package dev.sluice.formula.function.statistical;

import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.value.Matrix;
import dev.sluice.formula.value.Sample;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Places in a sample that is sorted. */
public final class Ranks {

  private static final double DIGITS = 3;
  private static final double WHOLE = 1e-12;

  private Ranks() {}

  /** The k-th largest number; a fraction of k is rounded up. Outside of the sample #NUM!. */
  public static double largest(Sample sample, double k) {
    double[] sorted = sorted(sample);
    double place = Math.ceil(k);
    return k < 1 || place > sorted.length ? Failure.NUM : sorted[sorted.length - (int) place];
  }

  /** The k-th smallest number; a fraction of k is rounded down. Outside of the sample #NUM!. */
  public static double smallest(Sample sample, double k) {
    double[] sorted = sorted(sample);
    double place = Math.floor(k);
    return place < 1 || place > sorted.length ? Failure.NUM : sorted[(int) place - 1];
  }

  /** The number below which a share of the sample lies, its ends at 0 and 1; else #NUM!. */
  public static double percentile(Sample sample, double share) {
    double[] sorted = sorted(sample);
    return sorted.length == 0 || share < 0 || share > 1
        ? Failure.NUM
        : between(sorted, share * (sorted.length - 1));
  }

  /** The same with the ends of the sample at 1/(n+1) and n/(n+1); beyond them #NUM!. */
  public static double percentileWithin(Sample sample, double share) {
    double[] sorted = sorted(sample);
    double place = snapped(share * (sorted.length + 1));
    return sorted.length == 0 || place < 1 || place > sorted.length
        ? Failure.NUM
        : between(sorted, place - 1);
  }

  /** The quartile from 0, the smallest number, to 4, the largest; beyond them #NUM!. */
  public static double quartile(Sample sample, double quarters) {
    return percentile(sample, Doubles.truncated(quarters) / 4);
  }

  /** The quartile from 1 to 3 as {@link #percentileWithin}; others are #NUM!. */
  public static double quartileWithin(Sample sample, double quarters) {
    return percentileWithin(sample, Doubles.truncated(quarters) / 4);
  }

  /** A share such as 1/49 of 49 is not quite 1. */
  private static double snapped(double place) {
    double whole = Math.rint(place);
    return Math.abs(place - whole) < WHOLE ? whole : place;
  }

  private static double between(double[] sorted, double place) {
    int index = (int) place;
    double share = place - index;
    return share == 0 ? sorted[index] : sorted[index] + share * (sorted[index + 1] - sorted[index]);
  }

  /** The place of a number from the largest down; #N/A when it is not in the sample. */
  public static double rank(double number, Sample sample) {
    return rank(number, sample, false);
  }

  /** The place of a number in a descending or ascending order, of equal ones the first. */
  public static double rank(double number, Sample sample, boolean ascending) {
    int smaller = 0;
    int equal = 0;
    for (double other : sample.numbers()) {
      smaller += other < number ? 1 : 0;
      equal += other == number ? 1 : 0;
    }
    int before = ascending ? smaller : sample.numbers().length - smaller - equal;
    return equal == 0 ? Failure.NA : before + 1;
  }

  /** The same, of equal numbers the mean of their places. */
  public static double meanRank(double number, Sample sample) {
    return meanRank(number, sample, false);
  }

  /** The mean place in a descending or ascending order. */
  public static double meanRank(double number, Sample sample, boolean ascending) {
    double equal = Arrays.stream(sample.numbers()).filter(other -> other == number).count();
    return rank(number, sample, ascending) + (equal - 1) / 2;
  }

  /** The share of the sample below a number, cut to three digits. */
  public static double percentRank(Sample sample, double number) {
    return percentRank(sample, number, DIGITS);
  }

  /** The share of the sample below a number, its ends at 0 and 1, cut to some digits. */
  public static double percentRank(Sample sample, double number, double digits) {
    double[] sorted = sorted(sample);
    return share(sorted, number, digits, 0, Math.max(1, sorted.length - 1));
  }

  /** The same with the ends at 1/(n+1) and n/(n+1), cut to three digits. */
  public static double percentRankWithin(Sample sample, double number) {
    return percentRankWithin(sample, number, DIGITS);
  }

  /** The same, cut to some digits. */
  public static double percentRankWithin(Sample sample, double number, double digits) {
    double[] sorted = sorted(sample);
    return share(sorted, number, digits, 1, sorted.length + 1);
  }

  private static double share(double[] sorted, double number, double digits, int first, int whole) {
    int size = sorted.length;
    if (size == 0 || digits < 1) {
      return Failure.NUM;
    } else if (number < sorted[0] || number > sorted[size - 1]) {
      return Failure.NA;
    } else if (size == 1 && first == 0) {
      return 1;
    }
    int above = 0;
    while (sorted[above] < number) {
      above++;
    }
    double place = above;
    if (sorted[above] != number) {
      double below = sorted[above - 1];
      place = above - 1 + (number - below) / (sorted[above] - below);
    }
    Double cut = Doubles.roundDown((place + first) / whole, Math.floor(digits));
    return cut == null ? Failure.NUM : cut;
  }

  /**
   * How many numbers lie in each class up to its bound, in the order in which the bounds are given,
   * and at last how many lie above all of them. Of equal bounds the first counts all.
   */
  public static Matrix frequencies(Sample sample, Sample bounds) {
    double[] sorted = sorted(sample);
    double[] ordered = sorted(bounds);
    double[][] counts = new double[ordered.length + 1][1];
    Set<Double> seen = new HashSet<>();
    for (int i = 0; i < ordered.length; i++) {
      double bound = bounds.numbers()[i];
      int place = firstAtLeast(ordered, bound);
      boolean isRepeated = !seen.add(bound + 0.0);
      int from = place == 0 ? 0 : countUpTo(sorted, ordered[place - 1]);
      counts[i][0] = isRepeated ? 0 : countUpTo(sorted, bound) - from;
    }
    counts[ordered.length][0] =
        ordered.length == 0
            ? sorted.length
            : sorted.length - countUpTo(sorted, ordered[ordered.length - 1]);
    return Matrix.ofNumbers(counts);
  }

  private static int firstAtLeast(double[] sorted, double number) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int countUpTo(double[] sorted, double bound) {
    return firstAtLeast(sorted, Math.nextUp(bound));
  }

  /** The numbers from the smallest on. */
  static double[] sorted(Sample sample) {
    double[] sorted = sample.numbers().clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
