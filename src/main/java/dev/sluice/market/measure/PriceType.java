package dev.sluice.market.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import dev.sluice.market.tape.NumberCodes;
import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * The types in which measures of prices are computed: exact decimals, or doubles.
 *
 * @param price what prices are cast to
 */
record PriceType(DataType price) {

  private static final int DIGITS_OF_BIGINT = 19;

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

  /** Half of a sum of two prices, without rounding. */
  Column half(Column sum) {
    return price instanceof DecimalType
        ? sum.multiply(lit(new BigDecimal("0.5"))).cast(mid())
        : sum.divide(2.0);
  }

  /** Whether a price is there: above zero, and finite. */
  Column isThere(Column value) {
    Column there = value.gt(lit(0));
    return coalesce(
        price instanceof DecimalType ? there : there.and(value.lt(lit(Double.POSITIVE_INFINITY))),
        lit(false));
  }
}
