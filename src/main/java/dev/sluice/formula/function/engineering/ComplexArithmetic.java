package dev.sluice.formula.function.engineering;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.List;
import java.util.function.BinaryOperator;

/** Sums, products and powers of complex numbers. Suffixes i and j together are {@code #VALUE!}. */
public final class ComplexArithmetic {

  private ComplexArithmetic() {}

  /** The sum. */
  public static CellValue sum(List<Matrix> blocks) {
    return folded(blocks, ComplexNumber.ZERO, ComplexNumber::plus);
  }

  /** The product. */
  public static CellValue product(List<Matrix> blocks) {
    return folded(blocks, ComplexNumber.ONE, ComplexNumber::times);
  }

  /** The difference. */
  public static CellValue difference(CellValue left, CellValue right) {
    return combined(left, right, ComplexNumber::minus);
  }

  /** The quotient; {@code #NUM!} for a zero divisor. */
  public static CellValue quotient(CellValue left, CellValue right) {
    return combined(left, right, ComplexNumber::over);
  }

  /** A power with a real exponent. */
  public static CellValue power(CellValue base, double exponent) {
    ComplexText text = ComplexText.of(base);
    return text.isSound()
        ? ComplexText.cell(text.number().power(exponent), text.suffix())
        : text.error();
  }

  private static CellValue combined(
      CellValue left, CellValue right, BinaryOperator<ComplexNumber> operator) {
    ComplexText one = ComplexText.of(left);
    ComplexText other = ComplexText.of(right);
    if (!one.isSound() || !other.isSound()) {
      return one.isSound() ? other.error() : one.error();
    }
    return isMixed(one.suffix(), other.suffix())
        ? CellValue.error(ExcelError.VALUE)
        : ComplexText.cell(
            operator.apply(one.number(), other.number()), common(one.suffix(), other.suffix()));
  }

  private static CellValue folded(
      List<Matrix> blocks, ComplexNumber start, BinaryOperator<ComplexNumber> operator) {
    ComplexNumber result = start;
    char suffix = ComplexText.NO_SUFFIX;
    for (Matrix block : blocks) {
      for (int place = 0; place < block.size(); place++) {
        // A blank is 0 where it is an argument of its own, and nothing within a range.
        if (block.size() > 1 && block.at(place) instanceof CellValue.Blank) {
          continue;
        }
        ComplexText text = ComplexText.of(block.at(place));
        if (!text.isSound()) {
          return text.error();
        }
        if (isMixed(suffix, text.suffix())) {
          return CellValue.error(ExcelError.VALUE);
        }
        suffix = common(suffix, text.suffix());
        result = operator.apply(result, text.number());
      }
    }
    return ComplexText.cell(result, suffix);
  }

  private static boolean isMixed(char one, char other) {
    return one != other && one != ComplexText.NO_SUFFIX && other != ComplexText.NO_SUFFIX;
  }

  private static char common(char one, char other) {
    return one == ComplexText.NO_SUFFIX ? other : one;
  }
}
