package dev.sluice.market.truth;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Spreads and impacts of one trade by their definitions, with the midpoint as a decimal.
 *
 * @param sign 1, -1, or null
 */
public record ReferenceMeasures(
    @Nullable BigDecimal price, Best quote, Best later, @Nullable Long sign) {

  private static final BigDecimal TWO = new BigDecimal(2);
  private static final MathContext DIGITS = new MathContext(34);

  /** Why there are no measures at the trade. */
  public @Nullable String excluded() {
    if (price == null) {
      return "no price";
    }
    return switch (quote.state()) {
      case "normal" -> null;
      case "one-sided", "empty" -> "no quote";
      default -> quote.state();
    };
  }

  /** Why there are none against the later quote. */
  public @Nullable String excludedLater() {
    if (excluded() != null) {
      return excluded();
    }
    return switch (later.state()) {
      case "normal" -> null;
      case "one-sided", "empty" -> "no later quote";
      default -> "later quote " + later.state();
    };
  }

  /** The amount of a measure, or null. */
  public @Nullable BigDecimal amount(String measure) {
    boolean isLater = measure.startsWith("realized") || measure.startsWith("price");
    BigDecimal mid = quote.mid();
    BigDecimal after = later.mid();
    if ((isLater ? excludedLater() : excluded()) != null || price == null || mid == null) {
      return null;
    }
    return switch (measure) {
      case "quoted_spread" -> width();
      case "effective_spread" -> price.subtract(mid).abs().multiply(TWO);
      case "effective_spread_signed" -> signed(price.subtract(mid));
      case "realized_spread_later" -> after == null ? null : signed(price.subtract(after));
      case "price_impact_later" -> after == null ? null : signed(after.subtract(mid));
      default -> throw new IllegalArgumentException(measure);
    };
  }

  private @Nullable BigDecimal width() {
    return quote.ask() == null || quote.bid() == null ? null : quote.ask().subtract(quote.bid());
  }

  private @Nullable BigDecimal signed(BigDecimal difference) {
    return sign == null ? null : difference.multiply(TWO).multiply(BigDecimal.valueOf(sign));
  }

  /** The amount as a part of the midpoint at the trade. */
  public @Nullable BigDecimal part(String measure) {
    BigDecimal amount = amount(measure);
    BigDecimal mid = quote.mid();
    return amount == null || mid == null ? null : amount.divide(mid, DIGITS);
  }

  /** The same as a difference of logarithms. */
  public @Nullable Double logarithmic(String measure) {
    BigDecimal mid = quote.mid();
    if (amount(measure) == null || price == null || mid == null) {
      return null;
    }
    long direction = sign == null ? 0 : sign;
    return switch (measure) {
      case "quoted_spread" -> log(quote.ask(), quote.bid());
      case "effective_spread" -> 2 * Math.abs(log(price, mid));
      case "effective_spread_signed" -> 2 * direction * log(price, mid);
      case "realized_spread_later" -> 2 * direction * log(price, later.mid());
      case "price_impact_later" -> 2 * direction * log(later.mid(), mid);
      default -> throw new IllegalArgumentException(measure);
    };
  }

  private static double log(@Nullable BigDecimal over, @Nullable BigDecimal under) {
    if (over == null || under == null) {
      throw new IllegalStateException("a measure without a quote");
    }
    return Math.log(over.divide(under, DIGITS).doubleValue());
  }
}
