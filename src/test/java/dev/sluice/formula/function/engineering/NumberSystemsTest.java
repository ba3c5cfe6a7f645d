package dev.sluice.formula.function.engineering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Digits and bits. Oracle: two's complement arithmetic of longs. */
class NumberSystemsTest {

  private static final CellValue NUM = CellValue.error(ExcelError.NUM);

  @Test
  void digitsAndNumbersAreTheInverseOfEachOther() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      long number = random.nextLong() >> (24 + random.nextInt(31));
      String hexadecimal =
          Long.toHexString(number & 0xFF_FFFF_FFFFL).toUpperCase(java.util.Locale.ROOT);
      assertThat(NumberSystems.toHexadecimal(number)).isEqualTo(CellValue.text(hexadecimal));
      assertThat(NumberSystems.hexadecimal(CellValue.text(hexadecimal))).isEqualTo(number);
      CellValue octal = NumberSystems.toOctal(number);
      boolean fits = number == number << 34 >> 34;
      assertThat(octal)
          .isEqualTo(fits ? CellValue.text(Long.toOctalString(number & 0x3FFF_FFFFL)) : NUM);
      assertThat(NumberSystems.hexadecimalToOctal(CellValue.text(hexadecimal))).isEqualTo(octal);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "511,,111111111",
    "512,,#NUM!",
    "-512.9,,1000000000",
    "-513,,#NUM!",
    "5,0,#NUM!",
    "5,11,#NUM!",
    "5,2.9,#NUM!",
    "5,3.9,101",
    "-1,1,1111111111",
    "-1,0,#NUM!"
  })
  void binaryDigitsHaveLimits(double number, Double length, String shown) {
    CellValue digits =
        length == null ? NumberSystems.toBinary(number) : NumberSystems.toBinary(number, length);
    assertThat(digits).isEqualTo(shown.equals("#NUM!") ? NUM : CellValue.text(shown));
  }

  @Test
  void whatIsNoDigitIsAnError() {
    assertThat(Outcome.error(NumberSystems.binary(CellValue.number(2)))).isEqualTo(ExcelError.NUM);
    assertThat(Outcome.error(NumberSystems.binary(CellValue.bool(true))))
        .isEqualTo(ExcelError.VALUE);
    assertThat(Outcome.error(NumberSystems.octal(CellValue.text("12345678901"))))
        .isEqualTo(ExcelError.NUM);
    assertThat(Outcome.error(NumberSystems.hexadecimal(CellValue.error(ExcelError.REF))))
        .isEqualTo(ExcelError.REF);
    assertThat(NumberSystems.binary(CellValue.blank())).isZero();
    assertThat(NumberSystems.binary(CellValue.number(101))).isEqualTo(5);
  }

  @Test
  void bitsAreThoseOfLongs() {
    Random random = new Random(8);
    for (int i = 0; i < 2000; i++) {
      long left = random.nextLong() >>> (16 + random.nextInt(40));
      long right = random.nextLong() >>> (16 + random.nextInt(40));
      int places = random.nextInt(54);
      assertThat(Bits.and(left, right)).isEqualTo(left & right);
      assertThat(Bits.or(left, right)).isEqualTo(left | right);
      assertThat(Bits.xor(left, right)).isEqualTo(left ^ right);
      assertThat(Bits.shiftRight(left, places)).isEqualTo(left >> places);
      boolean fits = left == 0 || 64 - Long.numberOfLeadingZeros(left) + places <= 48;
      double up = Bits.shiftLeft(left, places + 0.25);
      assertThat(up).isEqualTo(fits ? Double.valueOf(left << places) : Double.valueOf(Double.NaN));
    }
    assertThat(
            new double[] {
              Bits.or(-1, 1), Bits.and(1.5, 1), Bits.xor(0x1p48, 0), Bits.shiftLeft(0, 54)
            })
        .containsOnly(Double.NaN);
  }
}
