package dev.sluice.io.write;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

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
  WIDE_DECIMAL,
  /** A struct, an array or a map, which {@link NestedHash} and {@link NestedColumn} take apart. */
  NESTED;

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

  /** Nothing for rare types, which are left to Spark's own writers. */
  static Optional<ColumnKind> of(DataType type) {
    if (type instanceof StructType struct) {
      return nested(
          struct.length() > 0
              && Arrays.stream(struct.fields())
                  .allMatch(field -> of(field.dataType()).isPresent()));
    }
    if (type instanceof ArrayType array) {
      return nested(of(array.elementType()).isPresent());
    }
    if (type instanceof MapType map) {
      return nested(of(map.keyType()).isPresent() && of(map.valueType()).isPresent());
    }
    if (type instanceof DecimalType decimal) {
      if (decimal.precision() > Decimal.MAX_LONG_DIGITS()) {
        return Optional.of(WIDE_DECIMAL);
      }
      return Optional.of(decimal.precision() > Decimal.MAX_INT_DIGITS() ? LONG : SHORT_DECIMAL);
    }
    return Optional.ofNullable(KINDS.get(type));
  }

  private static Optional<ColumnKind> nested(boolean isCovered) {
    return isCovered ? Optional.of(NESTED) : Optional.empty();
  }
}
