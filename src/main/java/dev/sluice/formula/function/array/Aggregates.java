package dev.sluice.formula.function.array;

import dev.sluice.formula.function.criteria.Tally;
import dev.sluice.formula.function.criteria.Totals;
import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import dev.sluice.formula.value.Sample;
import java.util.List;

/** Aggregates that a number names. Tables of jobs have no hidden rows and no nested totals. */
public final class Aggregates {

  private static final int FROM_VISIBLE = 100;
  private static final int LAST_OF_SUBTOTAL = 11;
  private static final int LAST_WITHOUT_RANK = 13;
  private static final int LAST = 19;
  private static final int LAST_OPTION = 7;

  private Aggregates() {}

  /**
   * The aggregate of a number from 1 to 11, or from 101 to 111, over all blocks; any other number
   * is {@code #VALUE!}.
   */
  public static double subtotal(double number, List<Matrix> blocks) {
    int which = ofSubtotal(number);
    return which == 0 ? Outcome.of(ExcelError.VALUE) : total(which, tally(blocks, false));
  }

  /** The aggregate that a number of SUBTOTAL means, 1 to 11; 0 when there is none. */
  static int ofSubtotal(double number) {
    double whole = Doubles.truncated(number);
    double which = whole > FROM_VISIBLE ? whole - FROM_VISIBLE : whole;
    return which >= 1 && which <= LAST_OF_SUBTOTAL ? (int) which : 0;
  }

  /**
   * The aggregate of a number from 1 to 19. Those from 14 on take one block and a rank or share.
   *
   * @param option from 0 to 7; 2, 3, 6 and 7 leave errors out
   */
  public static double aggregate(double number, double option, List<Matrix> blocks) {
    double which = Doubles.truncated(number);
    if (!(which >= 1 && which <= LAST) || !isOption(option)) {
      return Outcome.of(ExcelError.VALUE);
    }
    boolean ignoresErrors = ignoresErrors(option);
    if (which <= LAST_WITHOUT_RANK) {
      return total((int) which, tally(blocks, ignoresErrors));
    }
    if (blocks.size() != 2) {
      return Outcome.of(ExcelError.VALUE);
    }
    Matrix rank = blocks.get(1);
    double k = rank.size() == 1 ? Whole.number(rank.at(0), 0) : Outcome.of(ExcelError.VALUE);
    return Double.isNaN(k)
        ? k
        : ranked((int) which, tally(blocks.subList(0, 1), ignoresErrors).sample(), k);
  }

  /** True for the options that AGGREGATE has. */
  static boolean isOption(double option) {
    double whole = Doubles.truncated(option);
    return whole >= 0 && whole <= LAST_OPTION;
  }

  /** True for the options of AGGREGATE that leave errors out. */
  static boolean ignoresErrors(double option) {
    int whole = (int) option % 4;
    return whole == 2 || whole == 3;
  }

  private static Tally tally(List<Matrix> blocks, boolean ignoresErrors) {
    Tally tally = new Tally(ignoresErrors);
    blocks.forEach(tally::addAll);
    return tally;
  }

  private static double total(int which, Tally tally) {
    Sample sample = tally.sample();
    return switch (which) {
      case 1 -> Totals.average(sample);
      case 2 -> tally.count();
      case 3 -> tally.filled();
      case 4 -> Totals.largest(sample);
      case 5 -> Totals.smallest(sample);
      case 6 -> Totals.product(sample);
      case 7 -> Totals.deviation(sample);
      case 8 -> Totals.populationDeviation(sample);
      case 9 -> Totals.sum(sample);
      case 10 -> Totals.variance(sample);
      case 11 -> Totals.populationVariance(sample);
      case 12 -> Ranks.median(sample);
      default -> Ranks.mode(sample);
    };
  }

  private static double ranked(int which, Sample sample, double k) {
    double quarter = Doubles.truncated(k) / 4;
    return switch (which) {
      case 14 -> Ranks.large(sample, k);
      case 15 -> Ranks.small(sample, k);
      case 16 -> Ranks.inclusive(sample, k);
      case 17 -> Ranks.inclusive(sample, quarter);
      case 18 -> Ranks.exclusive(sample, k);
      default -> Ranks.exclusive(sample, quarter);
    };
  }
}
