package dev.sluice.formula.function.statistical;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * What a regression is given: the ys, and the variables next to them, side by side when the ys are
 * a column and below each other when they are a row.
 *
 * @param sideBySide each column of the xs is a variable
 * @param several the variables are columns or rows, not all cells together one variable
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one call and is never compared
record Observations(double[] ys, double[][] variables, boolean sideBySide, boolean several) {

  /** An argument that was left out is one blank cell. */
  static boolean isOmitted(Matrix argument) {
    return argument.size() == 1 && argument.at(0) instanceof CellValue.Blank;
  }

  /** The error that the arguments have; null when they can be observations. */
  static @Nullable ExcelError fault(Matrix ys, Matrix xs) {
    for (Matrix argument : isOmitted(xs) ? new Matrix[] {ys} : new Matrix[] {ys, xs}) {
      CellValue.Error error = argument.firstError();
      if (error != null) {
        return error.error();
      } else if (numbers(argument) == null) {
        return ExcelError.VALUE;
      }
    }
    boolean fits =
        isOmitted(xs)
            || xs.size() == ys.size()
            || (ys.width() == 1 && xs.height() == ys.height())
            || (ys.height() == 1 && xs.width() == ys.width());
    return fits ? null : ExcelError.REF;
  }

  /** The observations of arguments without a fault; without xs these are 1, 2, 3 and so on. */
  static Observations of(Matrix ys, Matrix xs) {
    double[] given = found(ys);
    boolean sideBySide = ys.width() == 1;
    if (isOmitted(xs)) {
      double[] places = new double[given.length];
      for (int i = 0; i < places.length; i++) {
        places[i] = i + 1.0;
      }
      return new Observations(given, new double[][] {places}, sideBySide, false);
    } else if (xs.size() == ys.size()) {
      return new Observations(given, new double[][] {found(xs)}, sideBySide, false);
    }
    double[][] variables = new double[sideBySide ? xs.width() : xs.height()][];
    for (int j = 0; j < variables.length; j++) {
      variables[j] = found(sideBySide ? xs.column(j) : xs.row(j));
    }
    return new Observations(given, variables, sideBySide, true);
  }

  /** All cells as numbers. */
  static double[] found(Matrix matrix) {
    double[] numbers = numbers(matrix);
    if (numbers == null) {
      throw new IllegalArgumentException("a cell is no number");
    }
    return numbers;
  }

  /** All cells as numbers; null when one of them is none. */
  static double @Nullable [] numbers(Matrix matrix) {
    double[] numbers = new double[matrix.size()];
    for (int i = 0; i < numbers.length; i++) {
      Double number = Boxing.serial(matrix.at(i));
      if (number == null) {
        return null;
      }
      numbers[i] = number;
    }
    return numbers;
  }
}
