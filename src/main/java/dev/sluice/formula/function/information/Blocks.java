package dev.sluice.formula.function.information;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import org.apache.spark.unsafe.types.UTF8String;

/** The first cell of a block, and what a block is. */
public final class Blocks {

  private static final int ARRAY = 64;
  private static final int SPILL = 9;
  private static final int CALC = 14;

  private Blocks() {}

  /** The first cell as a number: TRUE is 1, a date its serial number, anything else 0. */
  public static double number(Matrix block) {
    CellValue cell = Boxing.first(block);
    if (cell instanceof CellValue.Error error) {
      return Outcome.of(error.error());
    } else if (cell instanceof CellValue.Bool bool) {
      return bool.value() ? 1 : 0;
    }
    Double number = Boxing.serial(cell);
    return number == null ? 0 : number;
  }

  /** The first cell when it is a text or an error, else an empty text. */
  public static CellValue text(Matrix block) {
    CellValue cell = Boxing.first(block);
    return cell instanceof CellValue.Text || cell instanceof CellValue.Error
        ? cell
        : CellValue.text("");
  }

  /** 64 for a block of several cells, else what its cell is. */
  public static double type(Matrix block) {
    CellValue cell = Boxing.first(block);
    if (block.size() > 1) {
      return ARRAY;
    } else if (cell instanceof CellValue.Text) {
      return 2;
    } else if (cell instanceof CellValue.Bool) {
      return 4;
    }
    return cell instanceof CellValue.Error ? 16 : 1;
  }

  /** The number of an error by its code. */
  public static double errorType(UTF8String code) {
    ExcelError error = ExcelError.of(code.toString()).orElse(ExcelError.VALUE);
    return switch (error) {
      case NULL, DIV0, VALUE, REF, NAME, NUM, NA -> error.ordinal() + 1;
      case SPILL -> SPILL;
      case CALC -> CALC;
    };
  }
}
