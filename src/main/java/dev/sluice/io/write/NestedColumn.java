package dev.sluice.io.write;

import java.util.Arrays;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnWriteStore;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnWriter;
import org.apache.iceberg.shaded.org.apache.parquet.schema.GroupType;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;
import org.apache.iceberg.shaded.org.apache.parquet.schema.Type;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Hands the leaves of nested values to the column writers of a file. Lists and maps have three
 * levels, as the Parquet format asks: the value, its repeated group, and what stands in it. Fields
 * are found by their places, since names may be written in another way.
 */
abstract sealed class NestedColumn {

  /** The writer of a field of the file. */
  static NestedColumn of(DataType type, Type field, MessageType file) {
    return column(type, field, new String[] {field.getName()}, file);
  }

  private static NestedColumn column(DataType type, Type field, String[] path, MessageType file) {
    if (type instanceof StructType struct) {
      return new Struct(struct, field.asGroupType(), path, file);
    }
    if (type instanceof ArrayType || type instanceof MapType) {
      return new Repeated(type, field.asGroupType(), path, file);
    }
    return new Leaf(FlatValue.of(type), file.getColumnDescription(path));
  }

  /** Begins a row group. */
  abstract void writeTo(ColumnWriteStore store);

  /**
   * Writes a value that is not null.
   *
   * @param repetition which list goes on with it; 0 for a new row
   */
  abstract void write(SpecializedGetters from, int at, int repetition);

  /**
   * Writes that there is no value.
   *
   * @param level how many of the fields on the way to it are there
   */
  abstract void writeNull(int repetition, int level);

  private static String[] child(String[] path, Type field) {
    String[] longer = Arrays.copyOf(path, path.length + 1);
    longer[path.length] = field.getName();
    return longer;
  }

  /** A value without parts. */
  private static final class Leaf extends NestedColumn {
    private final FlatValue value;
    private final ColumnDescriptor column;
    private final int level;
    private final byte[] fixed;
    private @Nullable ColumnWriter writer;

    Leaf(FlatValue value, ColumnDescriptor column) {
      this.value = value;
      this.column = column;
      level = column.getMaxDefinitionLevel();
      fixed = new byte[Math.max(0, column.getPrimitiveType().getTypeLength())];
    }

    @Override
    void writeTo(ColumnWriteStore store) {
      writer = store.getColumnWriter(column);
    }

    @Override
    void write(SpecializedGetters from, int at, int repetition) {
      value.write(from, at, open(), repetition, level, fixed);
    }

    @Override
    void writeNull(int repetition, int there) {
      open().writeNull(repetition, there);
    }

    private ColumnWriter open() {
      ColumnWriter open = writer;
      if (open == null) {
        throw new IllegalStateException("no row group was begun");
      }
      return open;
    }
  }

  /** Fields side by side. */
  private static final class Struct extends NestedColumn {
    private final NestedColumn[] fields;
    private final int level;

    Struct(StructType type, GroupType group, String[] path, MessageType file) {
      fields = new NestedColumn[type.length()];
      for (int i = 0; i < fields.length; i++) {
        Type field = group.getType(i);
        fields[i] = column(type.apply(i).dataType(), field, child(path, field), file);
      }
      level = file.getMaxDefinitionLevel(path);
    }

    @Override
    void writeTo(ColumnWriteStore store) {
      for (NestedColumn field : fields) {
        field.writeTo(store);
      }
    }

    @Override
    void write(SpecializedGetters from, int at, int repetition) {
      InternalRow row = from.getStruct(at, fields.length);
      for (int i = 0; i < fields.length; i++) {
        if (row.isNullAt(i)) {
          fields[i].writeNull(repetition, level);
        } else {
          fields[i].write(row, i, repetition);
        }
      }
    }

    @Override
    void writeNull(int repetition, int there) {
      for (NestedColumn field : fields) {
        field.writeNull(repetition, there);
      }
    }
  }

  /** The elements of a list, or the keys and values of a map. */
  private static final class Repeated extends NestedColumn {
    private final boolean isMap;
    private final NestedColumn[] parts;
    private final int level;
    private final int next;

    Repeated(DataType type, GroupType outer, String[] path, MessageType file) {
      isMap = type instanceof MapType;
      DataType[] types =
          type instanceof MapType map
              ? new DataType[] {map.keyType(), map.valueType()}
              : new DataType[] {((ArrayType) type).elementType()};
      GroupType group = outer.getType(0).asGroupType();
      String[] inner = child(path, group);
      parts = new NestedColumn[types.length];
      for (int i = 0; i < types.length; i++) {
        parts[i] = column(types[i], group.getType(i), child(inner, group.getType(i)), file);
      }
      level = file.getMaxDefinitionLevel(path);
      next = file.getMaxRepetitionLevel(inner);
    }

    @Override
    void writeTo(ColumnWriteStore store) {
      for (NestedColumn part : parts) {
        part.writeTo(store);
      }
    }

    @Override
    void write(SpecializedGetters from, int at, int repetition) {
      if (isMap) {
        MapData map = from.getMap(at);
        write(map.keyArray(), parts[0], repetition);
        write(map.valueArray(), parts[1], repetition);
      } else {
        write(from.getArray(at), parts[0], repetition);
      }
    }

    private void write(ArrayData values, NestedColumn part, int repetition) {
      int count = values.numElements();
      if (count == 0) {
        part.writeNull(repetition, level);
      }
      for (int i = 0; i < count; i++) {
        int goesOn = i == 0 ? repetition : next;
        if (values.isNullAt(i)) {
          part.writeNull(goesOn, level + 1);
        } else {
          part.write(values, i, goesOn);
        }
      }
    }

    @Override
    void writeNull(int repetition, int there) {
      for (NestedColumn part : parts) {
        part.writeNull(repetition, there);
      }
    }
  }
}
