package dev.sluice.formula.function.math;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import org.jspecify.annotations.Nullable;

/** Matrices of numbers. A blank, text or boolean in one is {@code #VALUE!}. */
public final class Matrices {

  private static final int LARGEST = 16_384;

  private Matrices() {}

  /** The product; {@code #VALUE!} unless the left one has as many columns as the right one rows. */
  public static Matrix product(Matrix left, Matrix right) {
    ExcelError fault = fault(left, right);
    if (fault != null) {
      return Matrix.of(fault);
    }
    if (left.width() != right.height()) {
      return Matrix.of(ExcelError.VALUE);
    }
    double[][] rows = numbers(left, 0);
    double[][] columns = numbers(right.transposed(), 0);
    return Matrix.of(
        left.height(),
        right.width(),
        (row, column) -> {
          double sum = 0;
          for (int i = 0; i < rows[row].length; i++) {
            sum += rows[row][i] * columns[column][i];
          }
          return cell(sum);
        });
  }

  /** The determinant; {@code #VALUE!} unless there are as many rows as columns. */
  public static double determinant(Matrix matrix) {
    ExcelError fault = fault(matrix);
    if (fault != null || matrix.height() != matrix.width()) {
      return Outcome.of(fault == null ? ExcelError.VALUE : fault);
    }
    return eliminated(numbers(matrix, 0));
  }

  /** The inverse; {@code #NUM!} when there is none. */
  public static Matrix inverse(Matrix matrix) {
    ExcelError fault = fault(matrix);
    if (fault != null || matrix.height() != matrix.width()) {
      return Matrix.of(fault == null ? ExcelError.VALUE : fault);
    }
    int size = matrix.height();
    double[][] rows = numbers(matrix, size);
    if (eliminated(rows) == 0) {
      return Matrix.of(ExcelError.NUM);
    }
    for (int pivot = size - 1; pivot >= 0; pivot--) {
      for (int column = size; column < 2 * size; column++) {
        for (int below = pivot + 1; below < size; below++) {
          rows[pivot][column] -= rows[pivot][below] * rows[below][column];
        }
        rows[pivot][column] /= rows[pivot][pivot];
      }
    }
    return Matrix.of(size, size, (row, column) -> cell(rows[row][size + column]));
  }

  /** The matrix with ones in its diagonal; {@code #VALUE!} below a size of 1. */
  public static Matrix unit(double size) {
    double whole = Doubles.truncated(size);
    if (!(whole >= 1 && whole <= LARGEST)) {
      return Matrix.of(ExcelError.VALUE);
    }
    CellValue zero = CellValue.number(0);
    CellValue one = CellValue.number(1);
    return Matrix.of((int) whole, (int) whole, (row, column) -> row == column ? one : zero);
  }

  /** Gaussian elimination with the largest pivot of each column; gives the determinant. */
  private static double eliminated(double[][] rows) {
    double determinant = 1;
    for (int pivot = 0; pivot < rows.length; pivot++) {
      int largest = pivot;
      for (int row = pivot + 1; row < rows.length; row++) {
        if (Math.abs(rows[row][pivot]) > Math.abs(rows[largest][pivot])) {
          largest = row;
        }
      }
      double[] chosen = rows[largest];
      if (chosen[pivot] == 0) {
        return 0;
      }
      rows[largest] = rows[pivot];
      rows[pivot] = chosen;
      determinant *= largest == pivot ? chosen[pivot] : -chosen[pivot];
      for (int row = pivot + 1; row < rows.length; row++) {
        double factor = rows[row][pivot] / chosen[pivot];
        for (int column = pivot; column < chosen.length && factor != 0; column++) {
          rows[row][column] -= factor * chosen[column];
        }
      }
    }
    return determinant;
  }

  /** The numbers, and a unit matrix at their right. */
  private static double[][] numbers(Matrix matrix, int unit) {
    double[][] rows = new double[matrix.height()][matrix.width() + unit];
    for (int row = 0; row < matrix.height(); row++) {
      for (int column = 0; column < matrix.width(); column++) {
        rows[row][column] = number(matrix.at(row, column));
      }
      if (unit > 0) {
        rows[row][matrix.width() + row] = 1;
      }
    }
    return rows;
  }

  private static @Nullable ExcelError fault(Matrix... matrices) {
    for (Matrix matrix : matrices) {
      CellValue.Error error = matrix.firstError();
      if (error != null) {
        return error.error();
      }
    }
    for (Matrix matrix : matrices) {
      for (CellValue cell : matrix.values()) {
        if (Boxing.serial(cell) == null) {
          return ExcelError.VALUE;
        }
      }
    }
    return null;
  }

  private static double number(CellValue cell) {
    Double number = Boxing.serial(cell);
    return number == null ? Double.NaN : number;
  }

  private static CellValue cell(double number) {
    return Double.isFinite(number)
        ? CellValue.number(number + 0.0)
        : CellValue.error(ExcelError.NUM);
  }
}
