package dev.sluice.run;

import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Rows with nested values of every kind: nulls, emptiness and nulls within at every depth. */
record RandomNested(StructType schema, List<Row> rows) {

  private static final StructType SCHEMA =
      StructType.fromDDL(
          """
          id BIGINT,
          process STRUCT<pid: BIGINT, cmd: STRING,
            parent: STRUCT<pid: BIGINT, user: STRUCT<name: STRING, uid: STRING>>>,
          observables ARRAY<STRUCT<name: STRING, type_id: INT, tags: ARRAY<STRING>>>,
          unmapped MAP<STRING, STRING>,
          deep MAP<STRING, ARRAY<STRUCT<at: INT, m: MAP<INT, DOUBLE>>>>,
          grid ARRAY<ARRAY<INT>>,
          flat STRUCT<b: BOOLEAN, i: INT, l: BIGINT, f: FLOAT, d: DOUBLE, s: STRING, x: BINARY,
            day: DATE, t: TIMESTAMP, n: TIMESTAMP_NTZ, small: DECIMAL(9,2), mid: DECIMAL(18,4),
            wide: DECIMAL(38,10)>,
          text STRING
          """);

  static RandomNested of(long seed, int count) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      @Nullable Object[] cells = new @Nullable Object[SCHEMA.length()];
      cells[0] = (long) i;
      for (int column = 1; column < cells.length; column++) {
        cells[column] = i == 0 ? null : value(random, SCHEMA.apply(column).dataType());
      }
      rows.add(RowFactory.create(cells));
    }
    return new RandomNested(SCHEMA, rows);
  }

  Dataset<Row> dataset() {
    return SharedSpark.session().createDataFrame(rows, schema);
  }

  private static @Nullable Object value(Random random, DataType type) {
    if (random.nextInt(5) == 0) {
      return null;
    }
    if (type instanceof StructType struct) {
      boolean isHollow = random.nextInt(6) == 0;
      List<@Nullable Object> fields = new ArrayList<>();
      for (StructField field : struct.fields()) {
        fields.add(isHollow ? null : value(random, field.dataType()));
      }
      return RowFactory.create(fields.toArray());
    }
    if (type instanceof ArrayType array) {
      List<@Nullable Object> elements = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        elements.add(value(random, array.elementType()));
      }
      return elements;
    }
    if (type instanceof MapType map) {
      Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        Object key = value(random, map.keyType());
        if (key != null) {
          entries.put(key, value(random, map.valueType()));
        }
      }
      return entries;
    }
    return flat(random, type);
  }

  private static Object flat(Random random, DataType type) {
    if (type instanceof DecimalType decimal) {
      long digits = random.nextInt(999_999_999);
      BigDecimal small = BigDecimal.valueOf(random.nextBoolean() ? digits : -digits, 2);
      BigDecimal value = decimal.precision() > 18 ? small.multiply(small.pow(2)) : small;
      return value.setScale(decimal.scale(), java.math.RoundingMode.DOWN);
    }
    return switch (type.typeName()) {
      case "boolean" -> random.nextBoolean();
      case "integer" -> random.nextInt(4) - 2;
      case "long" -> random.nextLong();
      case "float" -> random.nextInt(3) == 0 ? Float.NaN : (float) random.nextGaussian();
      case "double" -> random.nextInt(3) == 0 ? 0.0 : random.nextGaussian();
      case "string" -> List.of("", "a", "ü 😀", "x\ny", "null").get(random.nextInt(5));
      case "binary" -> new byte[] {1, (byte) random.nextInt(2)};
      case "date" -> java.sql.Date.valueOf("2026-10-" + (10 + random.nextInt(9)));
      case "timestamp" -> new java.sql.Timestamp(random.nextInt());
      default -> java.time.LocalDateTime.of(2026, 1, 1 + random.nextInt(20), 5, 6);
    };
  }
}
