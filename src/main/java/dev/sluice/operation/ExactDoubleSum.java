package dev.sluice.operation;

import dev.sluice.formula.runtime.ExactSum;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;
import org.jspecify.annotations.Nullable;

/**
 * The sum of a column of doubles, rounded once from the exact sum, so that it is the same for every
 * order of rows and every partitioning. Blanks are skipped; no numbers at all sum up to 0. Spark's
 * own sum rounds after every row and depends on the order.
 */
final class ExactDoubleSum extends Aggregator<@Nullable Double, ExactSum, Double> {

  private static final long serialVersionUID = 1L;

  @Override
  public ExactSum zero() {
    return new ExactSum();
  }

  @Override
  public ExactSum reduce(ExactSum sum, @Nullable Double number) {
    if (number != null) {
      sum.add(number);
    }
    return sum;
  }

  @Override
  public ExactSum merge(ExactSum left, ExactSum right) {
    left.add(right);
    return left;
  }

  @Override
  public Double finish(ExactSum sum) {
    return sum.rounded();
  }

  @Override
  public Encoder<ExactSum> bufferEncoder() {
    return Encoders.kryo(ExactSum.class);
  }

  @Override
  public Encoder<Double> outputEncoder() {
    return Encoders.DOUBLE();
  }
}
