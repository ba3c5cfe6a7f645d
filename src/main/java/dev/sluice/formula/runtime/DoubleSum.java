package dev.sluice.formula.runtime;

import java.io.Serializable;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;
import org.jspecify.annotations.Nullable;

/**
 * The sum of doubles, rounded once at its end, so that it does not depend on the order of the rows.
 * Null without any number, or when it is too large.
 */
public final class DoubleSum
    extends Aggregator<@Nullable Double, DoubleSum.Running, @Nullable Double> {

  private static final long serialVersionUID = 1L;

  /** The sum so far. */
  public static final class Running implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ExactSum sum = new ExactSum();
    private boolean any;
  }

  @Override
  public Running zero() {
    return new Running();
  }

  @Override
  public Running reduce(Running running, @Nullable Double number) {
    if (number != null) {
      running.any = true;
      running.sum.add(number);
    }
    return running;
  }

  @Override
  public Running merge(Running left, Running right) {
    left.any |= right.any;
    left.sum.add(right.sum);
    return left;
  }

  @Override
  public @Nullable Double finish(Running running) {
    double sum = running.sum.rounded();
    return running.any && Double.isFinite(sum) ? sum : null;
  }

  @Override
  public Encoder<Running> bufferEncoder() {
    return Encoders.kryo(Running.class);
  }

  @Override
  public Encoder<@Nullable Double> outputEncoder() {
    return Encoders.DOUBLE();
  }
}
