package dev.sluice.operation;

import dev.sluice.formula.runtime.ExactSum;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;
import org.jspecify.annotations.Nullable;

/**
 * The sample standard deviation (Excel's STDEV.S) of a column of doubles, from the exact sum and
 * the exact sum of squares: the same for every order of rows, and without the loss that the
 * textbook formula has in doubles. Blanks are skipped; fewer than two numbers have none.
 *
 * <p>Public only because Spark asks it of what an aggregator carries from row to row.
 */
public final class ExactDeviation
    extends Aggregator<@Nullable Double, ExactDeviation.Moments, @Nullable Double> {

  private static final long serialVersionUID = 1L;

  /** More digits than two doubles multiplied can have; only the quotient is rounded here. */
  private static final MathContext PRECISION = new MathContext(40);

  /** How many numbers, their sum and the sum of their squares. */
  public static final class Moments implements Serializable {
    private static final long serialVersionUID = 1L;

    private long count;
    private final ExactSum sum = new ExactSum();
    private final ExactSum squares = new ExactSum();
  }

  @Override
  public Moments zero() {
    return new Moments();
  }

  @Override
  public Moments reduce(Moments moments, @Nullable Double number) {
    if (number != null) {
      double square = number * number;
      moments.count++;
      moments.sum.add(number);
      moments.squares.add(square);
      if (Double.isFinite(square)) {
        // What the square lost by rounding is itself a double.
        moments.squares.add(Math.fma(number, number, -square));
      }
    }
    return moments;
  }

  @Override
  public Moments merge(Moments left, Moments right) {
    left.count += right.count;
    left.sum.add(right.sum);
    left.squares.add(right.squares);
    return left;
  }

  @Override
  public @Nullable Double finish(Moments moments) {
    if (moments.count < 2) {
      return null;
    }
    if (!moments.squares.isFinite()) {
      return Double.NaN;
    }
    BigDecimal count = BigDecimal.valueOf(moments.count);
    BigDecimal sum = moments.sum.exact();
    BigDecimal spread = count.multiply(moments.squares.exact()).subtract(sum.multiply(sum));
    return spread
        .max(BigDecimal.ZERO)
        .divide(count.multiply(count.subtract(BigDecimal.ONE)), PRECISION)
        .sqrt(PRECISION)
        .doubleValue();
  }

  @Override
  public Encoder<Moments> bufferEncoder() {
    return Encoders.kryo(Moments.class);
  }

  @Override
  public Encoder<@Nullable Double> outputEncoder() {
    return Encoders.DOUBLE();
  }
}
