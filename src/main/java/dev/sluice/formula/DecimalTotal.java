package dev.sluice.formula;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.sum;

import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.runtime.Decimals;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.UnscaledValue;
import org.apache.spark.sql.types.DecimalType;

/**
 * The exact sum of decimals of at most 18 digits. Spark keeps the sum in a wide decimal, which it
 * reads and writes as bytes for every row; here the upper and the lower half of the digits are
 * added up in two longs, which no number of rows that a cluster can hold makes overflow.
 */
public final class DecimalTotal {

  /** The most digits that a long holds in any case. */
  private static final int MOST_DIGITS = 18;

  private static final int HALF = 32;
  private static final long LOWER_HALF = 0xFFFF_FFFFL;

  private DecimalTotal() {}

  /** True when a type can be added up in this way. */
  public static boolean takes(DecimalType type) {
    return type.precision() <= MOST_DIGITS;
  }

  /**
   * The sum, as an aggregate; null when there is no value.
   *
   * @param input of a type that {@link #takes} takes
   * @param result has the scale of the input
   */
  public static Column of(Column input, DecimalType result) {
    Column digits = new Column(new UnscaledValue(input.expr()));
    Column upper = sum(shiftright(digits, HALF));
    Column lower = sum(digits.bitwiseAND(lit(LOWER_HALF)));
    return new Column(
        Expressions.call(
            Decimals.class,
            "ofHalves",
            result,
            upper.expr(),
            lower.expr(),
            Expressions.literal(result.precision()),
            Expressions.literal(result.scale())));
  }
}
