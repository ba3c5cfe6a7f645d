package dev.sluice.formula.function.array;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Rows or columns in the order of some of their cells; equal ones keep their order. */
public final class Sorting {

  private Sorting() {}

  /** Rows by their first cell. */
  public static Matrix sort(Matrix array) {
    return sort(array, Matrix.of(CellValue.blank()), Matrix.of(CellValue.blank()), false);
  }

  /** Rows by some columns. */
  public static Matrix sort(Matrix array, Matrix indexes, Matrix orders, boolean byColumn) {
    if (byColumn) {
      return sort(array.transposed(), indexes, orders, false).transposed();
    }
    if (orders.size() != 1 && orders.size() != indexes.size()) {
      return Matrix.of(ExcelError.VALUE);
    }
    Comparator<Integer> comparator = (left, right) -> 0;
    for (int at = 0; at < indexes.size(); at++) {
      double index = Whole.of(indexes.at(at), 1);
      double order = Whole.of(orders.at(orders.size() == 1 ? 0 : at), 1);
      if (Double.isNaN(index) || Double.isNaN(order)) {
        return Matrix.of(Outcome.error(Double.isNaN(index) ? index : order));
      }
      if (index < 1 || index > array.width() || Math.abs(order) != 1) {
        return Matrix.of(ExcelError.VALUE);
      }
      comparator = comparator.thenComparing(by(array.column((int) index - 1), order < 0));
    }
    return array.rows(sorted(array.height(), comparator));
  }

  /**
   * Rows by columns beside them, or columns by rows beside them.
   *
   * @param keys each a line of cells, and 1 or -1 for its direction
   */
  public static Matrix sortBy(Matrix array, List<Matrix> keys) {
    boolean down = keys.get(0).width() == 1 && keys.get(0).height() == array.height();
    int count = down ? array.height() : array.width();
    Comparator<Integer> comparator = (left, right) -> 0;
    for (int at = 0; at < keys.size(); at += 2) {
      Matrix line = keys.get(at);
      CellValue direction = at + 1 < keys.size() ? keys.get(at + 1).at(0) : CellValue.blank();
      double order = Whole.of(direction, 1);
      if (Double.isNaN(order)) {
        return Matrix.of(Outcome.error(order));
      }
      boolean fits = (down ? line.width() : line.height()) == 1 && line.size() == count;
      if (!fits || Math.abs(order) != 1) {
        return Matrix.of(ExcelError.VALUE);
      }
      comparator = comparator.thenComparing(by(line, order < 0));
    }
    int[] sorted = sorted(count, comparator);
    return down ? array.rows(sorted) : array.columns(sorted);
  }

  private static Comparator<Integer> by(Matrix line, boolean descending) {
    Comparator<CellValue> order = CellOrder.of(descending);
    return (left, right) -> order.compare(line.at(left), line.at(right));
  }

  private static int[] sorted(int count, Comparator<Integer> comparator) {
    return IntStream.range(0, count)
        .boxed()
        .sorted(comparator)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
