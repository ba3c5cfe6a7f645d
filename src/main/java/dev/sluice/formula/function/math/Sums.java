package dev.sluice.formula.function.math;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.runtime.TextNumbers;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import dev.sluice.formula.value.Sample;
import java.util.function.DoubleBinaryOperator;
import org.apache.spark.unsafe.types.UTF8String;

/** Products, sums of squares and of pairs. */
public final class Sums {

  private Sums() {}

  /** The product of all numbers; 0 when there are none. */
  public static double product(Sample sample) {
    double product = sample.numbers().length == 0 ? 0 : 1;
    for (double number : sample.numbers()) {
      product *= number;
    }
    return product;
  }

  /** The sum of the squares of all numbers. */
  public static double ofSquares(Sample sample) {
    double sum = 0;
    for (double number : sample.numbers()) {
      sum += number * number;
    }
    return sum;
  }

  /** The sum of some numbers divided by the sum of all; {@code #DIV/0!} when that is 0. */
  public static double share(Sample some, Sample all) {
    double whole = sum(all);
    return whole == 0 ? Outcome.of(ExcelError.DIV0) : sum(some) / whole;
  }

  /** The sum of the differences of squares of pairs. */
  public static double ofDifferencesOfSquares(Matrix left, Matrix right) {
    return ofPairs(left, right, (x, y) -> x * x - y * y);
  }

  /** The sum of the sums of squares of pairs. */
  public static double ofSumsOfSquares(Matrix left, Matrix right) {
    return ofPairs(left, right, (x, y) -> x * x + y * y);
  }

  /** The sum of the squares of differences of pairs. */
  public static double ofSquaresOfDifferences(Matrix left, Matrix right) {
    return ofPairs(left, right, (x, y) -> (x - y) * (x - y));
  }

  /**
   * A polynomial: the sum of coefficients times powers of a number, where the exponents grow by a
   * step. A coefficient that is no number is {@code #VALUE!}.
   */
  public static double ofPowers(double base, double first, double step, Matrix coefficients) {
    double sum = 0;
    for (int i = 0; i < coefficients.size(); i++) {
      double coefficient = coefficient(coefficients.at(i));
      double power = Powers.power(base, first + i * step);
      if (Double.isNaN(coefficient) || Double.isNaN(power)) {
        return Double.isNaN(coefficient) ? coefficient : Outcome.of(ExcelError.NUM);
      }
      sum += coefficient * power;
    }
    return sum;
  }

  private static double coefficient(CellValue cell) {
    if (cell instanceof CellValue.Error error) {
      return Outcome.of(error.error());
    }
    if (cell instanceof CellValue.Blank) {
      return 0;
    }
    Double number =
        cell instanceof CellValue.Text text
            ? TextNumbers.number(UTF8String.fromString(text.value()))
            : Boxing.serial(cell);
    return number == null ? Outcome.of(ExcelError.VALUE) : number;
  }

  private static double sum(Sample sample) {
    double sum = 0;
    for (double number : sample.numbers()) {
      sum += number;
    }
    return sum;
  }

  /**
   * Pairs by their place; those where one is no number are left out. Arguments of different size
   * are {@code #N/A}, no pair at all is {@code #DIV/0!}.
   */
  private static double ofPairs(Matrix left, Matrix right, DoubleBinaryOperator term) {
    if (left.size() != right.size()) {
      return Outcome.of(ExcelError.NA);
    }
    for (Matrix side : new Matrix[] {left, right}) {
      CellValue.Error error = side.firstError();
      if (error != null) {
        return Outcome.of(error.error());
      }
    }
    double sum = 0;
    boolean any = false;
    for (int i = 0; i < left.size(); i++) {
      Double x = Boxing.serial(left.at(i));
      Double y = Boxing.serial(right.at(i));
      if (x != null && y != null) {
        sum += term.applyAsDouble(x, y);
        any = true;
      }
    }
    return any ? sum : Outcome.of(ExcelError.DIV0);
  }
}
