package dev.sluice.market.bar;

import dev.sluice.formula.runtime.ExactSum;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.LongType;

/**
 * A sum without rounding, of whole numbers of a last digit or of doubles.
 *
 * @see #exact
 * @see #ofDoubles
 */
final class RunningSum {

  private static final MathContext ENOUGH = new MathContext(40);

  private final int scale;
  private final boolean isExact;
  private ExactSum doubles = new ExactSum();
  private BigInteger large = BigInteger.ZERO;
  private long small;

  private RunningSum(int scale, boolean isExact) {
    this.scale = scale;
    this.isExact = isExact;
  }

  /** A sum of whole numbers that have their point so many digits from their end. */
  static RunningSum exact(int scale) {
    return new RunningSum(scale, true);
  }

  static RunningSum ofDoubles() {
    return new RunningSum(0, false);
  }

  void clear() {
    doubles = new ExactSum();
    large = BigInteger.ZERO;
    small = 0;
  }

  void add(double number) {
    doubles.add(number);
  }

  void add(long number) {
    long sum = small + number;
    if (((small ^ sum) & (number ^ sum)) < 0) {
      large = large.add(BigInteger.valueOf(small));
      sum = number;
    }
    small = sum;
  }

  void addProduct(long one, long other) {
    long low = one * other;
    if (Math.multiplyHigh(one, other) == low >> 63) {
      add(low);
    } else {
      large = large.add(BigInteger.valueOf(one).multiply(BigInteger.valueOf(other)));
    }
  }

  private BigDecimal total() {
    return isExact
        ? new BigDecimal(large.add(BigInteger.valueOf(small)), scale)
        : new BigDecimal(doubles.rounded());
  }

  boolean reaches(BigDecimal threshold) {
    return total().compareTo(threshold) >= 0;
  }

  /** The sum as a row holds it. */
  Object value(DataType type) {
    if (type instanceof DecimalType decimal) {
      return Decimal.apply(
          new scala.math.BigDecimal(total()), decimal.precision(), decimal.scale());
    }
    return type instanceof LongType ? total().longValueExact() : (Object) total().doubleValue();
  }

  /** This sum by another one, rounded once; not a number where the other is 0. */
  double by(RunningSum other) {
    BigDecimal divisor = other.total();
    return divisor.signum() == 0 ? Double.NaN : total().divide(divisor, ENOUGH).doubleValue();
  }

  /** This sum less another one by both together; not a number where they are 0. */
  double imbalance(RunningSum other) {
    BigDecimal both = total().add(other.total());
    return both.signum() == 0
        ? Double.NaN
        : total().subtract(other.total()).divide(both, ENOUGH).doubleValue();
  }
}
