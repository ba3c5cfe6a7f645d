package dev.sluice.formula.function.array;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.runtime.TextNumbers;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Arguments that say how many or which, when leaving them out means something else than 0. A blank
 * counts as left out. Errors are doubles that {@link Outcome} reads.
 */
final class Whole {

  private Whole() {}

  /** The number of an argument without its fraction. */
  static double of(CellValue argument, double missing) {
    double number = number(argument, missing);
    return Double.isNaN(number) ? number : Doubles.truncated(number);
  }

  /** The number of an argument: texts are read, TRUE is 1. */
  static double number(CellValue argument, double missing) {
    if (argument instanceof CellValue.Blank) {
      return missing;
    } else if (argument instanceof CellValue.Error error) {
      return Outcome.of(error.error());
    } else if (argument instanceof CellValue.Bool bool) {
      return bool.value() ? 1 : 0;
    }
    Double number =
        argument instanceof CellValue.Text text
            ? TextNumbers.number(UTF8String.fromString(text.value()))
            : Boxing.serial(argument);
    return number == null ? Outcome.of(ExcelError.VALUE) : number;
  }
}
