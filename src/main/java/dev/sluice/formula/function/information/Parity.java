package dev.sluice.formula.function.information;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.List;

/** Even and odd: numbers by their whole part, conditions by how many hold. */
public final class Parity {

  private Parity() {}

  /** True when the whole part is even. */
  public static boolean isEven(double number) {
    return !isOdd(number);
  }

  /** True when the whole part is odd. */
  public static boolean isOdd(double number) {
    double whole = Math.floor(Math.abs(number));
    return whole % 2 != 0;
  }

  /**
   * True when an odd count of conditions holds. Texts and blanks in cells count for nothing;
   * nothing else at all is {@code #VALUE!}.
   */
  public static CellValue exclusiveOr(List<Matrix> blocks) {
    boolean any = false;
    boolean odd = false;
    for (Matrix block : blocks) {
      for (int i = 0; i < block.size(); i++) {
        CellValue cell = block.at(i);
        if (cell instanceof CellValue.Error) {
          return cell;
        }
        Double number = Boxing.serial(cell);
        boolean isBool = cell instanceof CellValue.Bool;
        any |= isBool || number != null;
        odd ^= cell instanceof CellValue.Bool bool ? bool.value() : number != null && number != 0;
      }
    }
    return any ? CellValue.bool(odd) : CellValue.error(ExcelError.VALUE);
  }
}
