package dev.sluice.market.tape;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;

/**
 * Whole numbers, and decimals as whole numbers of their last digit.
 *
 * @param type bigint, or a decimal of at most {@link #DIGITS} digits
 */
record ExactCodes(DataType type) implements NumberCodes {

  static final int DIGITS = 18;

  /** Ten times a number below it, and the sum of a few such, fit into a long. */
  private static final long SMALL = 1L << 56;

  @Override
  public boolean isExact() {
    return true;
  }

  @Override
  public int scale() {
    return type instanceof DecimalType decimal ? decimal.scale() : 0;
  }

  @Override
  public double rounded(long code) {
    return BigDecimal.valueOf(code, scale()).doubleValue();
  }

  @Override
  public long read(InternalRow row, int column) {
    if (row.isNullAt(column)) {
      return NONE;
    }
    long code =
        type instanceof DecimalType decimal
            ? row.getDecimal(column, decimal.precision(), decimal.scale()).toUnscaledLong()
            : row.getLong(column);
    return Math.max(code, NONE);
  }

  @Override
  public Object value(long code) {
    return type instanceof DecimalType decimal
        ? Decimal.apply(code, decimal.precision(), decimal.scale())
        : (Object) code;
  }

  @Override
  public long limit(BigDecimal limit) {
    return limit
        .movePointRight(scale())
        .setScale(0, RoundingMode.FLOOR)
        .min(BigDecimal.valueOf(Long.MAX_VALUE))
        .longValueExact();
  }

  @Override
  public long plus(long one, long other) {
    return Math.addExact(one, other);
  }

  @Override
  public DataType halfType() {
    return type instanceof DecimalType decimal
        ? DataTypes.createDecimalType(decimal.precision() + 1, decimal.scale() + 1)
        : DataTypes.createDecimalType(DIGITS + 2, 1);
  }

  @Override
  public Object half(long one, long other) {
    DecimalType half = (DecimalType) halfType();
    long sum = one + other;
    if (one < SMALL && other < SMALL) {
      return Decimal.apply(5 * sum, half.precision(), half.scale());
    }
    BigInteger tenths =
        BigInteger.valueOf(one).add(BigInteger.valueOf(other)).multiply(BigInteger.valueOf(5));
    return Decimal.apply(
        new scala.math.BigDecimal(new BigDecimal(tenths, half.scale())),
        half.precision(),
        half.scale());
  }

  @Override
  public Object difference(long one, long other) {
    return value(one - other);
  }

  @Override
  public int sign(int[] factors, long... codes) {
    long sum = 0;
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] >= SMALL) {
        return wideSign(factors, codes);
      }
      sum += factors[i] * codes[i];
    }
    return Long.signum(sum);
  }

  private static int wideSign(int[] factors, long[] codes) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < codes.length; i++) {
      sum = sum.add(BigInteger.valueOf(codes[i]).multiply(BigInteger.valueOf(factors[i])));
    }
    return sum.signum();
  }
}
