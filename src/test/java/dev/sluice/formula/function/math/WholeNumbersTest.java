package dev.sluice.formula.function.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.util.ArithmeticUtils;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.spark.unsafe.types.UTF8String;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Divisors, counting, multiples and numerals. Oracles: commons-math, definitions. */
class WholeNumbersTest {

  @Test
  void divisorsAndMultiplesAgreeWithCommonsMath() {
    Random random = new Random(3);
    for (int i = 0; i < 1000; i++) {
      long one = random.nextInt(1_000_000);
      long other = random.nextInt(1_000_000);
      assertThat(WholeNumbers.gcd(blocks(one, other))).isEqualTo(ArithmeticUtils.gcd(one, other));
      assertThat(WholeNumbers.lcm(blocks(one, other))).isEqualTo(ArithmeticUtils.lcm(one, other));
    }
    assertThat(WholeNumbers.multinomial(blocks(2, 3, 4.9))).isEqualTo(1260);
  }

  @Test
  void argumentsAreNumbersOrErrors() {
    Matrix blanks = Matrix.ofColumn(List.of(CellValue.blank(), CellValue.blank()));
    assertThat(WholeNumbers.gcd(List.of(blanks))).isZero();
    assertThat(
            WholeNumbers.gcd(
                List.of(Matrix.of(CellValue.text(" 12 ")), Matrix.of(CellValue.number(18)))))
        .isEqualTo(6);
    assertThat(error(WholeNumbers.gcd(List.of(Matrix.of(CellValue.blank())))))
        .isEqualTo(ExcelError.VALUE);
    assertThat(error(WholeNumbers.lcm(List.of(Matrix.of(CellValue.bool(true))))))
        .isEqualTo(ExcelError.VALUE);
    assertThat(error(WholeNumbers.lcm(blocks(-1, 2)))).isEqualTo(ExcelError.NUM);
    assertThat(error(WholeNumbers.lcm(blocks(0x1p52, 3)))).isEqualTo(ExcelError.NUM);
    assertThat(error(WholeNumbers.gcd(blocks(0x1p53)))).isEqualTo(ExcelError.NUM);
    assertThat(error(WholeNumbers.multinomial(List.of(Matrix.of(ExcelError.NA)))))
        .isEqualTo(ExcelError.NA);
  }

  @Test
  void countsAgreeWithCommonsMath() {
    for (int n = 0; n <= 66; n++) {
      for (int k = 0; k <= n; k++) {
        double expected = CombinatoricsUtils.binomialCoefficient(n, k);
        assertThat(Combinatorics.combinations(n + 0.9, k + 0.9))
            .isCloseTo(expected, Percentage.withPercentage(1e-13));
      }
    }
    for (int n = 0; n <= 20; n++) {
      assertThat(Combinatorics.factorial(n)).isEqualTo(CombinatoricsUtils.factorial(n));
      // n! = n!! (n - 1)!!
      assertThat(
              Combinatorics.doubleFactorial(n)
                  * (n == 0 ? 1 : Combinatorics.doubleFactorial(n - 1)))
          .isEqualTo(CombinatoricsUtils.factorial(n));
    }
    assertThat(Combinatorics.multisets(4, 3)).isEqualTo(20);
    assertThat(Combinatorics.multisets(0, 0)).isEqualTo(1);
    assertThat(
            new double[] {
              Combinatorics.factorial(-1), Combinatorics.factorial(171),
                  Combinatorics.doubleFactorial(301),
              Combinatorics.combinations(3, 4), Combinatorics.multisets(0, 5),
                  Combinatorics.multisets(3, -1)
            })
        .containsOnly(Double.NaN);
  }

  /** Number, step; then CEILING, FLOOR, CEILING.MATH and FLOOR.MATH with modes 0 and 1. */
  @ParameterizedTest
  @CsvSource({
    "7.3,2,8,6,8,6,8,6", "-7.3,2,-6,-8,-6,-8,-8,-6", "-7.3,-2,-8,-6,-6,-8,-8,-6",
    "0.3,0.1,0.3,0.3,0.3,0.3,0.3,0.3", "-0.3,0.1,-0.3,-0.3,-0.3,-0.3,-0.3,-0.3", "0,0,0,0,0,0,0,0",
    "7.3,-2,#NUM!,#NUM!,8,6,8,6", "7.3,0,0,#DIV/0!,0,0,0,0"
  })
  void multiplesFollowTheSigns(
      double number,
      double step,
      String ceiling,
      String floor,
      double up,
      double down,
      double upMode,
      double downMode) {
    assertOutcome(Multiples.ceiling(number, step), ceiling);
    assertOutcome(Multiples.floor(number, step), floor);
    assertThat(Multiples.up(number, step)).isCloseTo(up, within(1e-15));
    assertThat(Multiples.down(number, step)).isCloseTo(down, within(1e-15));
    assertThat(Multiples.up(number, step, 1)).isCloseTo(upMode, within(1e-15));
    assertThat(Multiples.down(number, step, 1)).isCloseTo(downMode, within(1e-15));
  }

  @Test
  void otherMultiples() {
    assertThat(Multiples.nearest(-7.5, -5)).isEqualTo(-10);
    assertThat(Multiples.nearest(7.05, 0.1)).isCloseTo(7.1, within(1e-15));
    assertThat(Multiples.nearest(0, -5)).isZero();
    assertOutcome(Multiples.nearest(5, -2), "#NUM!");
    assertThat(new double[] {Multiples.even(0.1), Multiples.even(-2), Multiples.even(-2.1)})
        .containsExactly(2, -2, -4);
    assertThat(new double[] {Multiples.odd(0), Multiples.odd(-0.1), Multiples.odd(3.1)})
        .containsExactly(1, -1, 5);
    assertOutcome(Multiples.quotient(1, 0), "#DIV/0!");
  }

  @Test
  void everyRomanNumeralIsReadAgainInEveryForm() {
    for (int number = 1; number <= 3999; number++) {
      int length = Integer.MAX_VALUE;
      for (int form = 0; form <= 4; form++) {
        String numeral = ((CellValue.Text) Roman.roman(number, CellValue.number(form))).value();
        assertThat(Roman.arabic(text(numeral))).isEqualTo(number);
        assertThat(numeral.length()).isLessThanOrEqualTo(length);
        length = numeral.length();
      }
    }
  }

  @Test
  void romanNumeralsHaveLimits() {
    CellValue value = CellValue.error(ExcelError.VALUE);
    assertThat(Roman.roman(4000)).isEqualTo(value);
    assertThat(Roman.roman(-1)).isEqualTo(value);
    assertThat(Roman.roman(5, CellValue.number(5))).isEqualTo(value);
    assertThat(Roman.roman(5, CellValue.text("x"))).isEqualTo(value);
    assertThat(Roman.roman(0)).isEqualTo(CellValue.text(""));
    assertThat(Roman.roman(999, CellValue.bool(false))).isEqualTo(CellValue.text("IM"));
    assertThat(Roman.arabic(text(" -mcmxii "))).isEqualTo(-1912);
    assertThat(Roman.arabic(text(""))).isZero();
    assertOutcome(Roman.arabic(text("MCB")), "#VALUE!");
  }

  @Test
  void digitsAreThoseOfLong() {
    Random random = new Random(5);
    for (int i = 0; i < 1000; i++) {
      long number = random.nextLong() >>> 11;
      int base = 2 + random.nextInt(35);
      assertThat(Radix.digits(number, base))
          .asString()
          .isEqualToIgnoringCase(Long.toString(number, base));
      assertThat(Radix.number(text(Long.toString(number, base)), base + 0.9)).isEqualTo(number);
    }
    assertThat(Radix.digits(-1, 2)).isNull();
    assertThat(Radix.digits(1, 37)).isNull();
    assertThat(Radix.digits(1, 2, 256)).isNull();
    assertOutcome(Radix.number(text("12"), 2), "#NUM!");
    assertOutcome(Radix.number(text("1"), 1.9), "#NUM!");
  }

  private static void assertOutcome(double outcome, String shown) {
    if (shown.startsWith("#")) {
      assertThat(error(outcome).code()).isEqualTo(shown);
    } else {
      assertThat(outcome).isCloseTo(Double.parseDouble(shown), within(1e-15));
    }
  }

  private static ExcelError error(double outcome) {
    assertThat(outcome).isNaN();
    return Outcome.error(outcome);
  }

  private static UTF8String text(String text) {
    return UTF8String.fromString(text);
  }

  private static List<Matrix> blocks(double... numbers) {
    return Arrays.stream(numbers).mapToObj(number -> Matrix.of(CellValue.number(number))).toList();
  }
}
