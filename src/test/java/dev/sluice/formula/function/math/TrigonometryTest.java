package dev.sluice.formula.function.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Circular and hyperbolic functions, powers and logarithms. Oracles: commons-math, identities. */
class TrigonometryTest {

  private static final Percentage CLOSE = Percentage.withPercentage(1e-12);

  @ParameterizedTest
  @ValueSource(doubles = {-600, -31.4, -1.5, -0.3, -1e-9, 1e-12, 0.7, 1, 2.9, 17, 45_301})
  void functionsAndInversesFitTogether(double x) {
    assertThat(Trigonometry.sin(x)).isCloseTo(FastMath.sin(x), within(1e-15));
    assertThat(Trigonometry.cos(x)).isCloseTo(FastMath.cos(x), within(1e-15));
    assertThat(Trigonometry.tan(x)).isCloseTo(FastMath.tan(x), Percentage.withPercentage(1e-10));
    assertThat(Trigonometry.tan(x) * Trigonometry.cot(x)).isCloseTo(1, CLOSE);
    assertThat(Trigonometry.sin(x) * Trigonometry.csc(x)).isCloseTo(1, CLOSE);
    assertThat(Trigonometry.cos(x) * Trigonometry.sec(x)).isCloseTo(1, CLOSE);
    assertThat(Trigonometry.acot(x)).isCloseTo(Math.atan2(1, x), CLOSE);
    assertThat(Trigonometry.radians(Trigonometry.degrees(x))).isCloseTo(x, CLOSE);
    assertThat(Hyperbolics.asinh(x)).isCloseTo(FastMath.asinh(x), CLOSE);
    assertThat(Hyperbolics.sinh(Hyperbolics.asinh(x)))
        .isCloseTo(x, Percentage.withPercentage(1e-9));
    double small = x / 100_000;
    assertThat(Hyperbolics.atanh(small)).isCloseTo(FastMath.atanh(small), CLOSE);
    assertThat(Hyperbolics.acoth(1 / small)).isCloseTo(FastMath.atanh(small), CLOSE);
    double large = 1 + x * x;
    assertThat(Hyperbolics.cosh(Hyperbolics.acosh(large)))
        .isCloseTo(large, Percentage.withPercentage(1e-9));
  }

  /** 1.22514845490862E-16 is pi of 64 binary digits less pi of 53. */
  @Test
  void multiplesOfPiHaveTheNoiseOfExcel() {
    assertThat(Trigonometry.sin(Math.PI))
        .isCloseTo(1.22514845490862e-16, Percentage.withPercentage(1e-12));
    assertThat(Trigonometry.cos(Math.PI / 2))
        .isCloseTo(6.1257422745431e-17, Percentage.withPercentage(1e-12));
    assertThat(Trigonometry.tan(Math.PI / 2))
        .isCloseTo(1 / 6.1257422745431e-17, Percentage.withPercentage(1e-12));
  }

  @Test
  void argumentsOutsideAreErrors() {
    assertThat(
            errors(
                Trigonometry.sin(134_217_728),
                Trigonometry.tan(-134_217_728),
                Trigonometry.asin(1.01),
                Hyperbolics.acosh(0.99),
                Hyperbolics.acoth(0.5),
                Powers.sqrtOfPi(-1),
                Powers.log(-1),
                Powers.log(2, -1),
                Powers.power(0, 0),
                Powers.power(-2, 0.5),
                Powers.power(-2, 0.4)))
        .containsOnly(ExcelError.NUM);
    assertThat(Outcome.error(Hyperbolics.atanh(1))).isEqualTo(ExcelError.NUM);
    assertThat(
            errors(
                Trigonometry.cot(0),
                Trigonometry.csc(0),
                Hyperbolics.coth(0),
                Hyperbolics.csch(0),
                Trigonometry.atan2(0, 0),
                Powers.log(5, 1),
                Powers.power(0, -1)))
        .containsOnly(ExcelError.DIV0);
  }

  @Test
  void powersAndLogarithms() {
    assertThat(Powers.power(-27, 1.0 / 3)).isCloseTo(-3, CLOSE);
    assertThat(Powers.power(-32, -0.2)).isCloseTo(-0.5, CLOSE);
    assertThat(Powers.power(-2, -3)).isEqualTo(-0.125);
    assertThat(Powers.log(1000)).isEqualTo(3);
    assertThat(Powers.log(0.25, 2)).isEqualTo(-2);
  }

  private static List<ExcelError> errors(double... outcomes) {
    assertThat(Arrays.stream(outcomes)).noneMatch(Double::isFinite);
    return Arrays.stream(outcomes).mapToObj(Outcome::error).toList();
  }
}
