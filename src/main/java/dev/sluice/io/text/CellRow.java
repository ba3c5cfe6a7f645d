package dev.sluice.io.text;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGettersReader;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.CalendarInterval;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The row that a reader hands out, the same object every time: numbers, dates and small decimals
 * are kept as bits, text as a place in the window of the reader. So a row costs no objects but
 * those that Spark asks for, and it is only good until the next row, as Spark expects of scans.
 */
final class CellRow extends InternalRow {

  private static final long serialVersionUID = 1L;

  private final StructType schema;
  private final boolean[] filled;
  // A value as bits; of a text, its offset and length.
  private final long[] bits;
  // The array of a text; else an object of Spark that bits cannot hold.
  private final @Nullable Object[] objects;

  /** A row of the schema and one more slot for values that are checked and not wanted. */
  CellRow(StructType schema) {
    this.schema = schema;
    int slots = schema.length() + 1;
    filled = new boolean[slots];
    bits = new long[slots];
    objects = new Object[slots];
  }

  /** Where values go that nobody asked for. */
  int discard() {
    return filled.length - 1;
  }

  void clear() {
    Arrays.fill(filled, false);
  }

  void setBits(int ordinal, long value) {
    bits[ordinal] = value;
    objects[ordinal] = null;
    filled[ordinal] = true;
  }

  void setText(int ordinal, byte[] bytes, int from, int length) {
    bits[ordinal] = (long) from << 32 | length;
    objects[ordinal] = bytes;
    filled[ordinal] = true;
  }

  void setObject(int ordinal, Object value) {
    objects[ordinal] = value;
    filled[ordinal] = true;
  }

  @Override
  public int numFields() {
    return schema.length();
  }

  @Override
  public void setNullAt(int ordinal) {
    filled[ordinal] = false;
  }

  @Override
  public void update(int ordinal, Object value) {
    throw new UnsupportedOperationException("rows of a text source are read only");
  }

  @Override
  public InternalRow copy() {
    Object[] values = new Object[schema.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = InternalRow.copyValue(get(i, schema.apply(i).dataType()));
    }
    return new GenericInternalRow(values);
  }

  @Override
  public boolean isNullAt(int ordinal) {
    return !filled[ordinal];
  }

  @Override
  public boolean getBoolean(int ordinal) {
    return bits[ordinal] != 0;
  }

  @Override
  public byte getByte(int ordinal) {
    return (byte) bits[ordinal];
  }

  @Override
  public short getShort(int ordinal) {
    return (short) bits[ordinal];
  }

  @Override
  public int getInt(int ordinal) {
    return (int) bits[ordinal];
  }

  @Override
  public long getLong(int ordinal) {
    return bits[ordinal];
  }

  @Override
  public float getFloat(int ordinal) {
    return (float) getDouble(ordinal);
  }

  @Override
  public double getDouble(int ordinal) {
    return Double.longBitsToDouble(bits[ordinal]);
  }

  @Override
  public @Nullable Decimal getDecimal(int ordinal, int precision, int scale) {
    if (!filled[ordinal]) {
      return null;
    }
    return objects[ordinal] instanceof Decimal large
        ? large
        : Decimal.createUnsafe(bits[ordinal], precision, scale);
  }

  @Override
  public @Nullable UTF8String getUTF8String(int ordinal) {
    if (!filled[ordinal]) {
      return null;
    }
    Object value = objects[ordinal];
    return value instanceof UTF8String text
        ? text
        : UTF8String.fromAddress(
            value, Platform.BYTE_ARRAY_OFFSET + (bits[ordinal] >>> 32), (int) bits[ordinal]);
  }

  @Override
  public @Nullable InternalRow getStruct(int ordinal, int fields) {
    return filled[ordinal] ? (InternalRow) objects[ordinal] : null;
  }

  @Override
  public @Nullable Object get(int ordinal, DataType type) {
    return SpecializedGettersReader.read(this, ordinal, type, true, true);
  }

  @Override
  public byte[] getBinary(int ordinal) {
    throw none("binary");
  }

  @Override
  public CalendarInterval getInterval(int ordinal) {
    throw none("interval");
  }

  @Override
  public ArrayData getArray(int ordinal) {
    throw none("array");
  }

  @Override
  public MapData getMap(int ordinal) {
    throw none("map");
  }

  private static UnsupportedOperationException none(String type) {
    return new UnsupportedOperationException("a text source has no " + type + " column");
  }
}
