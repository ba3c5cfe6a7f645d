package dev.sluice.operation.asof;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.ShortType;

/**
 * Reads the time of a row.
 *
 * @param type a timestamp (in microseconds), a date (in days) or a number
 * @param factor on the whole line, how many of its units one unit of the column is
 */
public record TimeColumn(DataType type, TimeLine line, long factor) implements Serializable {

  /** False for a time that finds nothing and is never found: a blank or NaN. */
  boolean isKnown(InternalRow row, int place) {
    return !row.isNullAt(place)
        && (line == TimeLine.WHOLE || !Double.isNaN(Double.longBitsToDouble(time(row, place))));
  }

  /** The time of a row that has one. */
  long time(InternalRow row, int place) {
    return line == TimeLine.WHOLE
        ? whole(row, place) * factor
        : Double.doubleToRawLongBits(number(row, place));
  }

  private long whole(InternalRow row, int place) {
    if (type instanceof DateType || type instanceof IntegerType) {
      return row.getInt(place);
    } else if (type instanceof DecimalType decimal) {
      return row.getDecimal(place, decimal.precision(), decimal.scale()).toUnscaledLong();
    } else if (type instanceof ShortType) {
      return row.getShort(place);
    } else if (type instanceof ByteType) {
      return row.getByte(place);
    }
    return row.getLong(place);
  }

  private double number(InternalRow row, int place) {
    if (type instanceof DoubleType) {
      return row.getDouble(place);
    } else if (type instanceof FloatType) {
      return row.getFloat(place);
    } else if (type instanceof DecimalType decimal) {
      return row.getDecimal(place, decimal.precision(), decimal.scale()).toDouble();
    }
    return whole(row, place);
  }
}
