package dev.sluice.formula.function.text;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Texts;
import dev.sluice.formula.value.CellValue;
import org.apache.spark.sql.types.Decimal;

/** Cells as texts. */
final class CellTexts {

  /** A cell holds no longer text. */
  static final int LONGEST = 32_767;

  private CellTexts() {}

  /** A cell as {@code &} joins it; an error as its code. */
  static String of(CellValue cell) {
    if (cell instanceof CellValue.Text text) {
      return text.value();
    } else if (cell instanceof CellValue.Bool bool) {
      return bool.value() ? "TRUE" : "FALSE";
    } else if (cell instanceof CellValue.Error error) {
      return error.error().code();
    } else if (cell instanceof CellValue.Exact exact) {
      return Texts.ofDecimal(Decimal.apply(exact.value())).toString();
    }
    Double number = Boxing.serial(cell);
    return number == null ? "" : Texts.ofNumber(number).toString();
  }
}
