package dev.sluice.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was measured to judge a rule.
 *
 * @param name what was measured, such as {@code rows} or {@code completeness}
 * @param text the value as shown to the user; exact for counts and for sums of decimals
 * @param number the same value for charts and histories, or null when nothing could be measured
 */
public record Measurement(String name, String text, @Nullable Double number) {

  static Measurement of(String name, long value) {
    return new Measurement(name, Long.toString(value), (double) value);
  }

  static Measurement of(String name, double value) {
    return new Measurement(name, Double.toString(value), value);
  }

  static Measurement of(String name, BigDecimal value) {
    BigDecimal shown = value.precision() > 34 ? value.round(MathContext.DECIMAL128) : value;
    return new Measurement(name, shown.toPlainString(), value.doubleValue());
  }

  static Measurement none(String name) {
    return new Measurement(name, "none", null);
  }
}
