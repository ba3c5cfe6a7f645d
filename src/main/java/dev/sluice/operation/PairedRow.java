package dev.sluice.operation;

import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.CalendarInterval;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Two rows seen as one, without copying: what they share, the values of the left, those of the
 * right, which rows there are, and three counts.
 */
final class PairedRow extends InternalRow {

  /** Which rows there are. */
  static final int BOTH = 0;

  static final int ONLY_LEFT = 1;
  static final int ONLY_RIGHT = 2;

  /** No pair, but what was counted of a partition. */
  static final int COUNTS = 3;

  private static final int COUNT_COLUMNS = 3;

  private final int shared;
  private final int values;
  private final long[] counts = new long[COUNT_COLUMNS];
  private @Nullable UnsafeRow left;
  private @Nullable UnsafeRow right;
  private int kind;

  /**
   * A row whose parts are still to be set.
   *
   * @param shared how many columns the rows of a key share; they come first in both
   * @param values how many columns follow that belong to a side
   */
  PairedRow(int shared, int values) {
    this.shared = shared;
    this.values = values;
  }

  PairedRow pair(UnsafeRow newLeft, UnsafeRow newRight) {
    return set(BOTH, newLeft, newRight);
  }

  PairedRow onlyLeft(UnsafeRow row) {
    return set(ONLY_LEFT, row, null);
  }

  PairedRow onlyRight(UnsafeRow row) {
    return set(ONLY_RIGHT, null, row);
  }

  PairedRow counts(long equalPairs, long repeatedLeft, long repeatedRight) {
    counts[0] = equalPairs;
    counts[1] = repeatedLeft;
    counts[2] = repeatedRight;
    return set(COUNTS, null, null);
  }

  private PairedRow set(int newKind, @Nullable UnsafeRow newLeft, @Nullable UnsafeRow newRight) {
    kind = newKind;
    left = newLeft;
    right = newRight;
    return this;
  }

  private @Nullable UnsafeRow row(int ordinal) {
    if (ordinal < shared) {
      return left == null ? right : left;
    }
    return ordinal < shared + values ? left : right;
  }

  private UnsafeRow there(int ordinal) {
    return Objects.requireNonNull(row(ordinal));
  }

  private int place(int ordinal) {
    return ordinal < shared + values ? ordinal : ordinal - values;
  }

  private int kindPlace() {
    return shared + 2 * values;
  }

  @Override
  public int numFields() {
    return kindPlace() + 1 + COUNT_COLUMNS;
  }

  @Override
  public boolean isNullAt(int ordinal) {
    if (ordinal >= kindPlace()) {
      return ordinal > kindPlace() && kind != COUNTS;
    }
    UnsafeRow row = row(ordinal);
    return row == null || row.isNullAt(place(ordinal));
  }

  @Override
  public int getInt(int ordinal) {
    return ordinal == kindPlace() ? kind : there(ordinal).getInt(place(ordinal));
  }

  @Override
  public long getLong(int ordinal) {
    return ordinal > kindPlace()
        ? counts[ordinal - kindPlace() - 1]
        : there(ordinal).getLong(place(ordinal));
  }

  @Override
  public boolean getBoolean(int ordinal) {
    return there(ordinal).getBoolean(place(ordinal));
  }

  @Override
  public byte getByte(int ordinal) {
    return there(ordinal).getByte(place(ordinal));
  }

  @Override
  public short getShort(int ordinal) {
    return there(ordinal).getShort(place(ordinal));
  }

  @Override
  public float getFloat(int ordinal) {
    return there(ordinal).getFloat(place(ordinal));
  }

  @Override
  public double getDouble(int ordinal) {
    return there(ordinal).getDouble(place(ordinal));
  }

  @Override
  public Decimal getDecimal(int ordinal, int precision, int scale) {
    return there(ordinal).getDecimal(place(ordinal), precision, scale);
  }

  @Override
  public UTF8String getUTF8String(int ordinal) {
    return there(ordinal).getUTF8String(place(ordinal));
  }

  @Override
  public byte[] getBinary(int ordinal) {
    return there(ordinal).getBinary(place(ordinal));
  }

  @Override
  public CalendarInterval getInterval(int ordinal) {
    return there(ordinal).getInterval(place(ordinal));
  }

  @Override
  public InternalRow getStruct(int ordinal, int fields) {
    return there(ordinal).getStruct(place(ordinal), fields);
  }

  @Override
  public ArrayData getArray(int ordinal) {
    return there(ordinal).getArray(place(ordinal));
  }

  @Override
  public MapData getMap(int ordinal) {
    return there(ordinal).getMap(place(ordinal));
  }

  @Override
  public @Nullable Object get(int ordinal, DataType type) {
    if (isNullAt(ordinal)) {
      return null;
    }
    if (ordinal == kindPlace()) {
      return kind;
    }
    return ordinal > kindPlace() ? getLong(ordinal) : there(ordinal).get(place(ordinal), type);
  }

  @Override
  public void setNullAt(int ordinal) {
    throw new UnsupportedOperationException("a pair is only looked at");
  }

  @Override
  public void update(int ordinal, Object value) {
    throw new UnsupportedOperationException("a pair is only looked at");
  }

  @Override
  public InternalRow copy() {
    throw new UnsupportedOperationException("a pair is only looked at");
  }
}
