package dev.sluice.io.write;

import dev.sluice.formula.compile.ObjectCall;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Columns as Spark's {@code xxhash64} can take them without losing what nested values say. */
public final class ColumnHash {

  private ColumnHash() {}

  /**
   * Of a nested column its own hash, since Spark's skips nulls in it and refuses maps; any other
   * column as it is.
   */
  public static Column hashable(Column column, DataType type) {
    return NestedHash.of(type)
        .map(hash -> ObjectCall.of(hash, "of", DataTypes.LongType, column))
        .orElse(column);
  }
}
