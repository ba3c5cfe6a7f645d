package dev.sluice.formula.function.engineering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Complex numbers. Oracle of the functions: commons-math. */
class ComplexNumberTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void functionsAgreeWithCommonsMath(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      ComplexNumber z = number(random);
      ComplexNumber w = number(random);
      Complex a = new Complex(z.real(), z.imaginary());
      Complex b = new Complex(w.real(), w.imaginary());
      assertClose(z.times(w), a.multiply(b));
      assertClose(z.over(w), a.divide(b));
      assertClose(z.exp(), a.exp());
      assertClose(z.ln(), a.log());
      assertClose(z.log2().times(Math.log(2)), a.log());
      assertClose(z.log10().times(Math.log(10)), a.log());
      assertClose(z.sqrt(), a.sqrt());
      assertClose(z.power(3), a.pow(3));
      assertClose(z.sin(), a.sin());
      assertClose(z.cos(), a.cos());
      assertClose(z.tan(), a.tan());
      assertClose(z.cot(), a.tan().reciprocal());
      assertClose(z.sec(), a.cos().reciprocal());
      assertClose(z.csc(), a.sin().reciprocal());
      assertClose(z.sinh(), a.sinh());
      assertClose(z.cosh(), a.cosh());
      assertClose(z.sech(), a.cosh().reciprocal());
      assertClose(z.csch(), a.sinh().reciprocal());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3+4i,3+4i",
    "-i,-i",
    "+j,j",
    "2.50,2.5",
    "1E3-1e-2j,1000-0.01j",
    ".5i,0.5i",
    "0+0i,0",
    "12i,12i",
    "1E-5i,0.00001i",
    "-0-1i,-i"
  })
  void textsAreReadAndWritten(String given, String written) {
    ComplexText read = ComplexText.of(CellValue.text(given));
    assertThat(read.isSound()).isTrue();
    assertThat(ComplexText.cell(read.number(), read.suffix())).isEqualTo(CellValue.text(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "3+4", "3+4I", "4i+3", "3+4ij", "--i", "3 + 4i", "1e"})
  void otherTextsAreErrors(String given) {
    assertThat(ComplexText.of(CellValue.text(given)).error())
        .isEqualTo(CellValue.error(ExcelError.NUM));
  }

  @Test
  void suffixesDoNotMixAndBlanksOfRangesAreLeftOut() {
    Matrix range = Matrix.ofColumn(List.of(CellValue.text("2j"), CellValue.blank()));
    assertThat(ComplexArithmetic.product(List.of(range, Matrix.of(CellValue.number(3)))))
        .isEqualTo(CellValue.text("6j"));
    assertThat(ComplexArithmetic.product(List.of(range, Matrix.of(CellValue.blank()))))
        .isEqualTo(CellValue.text("0"));
    assertThat(ComplexArithmetic.sum(List.of(range, Matrix.of(CellValue.text("i")))))
        .isEqualTo(CellValue.error(ExcelError.VALUE));
    assertThat(ComplexArithmetic.difference(CellValue.text("1+i"), CellValue.bool(true)))
        .isEqualTo(CellValue.error(ExcelError.VALUE));
    assertThat(ComplexArithmetic.quotient(CellValue.text("i"), CellValue.number(0)))
        .isEqualTo(CellValue.error(ExcelError.NUM));
    assertThat(ComplexParts.complex(1, 1, CellValue.text("J")))
        .isEqualTo(CellValue.error(ExcelError.VALUE));
    assertThat(ComplexParts.complex(1, 2, CellValue.text(""))).isEqualTo(CellValue.text("1+2i"));
  }

  /** Spreadsheets show this noise since their pi has 64 binary digits. */
  /** Oracle: Microsoft's examples of IMTAN, IMSEC and IMCSCH, which have 15 correct digits. */
  @Test
  void quotientsOfSinesKeepAllDigitsShown() {
    CellValue number = CellValue.text("4+3i");
    assertThat(ComplexMappings.tan(number))
        .isEqualTo(CellValue.text("0.00490825806749606+1.00070953606723i"));
    assertThat(ComplexMappings.sec(number))
        .isEqualTo(CellValue.text("-0.0652940278579471-0.0752249603027732i"));
    assertThat(ComplexMappings.csch(number))
        .isEqualTo(CellValue.text("-0.036275889628626-0.0051744731840194i"));
    assertThat(ComplexMappings.csc(CellValue.text("0.000000001+0.000000001i")))
        .isEqualTo(CellValue.text("500000000-500000000i"));
  }

  @Test
  void rootsOfNegativeNumbersHaveTheNoiseOfExcel() {
    assertThat(ComplexMappings.sqrt(CellValue.number(-1)))
        .isEqualTo(CellValue.text("6.1257422745431E-17+i"));
  }

  private static ComplexNumber number(Random random) {
    return new ComplexNumber(random.nextGaussian() * 3, random.nextGaussian() * 3);
  }

  private static void assertClose(ComplexNumber actual, Complex expected) {
    double far =
        Math.hypot(
            actual.real() - expected.getReal(), actual.imaginary() - expected.getImaginary());
    assertThat(far).isLessThanOrEqualTo(1e-12 * Math.max(1, expected.abs()));
  }
}
