package dev.sluice.formula.function.engineering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;
import java.util.Arrays;
import org.apache.commons.math3.special.BesselJ;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bessel functions, to the 7 digits of the approximations. */
class BesselTest {

  private static final double DIGITS = 2e-7;

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.9, 2.5, 3.7, 3.8, 7.9, 8.1, 12, 40})
  void firstKindAgreesWithCommonsMath(double x) {
    for (int order = 0; order <= 15; order++) {
      assertThat(Bessel.first(x, order)).isCloseTo(BesselJ.value(order, x), within(DIGITS));
      double sign = order % 2 == 0 ? 1 : -1;
      assertThat(Bessel.first(-x, order)).isEqualTo(sign * Bessel.first(x, order));
    }
  }

  /** Wronskians: Abramowitz and Stegun 9.1.16 and 9.6.15. */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1.9, 2.1, 3.7, 3.8, 7.9, 8.1, 20})
  void kindsFitTogether(double x) {
    for (int order = 0; order <= 12; order++) {
      double circular =
          Bessel.first(x, order + 1) * Bessel.second(x, order)
              - Bessel.first(x, order) * Bessel.second(x, order + 1);
      assertThat(circular).isCloseTo(2 / (Math.PI * x), Percentage.withPercentage(1e-4));
      double modified =
          ModifiedBessel.first(x, order) * ModifiedBessel.second(x, order + 1)
              + ModifiedBessel.first(x, order + 1) * ModifiedBessel.second(x, order);
      assertThat(modified).isCloseTo(1 / x, Percentage.withPercentage(1e-4));
    }
  }

  /** Abramowitz and Stegun, tables 9.1 and 9.8. */
  @ParameterizedTest
  @CsvSource({"1,0.0882569642,0.4210244382", "5,-0.3085176252,0.0036910983"})
  void secondKindsOfOrderZeroAreThoseOfTables(double x, double y, double k) {
    assertThat(Bessel.second(x, 0)).isCloseTo(y, within(DIGITS));
    assertThat(ModifiedBessel.second(x, 0.9)).isCloseTo(k, within(DIGITS));
  }

  @Test
  void argumentsOutsideAreErrors() {
    double[] outcomes = {
      Bessel.first(1, -1),
      Bessel.second(0, 1),
      Bessel.second(-1, 1),
      ModifiedBessel.second(0, 2),
      ModifiedBessel.first(2, -1),
      Bessel.first(1, 2e6)
    };
    assertThat(Arrays.stream(outcomes).mapToObj(Outcome::error)).containsOnly(ExcelError.NUM);
    assertThat(Bessel.first(0, 3)).isZero();
    assertThat(ModifiedBessel.first(0, 3)).isZero();
  }
}
