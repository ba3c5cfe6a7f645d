package dev.sluice.ocsf.record;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The paths that are wanted, in order, some perhaps twice, and the row of their values. */
final class WantedPaths {

  private final List<FieldPath> slots;

  /** For each wanted path its slot; null when they are the same. */
  private final int @Nullable [] slotOf;

  WantedPaths(List<FieldPath> wanted) {
    slots = new ArrayList<>(new LinkedHashSet<>(wanted));
    slotOf =
        slots.size() == wanted.size() ? null : wanted.stream().mapToInt(slots::indexOf).toArray();
  }

  /** Different paths. */
  List<FieldPath> slots() {
    return slots;
  }

  /** The values as a row with the columns of {@link #type}. */
  InternalRow row(@Nullable UTF8String[] values) {
    int[] order = slotOf;
    if (order == null) {
      return new GenericInternalRow(values);
    }
    @Nullable Object[] row = new @Nullable Object[order.length];
    for (int place = 0; place < row.length; place++) {
      row[place] = values[order[place]];
    }
    return new GenericInternalRow(row);
  }

  /** One column of text for each path: f0, f1 and so on. */
  static StructType type(int size) {
    StructType type = new StructType();
    for (int place = 0; place < size; place++) {
      type = type.add("f" + place, DataTypes.StringType, true);
    }
    return type;
  }

  /** The columns of a record: its wanted fields, and the others by name. */
  static StructType recordType(int size) {
    return new StructType()
        .add(new StructField("fields", type(size), false, Metadata.empty()))
        .add(
            new StructField(
                "rest",
                DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, false),
                false,
                Metadata.empty()));
  }
}
