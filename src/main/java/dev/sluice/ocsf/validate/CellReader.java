package dev.sluice.ocsf.validate;

import java.math.BigInteger;
import java.util.AbstractList;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

/** Reads one column of a table, or the elements of an array in it, as values of events. */
final class CellReader {

  private static final int BITS_OF_A_LONG = 63;

  private final Read read;
  private final int ordinal;

  private CellReader(Read read, int ordinal) {
    this.read = read;
    this.ordinal = ordinal;
  }

  /** Reads a value that is not null; may still find that nothing is in it. */
  private interface Read {
    @Nullable Object value(SpecializedGetters cells, int ordinal);
  }

  static CellReader of(DataType type, int ordinal) {
    return new CellReader(read(type), ordinal);
  }

  /** The value in a row; null when it is absent. */
  @Nullable Object read(InternalRow row) {
    return row.isNullAt(ordinal) ? null : read.value(row, ordinal);
  }

  /** An element of an array, which is there even if it is null or empty. */
  Object at(ArrayData array, int index) {
    Object value = array.isNullAt(index) ? null : read.value(array, index);
    return value == null ? Foreign.NULL : value;
  }

  private static Read read(DataType type) {
    if (type instanceof StringType) {
      return SpecializedGetters::getUTF8String;
    } else if (type instanceof BooleanType) {
      return SpecializedGetters::getBoolean;
    } else if (type instanceof LongType) {
      return SpecializedGetters::getLong;
    } else if (type instanceof IntegerType) {
      return (cells, ordinal) -> (long) cells.getInt(ordinal);
    } else if (type instanceof ShortType) {
      return (cells, ordinal) -> (long) cells.getShort(ordinal);
    } else if (type instanceof ByteType) {
      return (cells, ordinal) -> (long) cells.getByte(ordinal);
    } else if (type instanceof DoubleType) {
      return SpecializedGetters::getDouble;
    } else if (type instanceof FloatType) {
      return (cells, ordinal) -> (double) cells.getFloat(ordinal);
    } else if (type instanceof DecimalType decimal) {
      return (cells, ordinal) ->
          number(cells.getDecimal(ordinal, decimal.precision(), decimal.scale()), decimal.scale());
    } else if (type instanceof TimestampType || type instanceof TimestampNTZType) {
      return (cells, ordinal) -> Foreign.MOMENT;
    } else if (type instanceof StructType struct) {
      RowLayout layout = new RowLayout(struct);
      int size = struct.size();
      return (cells, ordinal) -> object(layout, cells.getStruct(ordinal, size), cells);
    } else if (type instanceof ArrayType array) {
      CellReader elements = of(array.elementType(), 0);
      return (cells, ordinal) -> new Elements(cells.getArray(ordinal), elements);
    } else if (type instanceof MapType map && map.keyType() instanceof StringType) {
      CellReader values = of(map.valueType(), 0);
      return (cells, ordinal) -> new MapEvent(cells.getMap(ordinal), values);
    }
    Foreign other = new Foreign("a " + type.simpleString());
    return (cells, ordinal) -> other;
  }

  /** An empty struct is absent in a row; in a list it is an object without attributes. */
  private static @Nullable Object object(
      RowLayout layout, InternalRow row, SpecializedGetters holder) {
    return holder instanceof ArrayData ? layout.whole(row) : layout.read(row);
  }

  private static Object number(Decimal decimal, int scale) {
    if (scale > 0) {
      return decimal.toDouble();
    }
    BigInteger whole = decimal.toJavaBigInteger();
    return whole.bitLength() <= BITS_OF_A_LONG ? (Object) whole.longValue() : whole;
  }

  /** An array as a list. */
  private static final class Elements extends AbstractList<Object> {

    private final ArrayData array;
    private final CellReader elements;

    Elements(ArrayData array, CellReader elements) {
      this.array = array;
      this.elements = elements;
    }

    @Override
    public Object get(int index) {
      return elements.at(array, index);
    }

    @Override
    public int size() {
      return array.numElements();
    }
  }
}
