package dev.sluice.io.write;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;

/** How a column lies in a row of Spark's binary form and in a Parquet file. */
enum ColumnKind {
  BOOLEAN,
  /** Integers and dates. */
  INT,
  /** Long integers, times in microseconds, and the digits of decimals that fit into a long. */
  LONG,
  /** The digits of a decimal, a long in the row and an int in the file. */
  SHORT_DECIMAL,
  FLOAT,
  DOUBLE,
  /** Text in UTF-8, and bytes. */
  BYTES,
  /** The digits of a decimal in as many bytes as they need, sign first. */
  WIDE_DECIMAL;

  private static final Map<DataType, ColumnKind> KINDS =
      Map.of(
          DataTypes.BooleanType, BOOLEAN,
          DataTypes.IntegerType, INT,
          DataTypes.DateType, INT,
          DataTypes.LongType, LONG,
          DataTypes.TimestampType, LONG,
          DataTypes.TimestampNTZType, LONG,
          DataTypes.FloatType, FLOAT,
          DataTypes.DoubleType, DOUBLE,
          DataTypes.StringType, BYTES,
          DataTypes.BinaryType, BYTES);

  /** Nothing for types that are left to Spark's own writers: nested ones and rare ones. */
  static Optional<ColumnKind> of(DataType type) {
    if (type instanceof DecimalType decimal) {
      if (decimal.precision() > Decimal.MAX_LONG_DIGITS()) {
        return Optional.of(WIDE_DECIMAL);
      }
      return Optional.of(decimal.precision() > Decimal.MAX_INT_DIGITS() ? LONG : SHORT_DECIMAL);
    }
    return Optional.ofNullable(KINDS.get(type));
  }
}
