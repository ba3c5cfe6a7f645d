package dev.sluice.ocsf.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** A row of a reader in plain Java. */
record ReadResult(List<@Nullable String> fields, Map<String, String> rest, @Nullable String fault) {

  static ReadResult of(RecordFormat format, String line, String... wanted) {
    return of(new RecordReader(format, List.of(), paths(wanted)), line);
  }

  static ReadResult of(RecordReader reader, String line) {
    return of(reader, line.getBytes(StandardCharsets.UTF_8));
  }

  static ReadResult of(RecordReader reader, byte[] line) {
    // As within a row of Spark: other bytes stand before and after, and must not matter.
    byte[] around = new byte[line.length + 12];
    Arrays.fill(around, (byte) '"');
    System.arraycopy(line, 0, around, 3, line.length);
    InternalRow row = reader.read(UTF8String.fromBytes(around, 3, line.length));
    ReadResult result = record(row, reader.schema().apply("fields").dataType().defaultSize() / 20);
    return new ReadResult(
        result.fields(), result.rest(), row.isNullAt(2) ? null : row.getUTF8String(2).toString());
  }

  static ReadResult record(InternalRow row, int size) {
    List<@Nullable String> fields = new ArrayList<>();
    InternalRow values = row.getStruct(0, size);
    for (int place = 0; place < size; place++) {
      fields.add(values.isNullAt(place) ? null : values.getUTF8String(place).toString());
    }
    return new ReadResult(fields, map(row.getMap(1)), null);
  }

  static List<FieldPath> paths(String... wanted) {
    return List.of(wanted).stream().map(FieldPath::parse).toList();
  }

  private static Map<String, String> map(MapData data) {
    ArrayData keys = data.keyArray();
    ArrayData values = data.valueArray();
    Map<String, String> map = new LinkedHashMap<>();
    for (int place = 0; place < data.numElements(); place++) {
      String name = keys.getUTF8String(place).toString();
      if (map.put(name, values.getUTF8String(place).toString()) != null) {
        throw new AssertionError("twice in the rest: " + name);
      }
    }
    return map;
  }
}
