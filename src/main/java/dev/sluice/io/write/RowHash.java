package dev.sluice.io.write;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a row, equal to Spark's {@code xxhash64} over the words that tell which columns are
 * null (64 columns a word, the first column its lowest bit) and then the values, a nested one as
 * its {@link NestedHash}. Reads the row's bytes where they are; makes no objects but for nested
 * values.
 */
public final class RowHash {

  /** What Spark begins with. */
  private static final long SEED = 42;

  private final ColumnKind[] kinds;
  private final @Nullable NestedHash[] nested;
  private final int nullWords;

  /** For rows whose types are all covered. */
  public RowHash(StructType schema) {
    kinds =
        Arrays.stream(schema.fields())
            .map(StructField::dataType)
            .map(type -> ColumnKind.of(type).orElseThrow())
            .toArray(ColumnKind[]::new);
    nested =
        Arrays.stream(schema.fields())
            .map(field -> NestedHash.of(field.dataType()).orElse(null))
            .toArray(NestedHash[]::new);
    nullWords = (kinds.length + Long.SIZE - 1) / Long.SIZE;
  }

  /** The hash of one row. */
  public long of(UnsafeRow row) {
    Object bytes = row.getBaseObject();
    long start = row.getBaseOffset();
    long hash = SEED;
    for (int word = 0; word < nullWords; word++) {
      // A null does not change Spark's hash; without these, (null, 1) and (1, null) were equal.
      hash = XXH64.hashLong(Platform.getLong(bytes, start + (long) word * Long.BYTES), hash);
    }
    for (int i = 0; i < kinds.length; i++) {
      if (!row.isNullAt(i)) {
        NestedHash parts = nested[i];
        hash =
            parts == null ? value(row, i, kinds[i], hash) : XXH64.hashLong(parts.of(row, i), hash);
      }
    }
    return hash;
  }

  /** A hash of a hash, so that two sums over rows can be had for the price of one. */
  public static long mixed(long hash) {
    return XXH64.hashLong(hash, SEED);
  }

  private static long value(UnsafeRow row, int i, ColumnKind kind, long hash) {
    return switch (kind) {
      case BOOLEAN -> XXH64.hashInt(row.getBoolean(i) ? 1 : 0, hash);
      case INT -> XXH64.hashInt(row.getInt(i), hash);
      case LONG, SHORT_DECIMAL -> XXH64.hashLong(row.getLong(i), hash);
      case FLOAT -> XXH64.hashInt(bits(row.getFloat(i)), hash);
      case DOUBLE -> XXH64.hashLong(bits(row.getDouble(i)), hash);
      case BYTES, WIDE_DECIMAL -> {
        long place = row.getLong(i);
        yield XXH64.hashUnsafeBytes(
            row.getBaseObject(), row.getBaseOffset() + (place >>> 32), (int) place, hash);
      }
      case NESTED -> throw new IllegalStateException("a nested value has a hash of its own");
    };
  }

  // Both zeros are one value, and all that are not a number.
  static int bits(float value) {
    return value == 0 ? 0 : Float.floatToIntBits(value);
  }

  static long bits(double value) {
    return value == 0 ? 0 : Double.doubleToLongBits(value);
  }
}
