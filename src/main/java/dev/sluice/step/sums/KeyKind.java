package dev.sluice.step.sums;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** How the values of a column become words of a key, and words become values again. */
enum KeyKind {
  TEXT,
  FLAG,
  BYTE,
  SHORT,
  INT,
  LONG,
  DECIMAL;

  /** True when columns of a type can make a key. */
  static boolean takes(DataType type) {
    return type instanceof StringType
        || type instanceof BooleanType
        || type instanceof ByteType
        || type instanceof ShortType
        || type instanceof IntegerType
        || type instanceof DateType
        || isLong(type)
        || (type instanceof DecimalType decimal
            && decimal.precision() <= Decimal.MAX_LONG_DIGITS());
  }

  private static boolean isLong(DataType type) {
    return type instanceof LongType
        || type instanceof TimestampType
        || type instanceof TimestampNTZType;
  }

  static KeyKind of(DataType type) {
    if (!takes(type)) {
      throw new IllegalArgumentException(type.simpleString() + " is no key");
    }
    if (type instanceof StringType) {
      return TEXT;
    }
    if (type instanceof BooleanType) {
      return FLAG;
    }
    if (type instanceof ByteType) {
      return BYTE;
    }
    if (type instanceof ShortType) {
      return SHORT;
    }
    if (type instanceof DecimalType) {
      return DECIMAL;
    }
    return isLong(type) ? LONG : INT;
  }

  /** The statement that adds a value to a key, in generated code. */
  String code(String key, String value) {
    return switch (this) {
      case TEXT -> key + ".text(" + value + ");";
      case FLAG -> key + ".number(" + value + " ? 1L : 0L);";
      case DECIMAL -> key + ".number(" + value + ".toUnscaledLong());";
      case BYTE, SHORT, INT, LONG -> key + ".number((long) " + value + ");";
    };
  }

  /** Adds a column of a row, which is not null, to a key. */
  void write(KeyWords key, InternalRow row, int column, DataType type) {
    switch (this) {
      case TEXT -> key.text(row.getUTF8String(column));
      case FLAG -> key.number(row.getBoolean(column) ? 1 : 0);
      case DECIMAL -> {
        DecimalType decimal = (DecimalType) type;
        key.number(row.getDecimal(column, decimal.precision(), decimal.scale()).toUnscaledLong());
      }
      case BYTE -> key.number(row.getByte(column));
      case SHORT -> key.number(row.getShort(column));
      case INT -> key.number(row.getInt(column));
      case LONG -> key.number(row.getLong(column));
    }
  }

  /** The value that a number was made of. */
  Object read(long word, DataType type) {
    return switch (this) {
      case FLAG -> word != 0;
      case BYTE -> (byte) word;
      case SHORT -> (short) word;
      case INT -> (int) word;
      case LONG -> word;
      case DECIMAL -> {
        DecimalType decimal = (DecimalType) type;
        yield Decimal.createUnsafe(word, decimal.precision(), decimal.scale());
      }
      case TEXT -> throw new IllegalStateException("a text is more than a number");
    };
  }
}
