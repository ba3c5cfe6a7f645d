package dev.sluice.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * An order-independent hash over the rows of a table: two sums, modulo 2^64, of two hashes of each
 * row, and the number of rows. Equal for any partitioning and row order; a row more, less or other
 * changes it. Columns count by name order of the table, nulls count as nulls.
 *
 * @param rows how many rows were hashed
 */
record ResultDigest(long rows, long first, long second) {

  private static final long SECOND_SEED = 0x51_1CEL;

  /** The aggregates, to observe or to compute: {@link #read} understands their result. */
  static List<Column> measures(Dataset<Row> rows) {
    List<Column> parts = new ArrayList<>();
    for (String name : rows.columns()) {
      Column value = col("`" + name.replace("`", "``") + "`");
      // A null does not change Spark's hash, so that (null, 1) and (1, null) would be equal.
      parts.add(value.isNull().cast(DataTypes.IntegerType));
      parts.add(value);
    }
    Column first = xxhash64(parts.toArray(Column[]::new));
    parts.add(0, lit(SECOND_SEED));
    Column second = xxhash64(parts.toArray(Column[]::new));
    return List.of(
        count(lit(1)).as("rows"),
        coalesce(sum(first), lit(0L)).as("first"),
        coalesce(sum(second), lit(0L)).as("second"));
  }

  static ResultDigest read(Row measured) {
    return new ResultDigest(measured.getLong(0), measured.getLong(1), measured.getLong(2));
  }

  /** Computes the digest by a pass of its own. */
  static ResultDigest compute(Dataset<Row> rows) {
    List<Column> measures = measures(rows);
    return read(rows.agg(measures.get(0), measures.get(1), measures.get(2)).head());
  }

  /** As run records show it: 32 hex digits, and the rows. */
  @Override
  public String toString() {
    return String.format("%016x%016x-%d", first, second, rows);
  }
}
