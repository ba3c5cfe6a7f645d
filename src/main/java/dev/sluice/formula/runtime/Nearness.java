package dev.sluice.formula.runtime;

import java.math.BigDecimal;
import org.apache.spark.sql.types.Decimal;

/**
 * Whether two numbers are as near as a tolerance asks. Doubles count as the decimal number that
 * they show, so that 1.1 is within 0.1 of 1.0.
 */
public final class Nearness {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Nearness() {}

  /** True when two numbers differ by a number at most. */
  public static boolean within(Decimal left, Decimal right, Decimal most) {
    return isWithin(left.toJavaBigDecimal(), right.toJavaBigDecimal(), most);
  }

  /** The same for doubles. */
  public static boolean within(double left, double right, Decimal most) {
    return isFinite(left, right)
        && isWithin(BigDecimal.valueOf(left), BigDecimal.valueOf(right), most);
  }

  /** True when the right number differs by some percent of the left one at most. */
  public static boolean withinPercent(Decimal left, Decimal right, Decimal most) {
    return isWithinPercent(left.toJavaBigDecimal(), right.toJavaBigDecimal(), most);
  }

  /** The same for doubles. */
  public static boolean withinPercent(double left, double right, Decimal most) {
    return isFinite(left, right)
        && isWithinPercent(BigDecimal.valueOf(left), BigDecimal.valueOf(right), most);
  }

  private static boolean isFinite(double left, double right) {
    return Double.isFinite(left) && Double.isFinite(right);
  }

  private static boolean isWithin(BigDecimal left, BigDecimal right, Decimal most) {
    return right.subtract(left).abs().compareTo(most.toJavaBigDecimal()) <= 0;
  }

  private static boolean isWithinPercent(BigDecimal left, BigDecimal right, Decimal most) {
    BigDecimal difference = right.subtract(left).abs().multiply(HUNDRED);
    return difference.compareTo(left.abs().multiply(most.toJavaBigDecimal())) <= 0;
  }
}
