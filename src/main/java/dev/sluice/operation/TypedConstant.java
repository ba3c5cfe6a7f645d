package dev.sluice.operation;

import dev.sluice.problem.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampType;

/** A constant that a user wrote for a column, and where. */
record TypedConstant(String written, Place place) {

  /** The constant in the type of the column; nothing when it is no value of that type. */
  Optional<Column> as(DataType type) {
    try {
      return value(written, type).map(value -> functions.lit(value).cast(type));
    } catch (NumberFormatException | ArithmeticException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Object> value(String written, DataType type) {
    if (type instanceof StringType) {
      return Optional.of(written);
    } else if (type instanceof IntegralType) {
      return Optional.<Object>of(Long.valueOf(written)).filter(value -> fits((Long) value, type));
    } else if (type instanceof DecimalType decimal) {
      return Optional.<Object>of(new BigDecimal(written).setScale(decimal.scale()))
          .filter(value -> ((BigDecimal) value).precision() <= decimal.precision());
    } else if (type instanceof DoubleType || type instanceof FloatType) {
      return Optional.<Object>of(Double.valueOf(written))
          .filter(value -> Double.isFinite((Double) value));
    } else if (type instanceof BooleanType) {
      return written.equals("true") || written.equals("false")
          ? Optional.of(Boolean.valueOf(written))
          : Optional.empty();
    } else if (type instanceof DateType) {
      return Optional.of(LocalDate.parse(written));
    }
    return type instanceof TimestampType ? Optional.of(Instant.parse(written)) : Optional.empty();
  }

  private static boolean fits(long value, DataType type) {
    int bits = type.defaultSize() * Byte.SIZE;
    return bits >= Long.SIZE || value >> (bits - 1) == 0 || value >> (bits - 1) == -1;
  }
}
