package dev.sluice.formula.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.apache.spark.sql.types.Decimal;
import org.junit.jupiter.api.Test;

/** Oracle: arithmetic by hand. */
class NearnessTest {

  @Test
  void theEndOfAToleranceIsInside() {
    assertThat(Nearness.within(decimal("1.00"), decimal("1.10"), decimal("0.1"))).isTrue();
    assertThat(Nearness.within(decimal("1.00"), decimal("1.11"), decimal("0.1"))).isFalse();
    assertThat(Nearness.withinPercent(decimal("-200"), decimal("-201"), decimal("0.5"))).isTrue();
    assertThat(Nearness.withinPercent(decimal("-200"), decimal("-201.01"), decimal("0.5")))
        .isFalse();
  }

  @Test
  void doublesCountAsTheNumbersThatTheyShow() {
    assertThat(Nearness.within(1.0, 1.1, decimal("0.1"))).isTrue();
    assertThat(Nearness.withinPercent(0.1, 0.101, decimal("1"))).isTrue();
    assertThat(Nearness.within(Double.POSITIVE_INFINITY, 1.0, decimal("9"))).isFalse();
    assertThat(Nearness.withinPercent(1.0, Double.NaN, decimal("9"))).isFalse();
  }

  @Test
  void nothingIsWithinAPercentageOfZeroButZero() {
    assertThat(Nearness.withinPercent(decimal("0"), decimal("0.01"), decimal("50"))).isFalse();
    assertThat(Nearness.withinPercent(decimal("0"), decimal("0"), decimal("50"))).isTrue();
  }

  private static Decimal decimal(String number) {
    return Decimal.apply(new BigDecimal(number));
  }
}
