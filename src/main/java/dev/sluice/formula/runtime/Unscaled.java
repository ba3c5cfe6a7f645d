package dev.sluice.formula.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * The digits of decimals as longs. Nearly all money fits into one whatever its type allows, and a
 * long is added in a nanosecond where a BigDecimal takes fifty.
 */
final class Unscaled {

  /** Stands for digits that no long holds; itself it is no digits of any decimal here. */
  static final long NONE = Long.MIN_VALUE;

  /** So many digits always fit into a long. */
  static final int MOST_DIGITS = 18;

  private static final long[] POWERS = powers();

  private static final @Nullable VarHandle LARGE = large();

  private Unscaled() {}

  /** The digits of a decimal without its point. */
  static long of(Decimal number) {
    if (LARGE == null) {
      return of(number.toJavaBigDecimal());
    }
    scala.math.BigDecimal large = (scala.math.BigDecimal) LARGE.get(number);
    return large == null ? number.toUnscaledLong() : of(large.bigDecimal());
  }

  /** The digits that a decimal has with a scale that is not smaller than its own. */
  static long of(Decimal number, int scale) {
    return shifted(of(number), scale - number.scale());
  }

  private static long of(BigDecimal number) {
    BigInteger digits = number.unscaledValue();
    return digits.bitLength() < Long.SIZE - 1 ? digits.longValue() : NONE;
  }

  /** Digits with zeros behind them. */
  static long shifted(long digits, int zeros) {
    if (zeros == 0 || digits == NONE) {
      return digits;
    }
    return zeros < 0 || zeros > MOST_DIGITS ? NONE : product(digits, POWERS[zeros]);
  }

  /** A product, or {@link #NONE}. */
  static long product(long one, long other) {
    long product = one * other;
    return Math.multiplyHigh(one, other) == product >> (Long.SIZE - 1) ? product : NONE;
  }

  /** Ten to a power from 0 to {@link #MOST_DIGITS}. */
  static long power(int exponent) {
    return POWERS[exponent];
  }

  /** A decimal of digits; null when they are more than its type has. */
  static @Nullable Decimal decimal(long digits, int precision, int scale) {
    // Spark keeps no more than 18 digits as a long, so that its own sums cannot overflow.
    long limit = POWERS[Math.min(precision, MOST_DIGITS)];
    if (-limit < digits && digits < limit) {
      return Decimal.createUnsafe(digits, precision, scale);
    }
    return precision <= MOST_DIGITS
        ? null
        : Decimal.apply(BigDecimal.valueOf(digits, scale), precision, scale);
  }

  private static long[] powers() {
    long[] powers = new long[MOST_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /**
   * The field of a decimal that is set only when its digits are in no long; null without access.
   */
  private static @Nullable VarHandle large() {
    try {
      return MethodHandles.privateLookupIn(Decimal.class, MethodHandles.lookup())
          .findVarHandle(Decimal.class, "decimalVal", scala.math.BigDecimal.class);
    } catch (ReflectiveOperationException | SecurityException e) {
      // Another Spark may name it otherwise: slower, and as exact.
      return null;
    }
  }
}
