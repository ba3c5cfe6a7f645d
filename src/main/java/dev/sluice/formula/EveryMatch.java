package dev.sluice.formula;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import dev.sluice.spec.HiddenColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/**
 * Adds columns of every row of another table with equal keys: a row is there once for each match,
 * and once with nulls when there is none. Keys are equal when {@link LookupJoin} takes them for
 * equal.
 *
 * <p>The matches of a key are numbered from 1 on in the order of their source, or by all columns
 * where a table has lost that order. All rows with the same key find the same numbers, so the table
 * is numbered before the join, in the same shuffle by key that the join needs.
 */
public final class EveryMatch {

  private static final String KEY = "__every_key_";
  private static final String VALUE = "__every_value_";

  private EveryMatch() {}

  /**
   * The join.
   *
   * @param keys columns of the rows
   * @param tableKeys columns of the table, as many
   * @param columns from the new name to the table's column
   * @param numberColumn gets the number of the match, a bigint; null where there is none
   */
  public static Dataset<Row> join(
      Dataset<Row> rows,
      List<String> keys,
      Dataset<Row> table,
      List<String> tableKeys,
      Map<String, String> columns,
      String numberColumn) {
    List<Column> results = new ArrayList<>();
    List<Column> keyColumns = new ArrayList<>();
    Column known = lit(true);
    Column equal = lit(true);
    for (int i = 0; i < keys.size(); i++) {
      Column key = LookupJoin.comparable(rows, keys.get(i), table, tableKeys.get(i));
      results.add(LookupJoin.comparable(table, tableKeys.get(i), rows, keys.get(i)).as(KEY + i));
      keyColumns.add(col(KEY + i));
      known = known.and(col(KEY + i).isNotNull());
      equal = i == 0 ? key.equalTo(col(KEY + i)) : equal.and(key.equalTo(col(KEY + i)));
    }
    int at = 0;
    for (String column : columns.values()) {
      results.add(SparkColumns.named(column).as(VALUE + at++));
    }
    List<Column> order = new ArrayList<>();
    for (Column tie : order(table)) {
      String name = VALUE + "order_" + order.size();
      results.add(tie.as(name));
      order.add(col(name));
    }
    Dataset<Row> numbered =
        table
            .select(results.toArray(Column[]::new))
            .filter(known)
            .withColumn(
                numberColumn,
                row_number()
                    .over(
                        Window.partitionBy(keyColumns.toArray(Column[]::new))
                            .orderBy(order.toArray(Column[]::new)))
                    .cast(DataTypes.LongType));
    List<Column> made = new ArrayList<>();
    for (String name : rows.columns()) {
      if (!columns.containsKey(name)) {
        made.add(SparkColumns.named(name));
      }
    }
    at = 0;
    for (String name : columns.keySet()) {
      made.add(col(VALUE + at++).as(name));
    }
    made.add(SparkColumns.named(numberColumn));
    return rows.join(numbered, equal, "left").select(made.toArray(Column[]::new));
  }

  /** Rows that are equal in all of these are the same row. */
  private static List<Column> order(Dataset<Row> table) {
    if (Arrays.asList(table.columns()).contains(HiddenColumns.ROW_ORDER)) {
      return List.of(col(HiddenColumns.ROW_ORDER));
    }
    return Arrays.stream(table.schema().fields())
        .filter(field -> RowOrdering.isOrderable(field.dataType()))
        .map(field -> SparkColumns.named(field.name()))
        .toList();
  }
}
