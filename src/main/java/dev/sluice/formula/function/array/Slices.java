package dev.sluice.formula.function.array;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.List;

/** Parts of a block, from its start or, with negative numbers, from its end. */
public final class Slices {

  private Slices() {}

  /**
   * The first rows and columns, or the last ones for negative counts; counts left out and counts
   * that are too large take all; 0 is {@code #CALC!}.
   */
  public static Matrix take(Matrix array, CellValue rows, CellValue columns) {
    double height = Whole.of(rows, array.height());
    double width = Whole.of(columns, array.width());
    if (Double.isNaN(height) || Double.isNaN(width)) {
      return Matrix.of(Outcome.error(Double.isNaN(height) ? height : width));
    }
    int[] down = taken(array.height(), height);
    int[] across = taken(array.width(), width);
    return part(array, down, across);
  }

  /**
   * What is left without the first rows and columns, or the last ones for negative counts; {@code
   * #CALC!} where nothing is.
   */
  public static Matrix drop(Matrix array, CellValue rows, CellValue columns) {
    double height = Whole.of(rows, 0);
    double width = Whole.of(columns, 0);
    if (Double.isNaN(height) || Double.isNaN(width)) {
      return Matrix.of(Outcome.error(Double.isNaN(height) ? height : width));
    }
    // To drop from the start is to take the rest from the end.
    int[] down = taken(array.height(), left(array.height(), height));
    int[] across = taken(array.width(), left(array.width(), width));
    return part(array, down, across);
  }

  private static double left(int size, double dropped) {
    double left = Math.max(0, size - Math.abs(dropped));
    return dropped < 0 ? left : -left;
  }

  /** From which place to which a count takes. */
  private static int[] taken(int size, double count) {
    int most = (int) Math.min(size, Math.abs(count));
    return count < 0 ? new int[] {size - most, size} : new int[] {0, most};
  }

  private static Matrix part(Matrix array, int[] down, int[] across) {
    return down[0] == down[1] || across[0] == across[1]
        ? Matrix.of(ExcelError.CALC)
        : array.part(down[0], down[1], across[0], across[1]);
  }

  /** Some columns by number; negative numbers count from the end. */
  public static Matrix chooseColumns(Matrix array, List<Matrix> numbers) {
    double fault = fault(array.width(), numbers);
    return Double.isNaN(fault)
        ? Matrix.of(Outcome.error(fault))
        : array.columns(places(array.width(), numbers));
  }

  /** Some rows by number; negative numbers count from the end. */
  public static Matrix chooseRows(Matrix array, List<Matrix> numbers) {
    double fault = fault(array.height(), numbers);
    return Double.isNaN(fault)
        ? Matrix.of(Outcome.error(fault))
        : array.rows(places(array.height(), numbers));
  }

  /** The first error among numbers, one that is no place being {@code #VALUE!}; else 0. */
  private static double fault(int size, List<Matrix> numbers) {
    for (Matrix block : numbers) {
      for (int at = 0; at < block.size(); at++) {
        double number = Whole.of(block.at(at), 0);
        if (Double.isNaN(number)) {
          return number;
        }
        if (number == 0 || Math.abs(number) > size) {
          return Outcome.of(ExcelError.VALUE);
        }
      }
    }
    return 0;
  }

  private static int[] places(int size, List<Matrix> numbers) {
    return numbers.stream()
        .flatMap(block -> block.values().stream())
        .mapToInt(cell -> (int) Whole.of(cell, 0))
        .map(number -> number < 0 ? size + number : number - 1)
        .toArray();
  }
}
