package dev.sluice.market.tape;

import java.math.BigDecimal;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Positive doubles by their bits, which compare as they do. */
record DoubleCodes() implements NumberCodes {

  /** How far a sum of a few doubles can be from the truth, as a part of its terms. */
  private static final double DOUBT = 1e-14;

  @Override
  public DataType type() {
    return DataTypes.DoubleType;
  }

  @Override
  public long read(InternalRow row, int column) {
    if (row.isNullAt(column)) {
      return NONE;
    }
    double number = row.getDouble(column);
    return number > 0 && number < Double.POSITIVE_INFINITY ? Double.doubleToLongBits(number) : NONE;
  }

  @Override
  public Object value(long code) {
    return Double.longBitsToDouble(code);
  }

  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public int scale() {
    return 0;
  }

  @Override
  public double rounded(long code) {
    return Double.longBitsToDouble(code);
  }

  @Override
  public long limit(BigDecimal limit) {
    return Double.doubleToLongBits(limit.doubleValue());
  }

  @Override
  public long plus(long one, long other) {
    return Double.doubleToLongBits(Double.longBitsToDouble(one) + Double.longBitsToDouble(other));
  }

  @Override
  public DataType halfType() {
    return DataTypes.DoubleType;
  }

  @Override
  public Object half(long one, long other) {
    return (Double.longBitsToDouble(one) + Double.longBitsToDouble(other)) / 2;
  }

  @Override
  public Object difference(long one, long other) {
    return Double.longBitsToDouble(one) - Double.longBitsToDouble(other);
  }

  @Override
  public int sign(int[] factors, long... codes) {
    double sum = 0;
    double terms = 0;
    for (int i = 0; i < codes.length; i++) {
      double term = factors[i] * Double.longBitsToDouble(codes[i]);
      sum += term;
      terms += Math.abs(term);
    }
    return Math.abs(sum) > terms * DOUBT ? (int) Math.signum(sum) : writtenSign(factors, codes);
  }

  private static int writtenSign(int[] factors, long[] codes) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < codes.length; i++) {
      BigDecimal written = BigDecimal.valueOf(Double.longBitsToDouble(codes[i]));
      sum = sum.add(written.multiply(BigDecimal.valueOf(factors[i])));
    }
    return sum.signum();
  }
}
