package dev.sluice.market.bar;

import dev.sluice.market.tape.NumberCodes;
import dev.sluice.market.tape.TimeAxis;
import java.io.Serializable;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of bars.
 *
 * @param isTimed whether a bar is named by a time, or numbered
 * @param isSigned whether bars have the volume of buys and sells
 */
public record BarLayout(
    NumberCodes prices, NumberCodes sizes, TimeAxis axis, boolean isTimed, boolean isSigned)
    implements Serializable {

  /** The columns behind the key. */
  public StructType columns() {
    DataType price = prices.type();
    StructType columns = new StructType().add("bar", isTimed ? axis.type() : DataTypes.LongType);
    for (String name : new String[] {"open", "high", "low", "close"}) {
      columns = columns.add(name, price);
    }
    columns =
        columns
            .add("volume", volumeType())
            .add("dollars", dollarsType())
            .add("trades", DataTypes.LongType)
            .add("vwap", DataTypes.DoubleType)
            .add("twap", DataTypes.DoubleType)
            .add("first_time", axis.type())
            .add("last_time", axis.type());
    return isSigned
        ? columns
            .add("buy_volume", volumeType())
            .add("sell_volume", volumeType())
            .add("order_imbalance", DataTypes.DoubleType)
        : columns;
  }

  DataType volumeType() {
    return sizes.type() instanceof DecimalType decimal
        ? DataTypes.createDecimalType(38, decimal.scale())
        : sizes.type();
  }

  DataType dollarsType() {
    return isExact()
        ? DataTypes.createDecimalType(38, prices.scale() + sizes.scale())
        : DataTypes.DoubleType;
  }

  /** Whether prices times sizes are exact. */
  boolean isExact() {
    return prices.isExact() && sizes.isExact();
  }

  RunningSum volume() {
    return sizes.isExact() ? RunningSum.exact(sizes.scale()) : RunningSum.ofDoubles();
  }

  RunningSum dollars() {
    return isExact() ? RunningSum.exact(prices.scale() + sizes.scale()) : RunningSum.ofDoubles();
  }

  RunningSum priceByTime() {
    return prices.isExact() ? RunningSum.exact(prices.scale()) : RunningSum.ofDoubles();
  }
}
