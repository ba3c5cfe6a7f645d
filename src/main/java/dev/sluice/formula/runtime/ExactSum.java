package dev.sluice.formula.runtime;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;
import org.jspecify.annotations.Nullable;

/**
 * The sum of doubles, rounded once at its end, so that it does not depend on the order of the rows.
 * The running sum is kept as doubles that do not overlap, smallest first (J. R. Shewchuk, Adaptive
 * precision floating-point arithmetic, 1997). Null without any number, or when it is too large.
 */
public final class ExactSum extends Aggregator<Double, ExactSum.Partials, Double> {

  private static final long serialVersionUID = 1L;

  /** Doubles whose exact sum is the sum so far. */
  public static final class Partials implements Serializable {

    private static final long serialVersionUID = 1L;

    private double[] parts = new double[4];
    private int count;
    private boolean any;
    private boolean overflow;

    private void add(double number) {
      any = true;
      double rest = number;
      int kept = 0;
      for (int i = 0; i < count; i++) {
        double other = parts[i];
        double large = Math.abs(rest) >= Math.abs(other) ? rest : other;
        double small = Math.abs(rest) >= Math.abs(other) ? other : rest;
        double sum = large + small;
        double lost = small - (sum - large);
        if (lost != 0) {
          parts[kept++] = lost;
        }
        rest = sum;
      }
      overflow |= !(Math.abs(rest) <= Double.MAX_VALUE);
      if (kept == parts.length) {
        parts = Arrays.copyOf(parts, 2 * kept);
      }
      parts[kept] = rest;
      count = kept + 1;
    }

    private @Nullable Double sum() {
      if (!any || overflow) {
        return null;
      }
      double sum = 0;
      double lost = 0;
      int i = count - 1;
      for (; i >= 0 && lost == 0; i--) {
        double before = sum;
        sum = before + parts[i];
        lost = parts[i] - (sum - before);
      }
      // Half-way cases round by what is left below.
      if (i >= 0 && (lost < 0 && parts[i] < 0 || lost > 0 && parts[i] > 0)) {
        double twice = lost * 2;
        double rounded = sum + twice;
        if (rounded - sum == twice) {
          sum = rounded;
        }
      }
      return sum;
    }
  }

  @Override
  public Partials zero() {
    return new Partials();
  }

  @Override
  public Partials reduce(Partials sum, @Nullable Double number) {
    if (number != null) {
      sum.add(number);
    }
    return sum;
  }

  @Override
  public Partials merge(Partials left, Partials right) {
    for (int i = 0; i < right.count; i++) {
      left.add(right.parts[i]);
    }
    left.any |= right.any;
    left.overflow |= right.overflow;
    return left;
  }

  @Override
  public @Nullable Double finish(Partials sum) {
    return sum.sum();
  }

  @Override
  public Encoder<Partials> bufferEncoder() {
    return Encoders.kryo(Partials.class);
  }

  @Override
  public Encoder<Double> outputEncoder() {
    return Encoders.DOUBLE();
  }
}
