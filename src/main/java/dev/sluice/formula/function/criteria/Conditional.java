package dev.sluice.formula.function.criteria;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import dev.sluice.formula.value.Sample;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Totals of the cells whose places meet criteria. An error counts only where it would be totalled.
 * Pairs are a range and a block of one cell, the criterion; ranges that differ in shape are {@code
 * #VALUE!}, and so is a criterion of more than 255 characters.
 */
public final class Conditional {

  private static final int LONGEST_CRITERION = 255;

  private Conditional() {}

  /** How many cells meet a criterion. */
  public static double countIf(Matrix range, CellValue criterion) {
    return countIfs(List.of(range, Matrix.of(criterion)));
  }

  /** How many places meet all criteria. */
  public static double countIfs(List<Matrix> pairs) {
    boolean[] met = met(pairs.get(0), pairs);
    if (met == null) {
      return Outcome.of(ExcelError.VALUE);
    }
    int count = 0;
    for (boolean is : met) {
      count += is ? 1 : 0;
    }
    return count;
  }

  /** How many cells are blank or hold a text without characters. */
  public static double countBlank(Matrix range) {
    int count = 0;
    for (int at = 0; at < range.size(); at++) {
      CellValue cell = range.at(at);
      boolean empty = cell instanceof CellValue.Text text && text.value().isEmpty();
      count += empty || cell instanceof CellValue.Blank ? 1 : 0;
    }
    return count;
  }

  /** The sum of the cells that meet a criterion. */
  public static double sumIf(Matrix range, CellValue criterion) {
    return sumIf(range, criterion, range);
  }

  /** The sum of other cells than those that are tested, in an area of the same size. */
  public static double sumIf(Matrix range, CellValue criterion, Matrix summed) {
    return anchored(range, criterion, summed, Totals::sum);
  }

  /** The sum of the places that meet all criteria. */
  public static double sumIfs(Matrix summed, List<Matrix> pairs) {
    return total(summed, pairs, Totals::sum);
  }

  /** The mean of the cells that meet a criterion; {@code #DIV/0!} without any number. */
  public static double averageIf(Matrix range, CellValue criterion) {
    return averageIf(range, criterion, range);
  }

  /** The mean of other cells than those that are tested, in an area of the same size. */
  public static double averageIf(Matrix range, CellValue criterion, Matrix averaged) {
    return anchored(range, criterion, averaged, Totals::average);
  }

  /** The mean of the places that meet all criteria; {@code #DIV/0!} without any number. */
  public static double averageIfs(Matrix averaged, List<Matrix> pairs) {
    return total(averaged, pairs, Totals::average);
  }

  /** The smallest number of the places that meet all criteria; 0 without any. */
  public static double minIfs(Matrix range, List<Matrix> pairs) {
    return total(range, pairs, Totals::smallest);
  }

  /** The largest number of the places that meet all criteria; 0 without any. */
  public static double maxIfs(Matrix range, List<Matrix> pairs) {
    return total(range, pairs, Totals::largest);
  }

  /** The totalled area starts at its first cell and is as large as the range, whatever was said. */
  private static double anchored(
      Matrix range, CellValue criterion, Matrix totalled, ToDoubleFunction<Sample> total) {
    Matrix area =
        totalled.sameShape(range)
            ? totalled
            : Matrix.of(
                range.height(),
                range.width(),
                (row, column) ->
                    row < totalled.height() && column < totalled.width()
                        ? totalled.at(row, column)
                        : CellValue.blank());
    return total(area, List.of(range, Matrix.of(criterion)), total);
  }

  private static double total(Matrix area, List<Matrix> pairs, ToDoubleFunction<Sample> total) {
    boolean[] met = met(area, pairs);
    if (met == null) {
      return Outcome.of(ExcelError.VALUE);
    }
    Tally tally = new Tally(false);
    for (int at = 0; at < met.length; at++) {
      if (met[at]) {
        tally.add(area.at(at));
      }
    }
    return total.applyAsDouble(tally.sample());
  }

  /** The places that meet all criteria; null when that cannot be asked. */
  private static boolean @Nullable [] met(Matrix area, List<Matrix> pairs) {
    boolean[] met = new boolean[area.size()];
    for (int pair = 0; pair < pairs.size(); pair += 2) {
      Matrix range = pairs.get(pair);
      if (pair + 1 == pairs.size() || !range.sameShape(area)) {
        return null;
      }
      CellValue written = pairs.get(pair + 1).at(0);
      if (written instanceof CellValue.Text text && text.value().length() > LONGEST_CRITERION) {
        return null;
      }
      Criterion criterion = Criterion.of(written);
      for (int at = 0; at < met.length; at++) {
        met[at] = (pair == 0 || met[at]) && criterion.matches(range.at(at));
      }
    }
    return met;
  }
}
