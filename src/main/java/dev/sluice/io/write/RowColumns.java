package dev.sluice.io.write;

import java.util.Arrays;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnWriteStore;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnWriter;
import org.apache.iceberg.shaded.org.apache.parquet.io.api.Binary;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;
import org.apache.iceberg.shaded.org.apache.parquet.schema.Type;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Hands the values of rows to the column writers of a file. Decimals and texts are copied from the
 * bytes of the row; no object is made of a value but the slice that Parquet wants of a text.
 */
final class RowColumns {

  private static final byte[] EMPTY = {};

  private final ColumnKind[] kinds;
  private final int[] ordinals;
  private final int[] levels;
  private final ColumnDescriptor[] columns;
  private final byte[][] digits;
  private final Binary[] wide;
  private final ColumnWriter[] writers;
  private final @Nullable NestedColumn[] nested;

  RowColumns(StructType schema, int[] ordinals, MessageType file) {
    this.ordinals = ordinals;
    this.kinds =
        Arrays.stream(ordinals)
            .mapToObj(ordinal -> ColumnKind.of(schema.fields()[ordinal].dataType()).orElseThrow())
            .toArray(ColumnKind[]::new);
    this.columns = new ColumnDescriptor[kinds.length];
    this.levels = new int[kinds.length];
    this.digits = new byte[kinds.length][];
    this.wide = new Binary[kinds.length];
    this.writers = new ColumnWriter[kinds.length];
    this.nested = new NestedColumn[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      Type field = file.getType(i);
      if (kinds[i] == ColumnKind.NESTED) {
        nested[i] = NestedColumn.of(schema.fields()[ordinals[i]].dataType(), field, file);
        continue;
      }
      columns[i] = file.getColumnDescription(new String[] {field.getName()});
      levels[i] = columns[i].getMaxDefinitionLevel();
      digits[i] =
          kinds[i] == ColumnKind.WIDE_DECIMAL
              ? new byte[columns[i].getPrimitiveType().getTypeLength()]
              : EMPTY;
      wide[i] = Binary.fromReusedByteArray(digits[i]);
    }
  }

  /** Begins a row group. */
  void writeTo(ColumnWriteStore store) {
    for (int i = 0; i < columns.length; i++) {
      NestedColumn parts = nested[i];
      if (parts == null) {
        writers[i] = store.getColumnWriter(columns[i]);
      } else {
        parts.writeTo(store);
      }
    }
  }

  void write(UnsafeRow row) {
    for (int i = 0; i < writers.length; i++) {
      NestedColumn parts = nested[i];
      if (parts != null) {
        if (row.isNullAt(ordinals[i])) {
          parts.writeNull(0, 0);
        } else {
          parts.write(row, ordinals[i], 0);
        }
      } else if (row.isNullAt(ordinals[i])) {
        writers[i].writeNull(0, 0);
      } else {
        write(row, ordinals[i], i);
      }
    }
  }

  private void write(UnsafeRow row, int ordinal, int i) {
    ColumnWriter writer = writers[i];
    int level = levels[i];
    switch (kinds[i]) {
      case BOOLEAN -> writer.write(row.getBoolean(ordinal), 0, level);
      case INT -> writer.write(row.getInt(ordinal), 0, level);
      case LONG -> writer.write(row.getLong(ordinal), 0, level);
      case SHORT_DECIMAL -> writer.write((int) row.getLong(ordinal), 0, level);
      case FLOAT -> writer.write(row.getFloat(ordinal), 0, level);
      case DOUBLE -> writer.write(row.getDouble(ordinal), 0, level);
      case BYTES -> writer.write(slice(row, ordinal), 0, level);
      case WIDE_DECIMAL -> writer.write(wide(row, ordinal, i), 0, level);
      case NESTED -> throw new IllegalStateException("a nested value is taken apart");
    }
  }

  /** The bytes of a value, which Parquet copies when it keeps them. */
  private static Binary slice(UnsafeRow row, int ordinal) {
    long place = row.getLong(ordinal);
    if (row.getBaseObject() instanceof byte[] bytes) {
      long start = row.getBaseOffset() + (place >>> 32) - Platform.BYTE_ARRAY_OFFSET;
      return Binary.fromReusedByteArray(bytes, (int) start, (int) place);
    }
    return Binary.fromConstantByteArray(row.getBinary(ordinal));
  }

  /** The digits in the length that the file has for all of them, the sign repeated before. */
  private Binary wide(UnsafeRow row, int ordinal, int i) {
    long place = row.getLong(ordinal);
    int length = (int) place;
    long start = row.getBaseOffset() + (place >>> 32);
    byte[] fixed = digits[i];
    int missing = fixed.length - length;
    byte sign = (byte) (Platform.getByte(row.getBaseObject(), start) >> (Byte.SIZE - 1));
    for (int at = 0; at < missing; at++) {
      fixed[at] = sign;
    }
    Platform.copyMemory(
        row.getBaseObject(), start, fixed, Platform.BYTE_ARRAY_OFFSET + missing, length);
    return wide[i];
  }
}
