package dev.sluice.formula.function.engineering;

import dev.sluice.formula.value.CellValue;
import java.util.function.UnaryOperator;

/** Functions of one complex number. Results that are not finite are {@code #NUM!}. */
public final class ComplexMappings {

  private ComplexMappings() {}

  /** The number with the other sign of its imaginary part. */
  public static CellValue conjugate(CellValue cell) {
    return mapped(cell, ComplexNumber::conjugate);
  }

  /** A power of e. */
  public static CellValue exp(CellValue cell) {
    return mapped(cell, ComplexNumber::exp);
  }

  /** The natural logarithm; {@code #NUM!} for 0. */
  public static CellValue ln(CellValue cell) {
    return mapped(cell, ComplexNumber::ln);
  }

  /** The logarithm to the base 10; {@code #NUM!} for 0. */
  public static CellValue log10(CellValue cell) {
    return mapped(cell, ComplexNumber::log10);
  }

  /** The logarithm to the base 2; {@code #NUM!} for 0. */
  public static CellValue log2(CellValue cell) {
    return mapped(cell, ComplexNumber::log2);
  }

  /** The square root with an angle from -pi/2 to pi/2. */
  public static CellValue sqrt(CellValue cell) {
    return mapped(cell, ComplexNumber::sqrt);
  }

  /** The sine. */
  public static CellValue sin(CellValue cell) {
    return mapped(cell, ComplexNumber::sin);
  }

  /** The cosine. */
  public static CellValue cos(CellValue cell) {
    return mapped(cell, ComplexNumber::cos);
  }

  /** The tangent. */
  public static CellValue tan(CellValue cell) {
    return mapped(cell, ComplexNumber::tan);
  }

  /** The cotangent; {@code #NUM!} for 0. */
  public static CellValue cot(CellValue cell) {
    return mapped(cell, ComplexNumber::cot);
  }

  /** The secant. */
  public static CellValue sec(CellValue cell) {
    return mapped(cell, ComplexNumber::sec);
  }

  /** The cosecant; {@code #NUM!} for 0. */
  public static CellValue csc(CellValue cell) {
    return mapped(cell, ComplexNumber::csc);
  }

  /** The hyperbolic sine. */
  public static CellValue sinh(CellValue cell) {
    return mapped(cell, ComplexNumber::sinh);
  }

  /** The hyperbolic cosine. */
  public static CellValue cosh(CellValue cell) {
    return mapped(cell, ComplexNumber::cosh);
  }

  /** The hyperbolic secant. */
  public static CellValue sech(CellValue cell) {
    return mapped(cell, ComplexNumber::sech);
  }

  /** The hyperbolic cosecant; {@code #NUM!} for 0. */
  public static CellValue csch(CellValue cell) {
    return mapped(cell, ComplexNumber::csch);
  }

  private static CellValue mapped(CellValue cell, UnaryOperator<ComplexNumber> function) {
    ComplexText text = ComplexText.of(cell);
    return text.isSound()
        ? ComplexText.cell(function.apply(text.number()), text.suffix())
        : text.error();
  }
}
