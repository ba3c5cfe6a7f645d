package dev.sluice.market;

import dev.sluice.formula.compile.Expressions;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;

/** The quotient of two exact numbers as the nearest double: it is rounded once, half to even. */
public final class ExactRatio {

  /** More bits than a double has, and one that says whether anything was cut off. */
  private static final int BITS = Double.SIZE + 2;

  private ExactRatio() {}

  /** The ratio of two decimal columns; null where one is null or the divisor is 0. */
  static Column of(Column dividend, Column divisor) {
    return new Column(
        Expressions.call(
            ExactRatio.class, "orNull", DataTypes.DoubleType, dividend.expr(), divisor.expr()));
  }

  /** The ratio; null when the divisor is 0. */
  public static @Nullable Double orNull(Decimal dividend, Decimal divisor) {
    BigDecimal below = divisor.toJavaBigDecimal();
    return below.signum() == 0 ? null : of(dividend.toJavaBigDecimal(), below);
  }

  /** The ratio; the divisor is not 0. */
  static double of(BigDecimal dividend, BigDecimal divisor) {
    int scale = Math.max(dividend.scale(), divisor.scale());
    return of(dividend.setScale(scale).unscaledValue(), divisor.setScale(scale).unscaledValue());
  }

  private static double of(BigInteger dividend, BigInteger divisor) {
    BigInteger above = dividend.abs();
    BigInteger below = divisor.abs();
    int shift = Math.max(0, BITS + below.bitLength() - above.bitLength());
    BigInteger[] quotient = above.shiftLeft(shift).divideAndRemainder(below);
    BigInteger bits = quotient[1].signum() == 0 ? quotient[0] : quotient[0].setBit(0);
    // Far from the smallest double: the digits of decimals are not so many.
    double ratio = Math.scalb(bits.doubleValue(), -shift);
    return dividend.signum() * divisor.signum() < 0 ? -ratio : ratio;
  }
}
