package dev.sluice.formula.function.array;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.ExactSum;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.List;

/** Sums of products. */
public final class Products {

  private Products() {}

  /**
   * The sum of the products of the cells at the same place. What is no number counts as 0; blocks
   * that differ in shape are {@code #VALUE!}.
   */
  public static double sumOfProducts(List<Matrix> blocks) {
    Matrix first = blocks.get(0);
    for (Matrix block : blocks) {
      if (!block.sameShape(first)) {
        return Outcome.of(ExcelError.VALUE);
      }
    }
    for (Matrix block : blocks) {
      CellValue.Error error = block.firstError();
      if (error != null) {
        return Outcome.of(error.error());
      }
    }
    ExactSum sum = new ExactSum();
    for (int at = 0; at < first.size(); at++) {
      double product = 1;
      for (Matrix block : blocks) {
        Double number = Boxing.serial(block.at(at));
        product *= number == null ? 0 : number;
      }
      sum.add(product);
    }
    return sum.rounded();
  }
}
