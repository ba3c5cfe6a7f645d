package dev.sluice.formula.runtime;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * Exact arithmetic where the result may need more digits than a decimal has. Null stands for {@code
 * #NUM!}: too many digits are never rounded away silently.
 */
public final class Decimals {

  private static final int MOST_PLACES = 100;

  private Decimals() {}

  /** The exact sum, when it fits. */
  public static @Nullable Decimal add(Decimal left, Decimal right, int precision, int scale) {
    return fitted(left.toJavaBigDecimal().add(right.toJavaBigDecimal()), precision, scale);
  }

  /** The exact difference, when it fits. */
  public static @Nullable Decimal subtract(Decimal left, Decimal right, int precision, int scale) {
    return fitted(left.toJavaBigDecimal().subtract(right.toJavaBigDecimal()), precision, scale);
  }

  /** The exact product, when it fits. */
  public static @Nullable Decimal multiply(Decimal left, Decimal right, int precision, int scale) {
    return fitted(left.toJavaBigDecimal().multiply(right.toJavaBigDecimal()), precision, scale);
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
    return fitted(number.toJavaBigDecimal(), precision, scale);
  }

  /** The remainder with the sign of the divisor; null for a zero divisor. */
  public static @Nullable Decimal modulo(
      Decimal number, Decimal divisor, int precision, int scale) {
    BigDecimal by = divisor.toJavaBigDecimal();
    if (by.signum() == 0) {
      return null;
    }
    BigDecimal remainder = number.toJavaBigDecimal().remainder(by);
    boolean otherSign = remainder.signum() != 0 && remainder.signum() != by.signum();
    return fitted(otherSign ? remainder.add(by) : remainder, precision, scale);
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
    return fitted(number.toJavaBigDecimal().setScale(0, RoundingMode.FLOOR), precision, scale);
  }

  private static @Nullable Decimal rounded(
      Decimal number, double places, RoundingMode mode, int precision, int scale) {
    BigDecimal exact = number.toJavaBigDecimal();
    int wanted = (int) Math.max(-MOST_PLACES, Math.min(MOST_PLACES, places));
    BigDecimal result = wanted >= exact.scale() ? exact : exact.setScale(wanted, mode);
    return fitted(result, precision, scale);
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
