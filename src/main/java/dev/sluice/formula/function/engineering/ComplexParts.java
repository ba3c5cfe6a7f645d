package dev.sluice.formula.function.engineering;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;

/** Complex numbers made of parts, and their parts. */
public final class ComplexParts {

  private ComplexParts() {}

  /** A complex number with the suffix i. */
  public static CellValue complex(double real, double imaginary) {
    return ComplexText.cell(new ComplexNumber(real, imaginary), 'i');
  }

  /** A complex number with the suffix i or j; {@code #VALUE!} for any other. */
  public static CellValue complex(double real, double imaginary, CellValue suffix) {
    if (suffix instanceof CellValue.Error) {
      return suffix;
    }
    if (suffix instanceof CellValue.Blank) {
      return complex(real, imaginary);
    }
    String letter = suffix instanceof CellValue.Text text ? text.value() : "?";
    return switch (letter) {
      case "", "i" -> complex(real, imaginary);
      case "j" -> ComplexText.cell(new ComplexNumber(real, imaginary), 'j');
      default -> CellValue.error(ExcelError.VALUE);
    };
  }

  /** The real part. */
  public static double real(CellValue cell) {
    ComplexText text = ComplexText.of(cell);
    return text.isSound() ? text.number().real() : text.fault();
  }

  /** The imaginary part. */
  public static double imaginary(CellValue cell) {
    ComplexText text = ComplexText.of(cell);
    return text.isSound() ? text.number().imaginary() : text.fault();
  }

  /** The distance from 0. */
  public static double absolute(CellValue cell) {
    ComplexText text = ComplexText.of(cell);
    return text.isSound() ? text.number().absolute() : text.fault();
  }

  /** The angle from -pi to pi; {@code #DIV/0!} for 0. */
  public static double argument(CellValue cell) {
    ComplexText text = ComplexText.of(cell);
    if (!text.isSound()) {
      return text.fault();
    }
    return text.number().isZero() ? Outcome.of(ExcelError.DIV0) : text.number().argument();
  }
}
