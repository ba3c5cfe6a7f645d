package dev.sluice.io.write;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnWriter;
import org.apache.iceberg.shaded.org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A value within a nested one that has no parts itself: how it is hashed and written. Values of
 * rows are handled without objects by {@link RowHash} and {@link RowColumns}; these may stand in
 * anything that Spark keeps values in.
 *
 * @param precision of a decimal
 * @param scale of a decimal
 */
record FlatValue(ColumnKind kind, int precision, int scale) implements Serializable {

  static FlatValue of(DataType type) {
    ColumnKind kind = ColumnKind.of(type).orElseThrow();
    return type instanceof DecimalType decimal
        ? new FlatValue(kind, decimal.precision(), decimal.scale())
        : new FlatValue(kind, 0, 0);
  }

  /** The hash that goes on from another one, equal to that of {@link RowHash}. */
  long hash(SpecializedGetters from, int at, long hash) {
    return switch (kind) {
      case BOOLEAN -> XXH64.hashInt(from.getBoolean(at) ? 1 : 0, hash);
      case INT -> XXH64.hashInt(from.getInt(at), hash);
      case LONG, SHORT_DECIMAL -> XXH64.hashLong(digits(from, at), hash);
      case FLOAT -> XXH64.hashInt(RowHash.bits(from.getFloat(at)), hash);
      case DOUBLE -> XXH64.hashLong(RowHash.bits(from.getDouble(at)), hash);
      case BYTES -> text(from, at, hash);
      case WIDE_DECIMAL -> {
        byte[] wide = wide(from, at);
        yield XXH64.hashUnsafeBytes(wide, Platform.BYTE_ARRAY_OFFSET, wide.length, hash);
      }
      case NESTED -> throw new IllegalStateException("a nested value is taken apart");
    };
  }

  private static long text(SpecializedGetters from, int at, long hash) {
    UTF8String text = from.getUTF8String(at);
    return XXH64.hashUnsafeBytes(text.getBaseObject(), text.getBaseOffset(), text.numBytes(), hash);
  }

  /**
   * Writes the value.
   *
   * @param fixed room for the digits of a wide decimal, as long as the column has them
   */
  void write(
      SpecializedGetters from,
      int at,
      ColumnWriter writer,
      int repetition,
      int level,
      byte[] fixed) {
    switch (kind) {
      case BOOLEAN -> writer.write(from.getBoolean(at), repetition, level);
      case INT -> writer.write(from.getInt(at), repetition, level);
      case LONG -> writer.write(digits(from, at), repetition, level);
      case SHORT_DECIMAL -> writer.write((int) digits(from, at), repetition, level);
      case FLOAT -> writer.write(from.getFloat(at), repetition, level);
      case DOUBLE -> writer.write(from.getDouble(at), repetition, level);
      case BYTES -> writer.write(slice(from.getUTF8String(at)), repetition, level);
      case WIDE_DECIMAL -> {
        byte[] wide = wide(from, at);
        int missing = fixed.length - wide.length;
        Arrays.fill(fixed, 0, missing, (byte) (wide[0] < 0 ? -1 : 0));
        System.arraycopy(wide, 0, fixed, missing, wide.length);
        writer.write(Binary.fromReusedByteArray(fixed), repetition, level);
      }
      case NESTED -> throw new IllegalStateException("a nested value is taken apart");
    }
  }

  private long digits(SpecializedGetters from, int at) {
    return precision == 0
        ? from.getLong(at)
        : from.getDecimal(at, precision, scale).toUnscaledLong();
  }

  private byte[] wide(SpecializedGetters from, int at) {
    BigInteger digits = from.getDecimal(at, precision, scale).toJavaBigDecimal().unscaledValue();
    return digits.toByteArray();
  }

  /** The bytes of a text, which Parquet copies when it keeps them. */
  private static Binary slice(UTF8String text) {
    if (text.getBaseObject() instanceof byte[] bytes) {
      int start = (int) (text.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET);
      return Binary.fromReusedByteArray(bytes, start, text.numBytes());
    }
    return Binary.fromConstantByteArray(text.getBytes());
  }
}
