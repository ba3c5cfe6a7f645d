package dev.sluice.io.table;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** Between the rows of a log as plain values and Iceberg's own records. */
final class LogRecord {

  private LogRecord() {}

  /** The record of a row; a value without a column is a fault of the caller. */
  static Record of(Types.StructType columns, Map<String, Object> row) {
    for (String name : row.keySet()) {
      if (columns.field(name) == null) {
        throw new IllegalArgumentException("the log has no column " + name);
      }
    }
    GenericRecord record = GenericRecord.create(columns);
    for (Types.NestedField column : columns.fields()) {
      record.setField(column.name(), toIceberg(column.type(), row.get(column.name())));
    }
    return record;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object toIceberg(Type type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (type instanceof Types.StructType struct) {
      return of(struct, (Map<String, Object>) value);
    }
    if (type instanceof Types.ListType list) {
      List<@Nullable Object> items = new ArrayList<>();
      ((List<Object>) value).forEach(item -> items.add(toIceberg(list.elementType(), item)));
      return items;
    }
    if (type instanceof Types.MapType map) {
      Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
      ((Map<Object, Object>) value)
          .forEach((key, item) -> entries.put(key, toIceberg(map.valueType(), item)));
      return entries;
    }
    return value;
  }

  /** The row of a record, without its nulls. */
  static Map<String, Object> values(Record record) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (Types.NestedField column : record.struct().fields()) {
      Object value = record.getField(column.name());
      if (value != null) {
        row.put(column.name(), toPlain(value));
      }
    }
    return row;
  }

  private static Object toPlain(Object value) {
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    if (value instanceof Record nested) {
      return values(nested);
    }
    if (value instanceof CharSequence text) {
      return text.toString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(LogRecord::toPlain).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> plain = new LinkedHashMap<>();
      map.forEach((key, item) -> plain.put(toPlain(key), toPlain(item)));
      return plain;
    }
    return value;
  }
}
