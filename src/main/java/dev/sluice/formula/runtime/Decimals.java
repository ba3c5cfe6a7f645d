package dev.sluice.formula.runtime;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * Exact arithmetic of decimals: on longs where the digits fit into them, else on BigDecimals. Null
 * stands for {@code #NUM!}: too many digits are never rounded away silently. Where the type of a
 * result holds every result there is no null.
 */
public final class Decimals {

  private static final int MOST_PLACES = 100;

  /** Whole numbers up to here, and powers of ten up to the other, are doubles without rounding. */
  private static final long MOST_EXACT_DOUBLE = 1L << 53;

  private static final double[] EXACT_POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private Decimals() {}

  /** The exact sum, when it fits. */
  public static @Nullable Decimal add(Decimal left, Decimal right, int precision, int scale) {
    long one = Unscaled.of(left, scale);
    long other = Unscaled.of(right, scale);
    if (one != Unscaled.NONE && other != Unscaled.NONE) {
      long sum = one + other;
      if (((one ^ sum) & (other ^ sum)) >= 0) {
        return Unscaled.decimal(sum, precision, scale);
      }
    }
    return fitted(left.toJavaBigDecimal().add(right.toJavaBigDecimal()), precision, scale);
  }

  /** The exact difference, when it fits. */
  public static @Nullable Decimal subtract(Decimal left, Decimal right, int precision, int scale) {
    long one = Unscaled.of(left, scale);
    long other = Unscaled.of(right, scale);
    if (one != Unscaled.NONE && other != Unscaled.NONE) {
      long difference = one - other;
      if (((one ^ other) & (one ^ difference)) >= 0) {
        return Unscaled.decimal(difference, precision, scale);
      }
    }
    return fitted(left.toJavaBigDecimal().subtract(right.toJavaBigDecimal()), precision, scale);
  }

  /** The exact product, when it fits. */
  public static @Nullable Decimal multiply(Decimal left, Decimal right, int precision, int scale) {
    long one = Unscaled.of(left);
    long other = Unscaled.of(right);
    if (one != Unscaled.NONE && other != Unscaled.NONE && left.scale() + right.scale() == scale) {
      long product = Unscaled.product(one, other);
      if (product != Unscaled.NONE) {
        return Unscaled.decimal(product, precision, scale);
      }
    }
    return fitted(left.toJavaBigDecimal().multiply(right.toJavaBigDecimal()), precision, scale);
  }

  /** The number with the other sign. */
  public static Decimal negate(Decimal number) {
    long digits = Unscaled.of(number);
    return digits == Unscaled.NONE
        ? large(number.toJavaBigDecimal().negate(), number)
        : small(-digits, number);
  }

  /** The number without its sign. */
  public static Decimal abs(Decimal number) {
    long digits = Unscaled.of(number);
    if (digits == Unscaled.NONE) {
      return large(number.toJavaBigDecimal().abs(), number);
    }
    return digits >= 0 ? number : small(-digits, number);
  }

  /** 1, 0 or -1 for a number above, at or below zero. */
  public static int sign(Decimal number) {
    long digits = Unscaled.of(number);
    return digits == Unscaled.NONE ? number.toJavaBigDecimal().signum() : Long.signum(digits);
  }

  /** Negative, 0 or positive as the first number is below, at or above the second. */
  public static int compare(Decimal left, Decimal right) {
    int scale = Math.max(left.scale(), right.scale());
    long one = Unscaled.of(left, scale);
    long other = Unscaled.of(right, scale);
    return one == Unscaled.NONE || other == Unscaled.NONE
        ? left.toJavaBigDecimal().compareTo(right.toJavaBigDecimal())
        : Long.compare(one, other);
  }

  /** A whole number. */
  public static @Nullable Decimal ofWhole(long number, int precision, int scale) {
    long digits = Unscaled.shifted(number, scale);
    return number == Unscaled.NONE || digits == Unscaled.NONE
        ? fitted(BigDecimal.valueOf(number), precision, scale)
        : Unscaled.decimal(digits, precision, scale);
  }

  /** The number whose digits are {@code upper * 2^32 + lower}; null when it does not fit. */
  public static @Nullable Decimal ofHalves(long upper, long lower, int precision, int scale) {
    BigInteger digits =
        BigInteger.valueOf(upper).shiftLeft(Integer.SIZE).add(BigInteger.valueOf(lower));
    return fitted(new BigDecimal(digits, scale), precision, scale);
  }

  /** The double next to a number. */
  public static double toDouble(Decimal number) {
    long digits = Unscaled.of(number);
    int scale = number.scale();
    // A quotient of two doubles that are exact is rounded once.
    return Math.abs(digits) <= MOST_EXACT_DOUBLE
            && digits != Unscaled.NONE
            && scale < EXACT_POWERS.length
        ? digits / EXACT_POWERS[scale]
        : number.toJavaBigDecimal().doubleValue();
  }

  /** The product, rounded half away from zero; null when it does not fit. */
  public static @Nullable Decimal roundedProduct(
      Decimal left, Decimal right, int precision, int scale) {
    BigDecimal product = left.toJavaBigDecimal().multiply(right.toJavaBigDecimal());
    return fitted(product.setScale(scale, RoundingMode.HALF_UP), precision, scale);
  }

  /** The quotient, rounded half away from zero; null when it does not fit or the divisor is 0. */
  public static @Nullable Decimal roundedQuotient(
      Decimal number, Decimal divisor, int precision, int scale) {
    BigDecimal by = divisor.toJavaBigDecimal();
    return by.signum() == 0
        ? null
        : fitted(
            number.toJavaBigDecimal().divide(by, scale, RoundingMode.HALF_UP), precision, scale);
  }

  /** The number with a wider type; null when its digits do not fit. */
  public static @Nullable Decimal widened(Decimal number, int precision, int scale) {
    long digits = Unscaled.of(number, scale);
    return digits == Unscaled.NONE
        ? fitted(number.toJavaBigDecimal(), precision, scale)
        : Unscaled.decimal(digits, precision, scale);
  }

  /** The remainder with the sign of the divisor; null for a zero divisor. */
  public static @Nullable Decimal modulo(
      Decimal number, Decimal divisor, int precision, int scale) {
    long dividend = Unscaled.of(number, scale);
    long by = Unscaled.of(divisor, scale);
    if (dividend != Unscaled.NONE && by != Unscaled.NONE) {
      return by == 0 ? null : Unscaled.decimal(Math.floorMod(dividend, by), precision, scale);
    }
    BigDecimal exact = divisor.toJavaBigDecimal();
    if (exact.signum() == 0) {
      return null;
    }
    BigDecimal remainder = number.toJavaBigDecimal().remainder(exact);
    boolean otherSign = remainder.signum() != 0 && remainder.signum() != exact.signum();
    return fitted(otherSign ? remainder.add(exact) : remainder, precision, scale);
  }

  /** Rounds half away from zero. */
  public static @Nullable Decimal round(Decimal number, double places, int precision, int scale) {
    return rounded(number, places, RoundingMode.HALF_UP, precision, scale);
  }

  /** Rounds away from zero. */
  public static @Nullable Decimal roundUp(Decimal number, double places, int precision, int scale) {
    return rounded(number, places, RoundingMode.UP, precision, scale);
  }

  /** Rounds towards zero. */
  public static @Nullable Decimal roundDown(
      Decimal number, double places, int precision, int scale) {
    return rounded(number, places, RoundingMode.DOWN, precision, scale);
  }

  /** The largest whole number that is not larger. */
  public static @Nullable Decimal floor(Decimal number, int precision, int scale) {
    return rounded(number, 0, RoundingMode.FLOOR, precision, scale);
  }

  private static @Nullable Decimal rounded(
      Decimal number, double places, RoundingMode mode, int precision, int scale) {
    int wanted = (int) Math.max(-MOST_PLACES, Math.min(MOST_PLACES, places));
    int surplus = number.scale() - wanted;
    if (surplus <= 0) {
      return widened(number, precision, scale);
    }
    long digits = Unscaled.of(number);
    if (digits != Unscaled.NONE && surplus <= Unscaled.MOST_DIGITS) {
      long rounded =
          Unscaled.shifted(quotient(digits, Unscaled.power(surplus), mode), scale - wanted);
      if (rounded != Unscaled.NONE) {
        return Unscaled.decimal(rounded, precision, scale);
      }
    }
    return fitted(number.toJavaBigDecimal().setScale(wanted, mode), precision, scale);
  }

  private static long quotient(long digits, long power, RoundingMode mode) {
    long quotient = digits / power;
    long rest = Math.abs(digits - quotient * power);
    boolean away =
        switch (mode) {
          // The rest may be more than half of what a long holds.
          case HALF_UP -> rest >= power - rest;
          case UP -> rest != 0;
          case FLOOR -> rest != 0 && digits < 0;
          default -> false;
        };
    return away ? quotient + Long.signum(digits) : quotient;
  }

  private static Decimal small(long digits, Decimal like) {
    Decimal number = Unscaled.decimal(digits, like.precision(), like.scale());
    return number == null ? large(BigDecimal.valueOf(digits, like.scale()), like) : number;
  }

  private static Decimal large(BigDecimal exact, Decimal like) {
    return Decimal.apply(exact, like.precision(), like.scale());
  }

  private static @Nullable Decimal fitted(BigDecimal exact, int precision, int scale) {
    BigDecimal result = exact;
    if (exact.scale() > scale) {
      try {
        result = exact.setScale(scale, RoundingMode.UNNECESSARY);
      } catch (ArithmeticException e) {
        return null;
      }
    } else if (exact.scale() < scale) {
      result = exact.setScale(scale);
    }
    return result.precision() > precision ? null : Decimal.apply(result, precision, scale);
  }
}
