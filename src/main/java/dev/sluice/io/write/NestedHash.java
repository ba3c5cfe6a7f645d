package dev.sluice.io.write;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/**
 * The hash of a struct, an array or a map. Nulls count as nulls at every depth, elements by their
 * places, and the entries of a map as a set, whatever order they are in. Spark's own hash of nested
 * values skips nulls, knows no borders between arrays, and refuses maps.
 */
public final class NestedHash implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What Spark begins with. */
  private static final long SEED = 42;

  private final Part part;

  private NestedHash(Part part) {
    this.part = part;
  }

  /** The hash of a nested type; nothing for flat types, and for those with rare ones in them. */
  public static Optional<NestedHash> of(DataType type) {
    return ColumnKind.of(type)
        .filter(kind -> kind == ColumnKind.NESTED)
        .map(kind -> new NestedHash(part(type)));
  }

  /** The hash of a struct. */
  public long of(InternalRow value) {
    return ((Struct) part).of(value, SEED);
  }

  /** The hash of an array. */
  public long of(ArrayData value) {
    return ((Elements) part).of(value, SEED);
  }

  /** The hash of a map. */
  public long of(MapData value) {
    return ((Entries) part).of(value, SEED);
  }

  /** The hash of a value that is not null, where it stands. */
  long of(SpecializedGetters from, int at) {
    return part.of(from, at, SEED);
  }

  private static Part part(DataType type) {
    if (type instanceof StructType struct) {
      return new Struct(
          Arrays.stream(struct.fields()).map(field -> part(field.dataType())).toArray(Part[]::new));
    }
    if (type instanceof ArrayType array) {
      return new Elements(part(array.elementType()));
    }
    if (type instanceof MapType map) {
      return new Entries(part(map.keyType()), part(map.valueType()));
    }
    return new Leaf(FlatValue.of(type));
  }

  /** A value within a value. */
  private interface Part extends Serializable {

    /** The hash that goes on from another one; the value is not null. */
    long of(SpecializedGetters from, int at, long hash);
  }

  private record Leaf(FlatValue value) implements Part {
    @Override
    public long of(SpecializedGetters from, int at, long hash) {
      return value.hash(from, at, hash);
    }
  }

  private static final class Struct implements Part {
    private static final long serialVersionUID = 1L;
    private final Part[] fields;

    Struct(Part[] fields) {
      this.fields = fields;
    }

    @Override
    public long of(SpecializedGetters from, int at, long hash) {
      return of(from.getStruct(at, fields.length), hash);
    }

    long of(InternalRow row, long before) {
      long hash = nulls(row, fields.length, before);
      for (int i = 0; i < fields.length; i++) {
        if (!row.isNullAt(i)) {
          hash = fields[i].of(row, i, hash);
        }
      }
      return hash;
    }
  }

  private record Elements(Part element) implements Part {
    @Override
    public long of(SpecializedGetters from, int at, long hash) {
      return of(from.getArray(at), hash);
    }

    long of(ArrayData array, long before) {
      int count = array.numElements();
      long hash = nulls(array, count, XXH64.hashInt(count, before));
      for (int i = 0; i < count; i++) {
        if (!array.isNullAt(i)) {
          hash = element.of(array, i, hash);
        }
      }
      return hash;
    }
  }

  private record Entries(Part key, Part value) implements Part {
    @Override
    public long of(SpecializedGetters from, int at, long hash) {
      return of(from.getMap(at), hash);
    }

    long of(MapData map, long before) {
      ArrayData keys = map.keyArray();
      ArrayData values = map.valueArray();
      int count = map.numElements();
      // A sum does not depend on the order of what is added.
      long sum = 0;
      for (int i = 0; i < count; i++) {
        long entry = XXH64.hashInt(values.isNullAt(i) ? 1 : 0, key.of(keys, i, SEED));
        sum += values.isNullAt(i) ? entry : value.of(values, i, entry);
      }
      return XXH64.hashLong(sum, XXH64.hashInt(count, before));
    }
  }

  /** Which values are null, a bit each; without it (null, 1) and (1, null) were equal. */
  private static long nulls(SpecializedGetters values, int count, long before) {
    long hash = before;
    for (int begin = 0; begin < count; begin += Long.SIZE) {
      long word = 0;
      for (int i = begin; i < Math.min(begin + Long.SIZE, count); i++) {
        word |= values.isNullAt(i) ? 1L << i : 0;
      }
      hash = XXH64.hashLong(word, hash);
    }
    return hash;
  }
}
