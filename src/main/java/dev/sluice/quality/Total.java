package dev.sluice.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * The exact sum of a column of integers or decimals.
 *
 * @param sum 0 when there are no values
 * @param values how many values are not null
 */
record Total(BigDecimal sum, long values) {

  /** The mean to 34 digits; nothing when there are no values. */
  Optional<BigDecimal> mean() {
    return values == 0
        ? Optional.empty()
        : Optional.of(sum.divide(BigDecimal.valueOf(values), MathContext.DECIMAL128));
  }
}
