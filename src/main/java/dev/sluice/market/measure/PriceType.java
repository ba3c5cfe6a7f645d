package dev.sluice.market.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.market.tape.NumberCodes;
import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.MakeDecimal;
import org.apache.spark.sql.catalyst.expressions.UnscaledValue;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * The types in which measures of prices are computed: exact decimals, or doubles. Decimals are
 * reckoned with as whole numbers of their last digit, which is many times faster.
 *
 * @param price what prices are cast to
 */
record PriceType(DataType price) {

  private static final int DIGITS_OF_BIGINT = 18;
  private static final long FIVE = 5;

  /** Five times a number below it fits into a long. */
  private static final long SMALL = Long.MAX_VALUE / FIVE;

  static PriceType of(NumberCodes prices) {
    if (!prices.isExact()) {
      return new PriceType(DataTypes.DoubleType);
    }
    return new PriceType(
        prices.type() instanceof DecimalType decimal
            ? decimal
            : DataTypes.createDecimalType(DIGITS_OF_BIGINT, 0));
  }

  /** The type of twice a difference of prices. */
  DataType spread() {
    return price instanceof DecimalType decimal
        ? DataTypes.createDecimalType(decimal.precision() + 1, decimal.scale())
        : price;
  }

  /** The type of half of a sum of two prices. */
  DataType mid() {
    return price instanceof DecimalType decimal
        ? DataTypes.createDecimalType(decimal.precision() + 1, decimal.scale() + 1)
        : price;
  }

  /** A price as a number to reckon with: a double, or the whole number of its last digit. */
  Column number(Column value) {
    Column typed = value.cast(price);
    return isExact() ? new Column(new UnscaledValue(typed.expr())) : typed;
  }

  /** Twice a difference of such numbers as an amount. */
  Column amount(Column number) {
    return isExact() ? decimal(number, (DecimalType) spread()) : number;
  }

  /** Half of a sum of two such numbers as an amount, without rounding. */
  Column half(Column sum) {
    if (!isExact()) {
      return sum.divide(2.0);
    }
    DecimalType half = (DecimalType) mid();
    return when(sum.lt(SMALL), decimal(sum.multiply(FIVE), half))
        .otherwise(
            decimal(sum, DecimalType.apply(half.precision(), half.scale() - 1))
                .multiply(lit(new BigDecimal("0.5")))
                .cast(half));
  }

  private static Column decimal(Column number, DecimalType type) {
    return new Column(new MakeDecimal(number.expr(), type.precision(), type.scale(), true));
  }

  private boolean isExact() {
    return price instanceof DecimalType;
  }

  /** Whether such a number is a price: above zero, and finite. */
  Column isThere(Column number) {
    Column there = number.gt(lit(0));
    return coalesce(
        isExact() ? there : there.and(number.lt(lit(Double.POSITIVE_INFINITY))), lit(false));
  }
}
