package dev.sluice.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import dev.sluice.io.write.ColumnHash;
import dev.sluice.io.write.RowSums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/**
 * An order-independent hash over the rows of a table: the sum, modulo 2^64, of a hash of each row,
 * the sum of a hash of that hash, and the number of rows. Equal for any partitioning and row order;
 * a row more, less or other changes it. Columns count in their order, nulls count as nulls.
 *
 * <p>The write takes it over the rows as it encodes them ({@link dev.sluice.io.write.RowHash});
 * here it is written as expressions, which give the same, for outputs that Spark writes and for
 * counting again.
 *
 * @param rows how many rows were hashed
 */
record ResultDigest(long rows, long first, long second) {

  /** What a write took. */
  static ResultDigest of(RowSums sums) {
    return new ResultDigest(sums.rows(), sums.first(), sums.second());
  }

  /** The same rows, whose digest is observed in the pass that reads them: see {@link #read}. */
  static Dataset<Row> observe(Dataset<Row> rows, String observation) {
    List<Column> measures = measures(rows);
    return rows.observe(
        observation, measures.get(0), measures.subList(1, 3).toArray(Column[]::new));
  }

  private static List<Column> columns(String[] names) {
    return Arrays.stream(names).map(name -> col("`" + name.replace("`", "``") + "`")).toList();
  }

  private static List<Column> measures(Dataset<Row> rows) {
    List<Column> columns = columns(rows.columns());
    List<Column> parts = new ArrayList<>(nullWords(columns));
    for (int i = 0; i < columns.size(); i++) {
      parts.add(ColumnHash.hashable(columns.get(i), rows.schema().fields()[i].dataType()));
    }
    Column first = xxhash64(parts.toArray(Column[]::new));
    return List.of(
        count(lit(1)).as("rows"),
        coalesce(sum(first), lit(0L)).as("first"),
        coalesce(sum(xxhash64(first)), lit(0L)).as("second"));
  }

  /**
   * Which columns are null, a bit each. A null does not change Spark's hash, so that (null, 1) and
   * (1, null) would be equal without.
   */
  private static List<Column> nullWords(List<Column> columns) {
    List<Column> words = new ArrayList<>();
    for (int begin = 0; begin < columns.size(); begin += Long.SIZE) {
      Column word = lit(0L);
      for (int i = begin; i < Math.min(begin + Long.SIZE, columns.size()); i++) {
        word = word.bitwiseOR(when(columns.get(i).isNull(), 1L << i).otherwise(0L));
      }
      words.add(word);
    }
    return words;
  }

  static ResultDigest read(Row measured) {
    return new ResultDigest(measured.getLong(0), measured.getLong(1), measured.getLong(2));
  }

  /** Computes the digest by a pass of its own, over the columns in their order. */
  static ResultDigest compute(Dataset<Row> rows) {
    List<Column> measures = measures(rows);
    return read(rows.agg(measures.get(0), measures.get(1), measures.get(2)).head());
  }

  /** The columns in the order given. */
  static Dataset<Row> inOrder(Dataset<Row> rows, String... names) {
    return rows.select(columns(names).toArray(Column[]::new));
  }

  /** True when two tables of the same columns have the same types, and so the same hashes. */
  static boolean sameTypes(Dataset<Row> first, Dataset<Row> second) {
    return types(first).equals(types(second));
  }

  private static List<DataType> types(Dataset<Row> rows) {
    return Arrays.stream(rows.schema().asNullable().fields()).map(StructField::dataType).toList();
  }

  /** As run records show it: 32 hex digits, and the rows. */
  @Override
  public String toString() {
    return String.format("%016x%016x-%d", first, second, rows);
  }
}
