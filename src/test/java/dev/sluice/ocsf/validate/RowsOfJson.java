package dev.sluice.ocsf.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * An event that was read from JSON, as the row of a table with just the columns that it needs.
 *
 * @param type the columns
 * @param row the row
 */
record RowsOfJson(StructType type, InternalRow row) {

  /** The row; nothing when no table can hold such an event: a list of several kinds, a null. */
  static Optional<RowsOfJson> of(String json) {
    try {
      JsonEvent event = JsonEvent.read(json);
      StructType type = (StructType) type(event, true);
      return Optional.of(new RowsOfJson(type, (InternalRow) cell(event, type)));
    } catch (JsonEvent.NotJson | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static DataType type(Object value, boolean isEvent) {
    if (value instanceof JsonEvent event) {
      if (!isEvent && event.values().values().stream().allMatch(String.class::isInstance)) {
        // also what leaves nothing to say of an object without attributes
        return DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType);
      }
      StructType struct = new StructType();
      for (Map.Entry<String, Object> each : event.values().entrySet()) {
        struct = struct.add(each.getKey(), type(each.getValue(), false));
      }
      return struct;
    }
    if (value instanceof List<?> list) {
      return DataTypes.createArrayType(elementType(list));
    }
    if (value instanceof String) {
      return DataTypes.StringType;
    }
    if (value instanceof Long) {
      return DataTypes.LongType;
    }
    if (value instanceof Double) {
      return DataTypes.DoubleType;
    }
    if (value instanceof Boolean) {
      return DataTypes.BooleanType;
    }
    throw new IllegalArgumentException("no column holds " + value);
  }

  private static DataType elementType(List<?> list) {
    List<DataType> types = new ArrayList<>();
    list.forEach(each -> types.add(type(each, false)));
    if (types.isEmpty()) {
      return DataTypes.StringType;
    }
    if (types.stream().anyMatch(each -> !each.equals(types.get(0)))) {
      throw new IllegalArgumentException("no array holds " + list);
    }
    return types.get(0);
  }

  private static Object cell(Object value, DataType type) {
    if (value instanceof JsonEvent event && type instanceof StructType struct) {
      Object[] cells = new Object[struct.size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] =
            cell(
                Objects.requireNonNull(event.values().get(struct.apply(i).name())),
                struct.apply(i).dataType());
      }
      return new GenericInternalRow(cells);
    }
    if (value instanceof JsonEvent event) {
      return new ArrayBasedMapData(
          new GenericArrayData(
              event.values().keySet().stream().map(UTF8String::fromString).toArray()),
          new GenericArrayData(
              event.values().values().stream()
                  .map(each -> UTF8String.fromString(each.toString()))
                  .toArray()));
    }
    if (value instanceof List<?> list) {
      DataType elements = ((ArrayType) type).elementType();
      return new GenericArrayData(list.stream().map(each -> cell(each, elements)).toArray());
    }
    return value instanceof String text ? UTF8String.fromString(text) : value;
  }
}
