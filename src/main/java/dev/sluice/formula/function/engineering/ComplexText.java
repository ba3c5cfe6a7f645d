package dev.sluice.formula.function.engineering;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.runtime.Texts;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A complex number as a cell holds it: a text such as 3+4i, or a number.
 *
 * @param number its value
 * @param suffix i or j; {@link #NO_SUFFIX} for a real number
 * @param fault a NaN that stands for an error when the cell holds no complex number, else 0
 */
record ComplexText(ComplexNumber number, char suffix, double fault) {

  static final char NO_SUFFIX = 0;

  private static final String DIGITS = "(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?";
  private static final Pattern FORM =
      Pattern.compile("([+-]?" + DIGITS + ")?([+-](?:" + DIGITS + ")?)?([ij])?");

  /** Reads a cell: a blank is 0, a boolean {@code #VALUE!}, another text {@code #NUM!}. */
  static ComplexText of(CellValue cell) {
    if (cell instanceof CellValue.Error error) {
      return failed(error.error());
    }
    if (cell instanceof CellValue.Blank) {
      return new ComplexText(ComplexNumber.ZERO, NO_SUFFIX, 0);
    }
    if (cell instanceof CellValue.Text text) {
      return read(text.value());
    }
    Double real = Boxing.serial(cell);
    return real == null
        ? failed(ExcelError.VALUE)
        : new ComplexText(new ComplexNumber(real, 0), NO_SUFFIX, 0);
  }

  boolean isSound() {
    return fault == 0;
  }

  /** The error as a cell. */
  CellValue error() {
    return CellValue.error(Outcome.error(fault));
  }

  /** A number as a text of up to 15 digits a part; {@code #NUM!} for one that is not finite. */
  static CellValue cell(ComplexNumber number, char suffix) {
    if (!number.isFinite()) {
      return CellValue.error(ExcelError.NUM);
    }
    String real = number.real() == 0 ? "" : Texts.ofNumber(number.real()).toString();
    if (number.imaginary() == 0) {
      return CellValue.text(real.isEmpty() ? "0" : real);
    }
    String imaginary = Texts.ofNumber(number.imaginary()).toString();
    String factor = imaginary.equals("1") ? "" : imaginary.equals("-1") ? "-" : imaginary;
    String sign = real.isEmpty() || number.imaginary() < 0 ? "" : "+";
    return CellValue.text(real + sign + factor + (suffix == NO_SUFFIX ? 'i' : suffix));
  }

  private static ComplexText read(String text) {
    Matcher parts = FORM.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      return failed(ExcelError.NUM);
    }
    String first = parts.group(1);
    String second = parts.group(2);
    if (parts.group(3) == null) {
      return first == null || second != null
          ? failed(ExcelError.NUM)
          : new ComplexText(new ComplexNumber(Double.parseDouble(first), 0), NO_SUFFIX, 0);
    }
    // With one part only, it is the imaginary one.
    double real = first == null || second == null ? 0 : Double.parseDouble(first);
    String factor = second != null ? second : first != null ? first : "+";
    double imaginary =
        factor.length() == 1 && !Character.isDigit(factor.charAt(0))
            ? factor.equals("-") ? -1 : 1
            : Double.parseDouble(factor);
    return new ComplexText(new ComplexNumber(real, imaginary), parts.group(3).charAt(0), 0);
  }

  private static ComplexText failed(ExcelError error) {
    return new ComplexText(ComplexNumber.ZERO, NO_SUFFIX, Outcome.of(error));
  }
}
