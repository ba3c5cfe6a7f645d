package dev.sluice.match.block;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * How far the right amount of a match may lie below and above the left one; by currency, if the
 * rule says so.
 *
 * @param byCurrency limits by the text of a currency
 * @param otherwise for all other currencies, and items without one
 */
public record Allowance(Map<String, Limits> byCurrency, Limits otherwise) implements Serializable {

  public Allowance {
    byCurrency = new LinkedHashMap<>(byCurrency);
  }

  /** The same limits for every currency. */
  public static Allowance of(Limits limits) {
    return new Allowance(Map.of(), limits);
  }

  /** The limits of a currency. */
  Limits limits(@Nullable UTF8String currency) {
    if (byCurrency.isEmpty() || currency == null) {
      return otherwise;
    }
    return byCurrency.getOrDefault(currency.toString(), otherwise);
  }

  /** The limits on both sides of the left amount. */
  public record Limits(Limit below, Limit above) implements Serializable {

    /** No difference at all. */
    public static final Limits NONE = new Limits(Limit.NONE, Limit.NONE);

    /** Any difference. */
    static final Limits ANY = new Limits(Limit.ANY, Limit.ANY);

    boolean isNone() {
      return below.equals(Limit.NONE) && above.equals(Limit.NONE);
    }
  }

  /**
   * The most that amounts may differ: a number of minor units, or a share of the left amount.
   *
   * @param units in minor units; -1 for no limit
   * @param share of the left amount without its sign, such as 0.01; null for a number of units
   */
  public record Limit(BigInteger units, @Nullable BigDecimal share) implements Serializable {

    static final Limit NONE = new Limit(BigInteger.ZERO, null);
    static final Limit ANY = new Limit(BigInteger.ONE.negate(), null);

    /** A number such as 0.05, of which amounts with so many places see 5 hundredths. */
    public static Limit absolute(BigDecimal most, int scale) {
      return new Limit(most.setScale(scale, RoundingMode.DOWN).unscaledValue(), null);
    }

    /** A percentage of the left amount. */
    public static Limit percent(BigDecimal percent) {
      return new Limit(BigInteger.ZERO, percent.movePointLeft(2));
    }

    boolean covers(long distance, long left) {
      if (share == null && units.bitLength() < Long.SIZE) {
        long most = units.longValue();
        return most < 0 || distance <= most;
      }
      return covers(BigInteger.valueOf(distance), BigInteger.valueOf(left));
    }

    boolean covers(BigInteger distance, BigInteger left) {
      return units.signum() < 0 || distance.compareTo(most(left)) <= 0;
    }

    /** The limit for a left amount without its sign, in minor units. */
    BigInteger most(BigInteger left) {
      return share == null ? units : share.multiply(new BigDecimal(left)).toBigInteger();
    }
  }
}
