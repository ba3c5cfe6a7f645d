package dev.sluice.formula.runtime;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic of Excel's numbers. Excel shows and rounds the decimal form of 15 significant digits,
 * so that 2.675 rounds to 2.68 although the double is a little less. Null stands for {@code #NUM!}
 * unless a method says otherwise.
 */
public final class Doubles {

  /** Excel's numbers have this many significant digits. */
  static final MathContext FIFTEEN_DIGITS = new MathContext(15, RoundingMode.HALF_UP);

  // Beyond these a rounded place can hold no digit of a double.
  private static final double MOST_PLACES = 330;
  private static final double SAME = 1e-13;

  private Doubles() {}

  /**
   * The number, or null when it is too large for Excel or no number at all. Adding 0 turns a
   * negative zero, which Excel does not have, into zero.
   */
  public static @Nullable Double finite(double number) {
    return Math.abs(number) <= Double.MAX_VALUE ? number + 0.0 : null;
  }

  /** The quotient; null for a zero divisor, which is {@code #DIV/0!}, or one too large. */
  public static @Nullable Double divide(double dividend, double divisor) {
    return divisor == 0 ? null : finite(dividend / divisor);
  }

  /**
   * A power as Excel has it: 0^0 and roots of negative numbers are {@code #NUM!}, but for odd
   * roots, which are negative: (-8)^(1/3) is -2.
   */
  public static @Nullable Double power(double base, double exponent) {
    return base == 0 && exponent <= 0 ? null : finite(realPower(base, exponent));
  }

  /** The same without a check of its arguments; NaN where there is no real power. */
  public static double realPower(double base, double exponent) {
    if (base < 0 && Math.abs(exponent) < 1 && exponent != 0) {
      double root = Math.rint(1 / exponent);
      return root % 2 != 0 && compare(1 / exponent, root) == 0
          ? -Math.pow(-base, exponent)
          : Double.NaN;
    }
    return Math.pow(base, exponent);
  }

  /**
   * The remainder with the sign of the divisor; null for a zero divisor or a quotient too large.
   */
  public static @Nullable Double modulo(double number, double divisor) {
    if (divisor == 0 || Math.abs(number / divisor) > 1.125899906842624e15) {
      return null;
    }
    double remainder = number - divisor * Math.floor(number / divisor);
    // Subtracting a rounded product may leave less than nothing; the exact remainder cannot.
    if (remainder != 0 && Math.signum(remainder) != Math.signum(divisor)) {
      remainder = number % divisor;
      return remainder != 0 && Math.signum(remainder) != Math.signum(divisor)
          ? remainder + divisor
          : remainder;
    }
    return remainder + 0.0;
  }

  /** Rounds half away from zero, at 15 significant digits. */
  public static @Nullable Double round(double number, double places) {
    return rounded(number, places, RoundingMode.HALF_UP);
  }

  /** Rounds away from zero. */
  public static @Nullable Double roundUp(double number, double places) {
    return rounded(number, places, RoundingMode.UP);
  }

  /** Rounds towards zero. */
  public static @Nullable Double roundDown(double number, double places) {
    return rounded(number, places, RoundingMode.DOWN);
  }

  private static @Nullable Double rounded(double number, double places, RoundingMode mode) {
    if (number == 0 || places > MOST_PLACES) {
      return number + 0.0;
    }
    if (places < -MOST_PLACES) {
      return mode == RoundingMode.UP ? null : 0.0;
    }
    if (Math.rint(number) == number && places >= 0) {
      return number;
    }
    return finite(
        new BigDecimal(number).round(FIFTEEN_DIGITS).setScale((int) places, mode).doubleValue());
  }

  /** The largest whole number that is not larger, at 15 significant digits for tiny differences. */
  public static double floor(double number) {
    return Math.floor(number) + 0.0;
  }

  /** Without its fraction, as whole-number arguments are read. */
  public static double truncated(double number) {
    return (number < 0 ? Math.ceil(number) : Math.floor(number)) + 0.0;
  }

  /** Compares as Excel does: what is equal in 15 significant digits is equal. */
  public static int compare(double left, double right) {
    if (left == right) {
      return 0;
    }
    double larger = Math.max(Math.abs(left), Math.abs(right));
    if (Math.abs(left - right) > larger * SAME || Double.isInfinite(larger)) {
      return left < right ? -1 : 1;
    }
    return fifteen(left).compareTo(fifteen(right));
  }

  private static BigDecimal fifteen(double number) {
    return new BigDecimal(number).round(FIFTEEN_DIGITS);
  }

  /** A decimal as the double next to it. */
  public static double of(Decimal number) {
    return number.toDouble();
  }
}
