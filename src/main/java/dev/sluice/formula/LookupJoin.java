package dev.sluice.formula;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import dev.sluice.formula.compile.KeyPair;
import dev.sluice.spec.HiddenColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Adds columns of one row of another table, found by key. Rows stay 1:1: a row without a match gets
 * nulls. Null keys never match; texts match without regard to case. The caller sees to it that the
 * keys of both sides are of comparable kinds.
 *
 * <p>Of several matching rows the one that comes first in its source is taken (hidden column {@link
 * HiddenColumns#ROW_ORDER}); where a table has lost that order, the smallest by all its columns.
 */
public final class LookupJoin {

  private static final String KEY = "__lookup_key_";
  private static final String FIRST = "__lookup_first";

  private LookupJoin() {}

  /**
   * The first row whose keys are all equal. Cost: the table is grouped by key (one shuffle), then
   * one left join.
   *
   * @param keys columns of the rows
   * @param tableKeys columns of the table, as many
   * @param columns from the new name to the table's column
   * @param matchedColumn gets TRUE where a row was found, else FALSE
   */
  public static Dataset<Row> exact(
      Dataset<Row> rows,
      List<String> keys,
      Dataset<Row> table,
      List<String> tableKeys,
      Map<String, String> columns,
      String matchedColumn) {
    List<Column> rowKeys = new ArrayList<>();
    List<Column> otherKeys = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      rowKeys.add(comparable(rows, keys.get(i), table, tableKeys.get(i)));
      otherKeys.add(comparable(table, tableKeys.get(i), rows, keys.get(i)));
    }
    return finished(
        rows,
        joinEqual(rows, rowKeys, table, otherKeys, columns, matchedColumn),
        columns,
        matchedColumn);
  }

  /**
   * The row with the largest key that is not larger; of equal ones the last, as Excel finds in
   * sorted data. Cost: the distinct keys of the rows are sorted together with the table's keys in
   * one task, then one left join.
   */
  public static Dataset<Row> approximate(
      Dataset<Row> rows,
      String key,
      Dataset<Row> table,
      String tableKey,
      Map<String, String> columns,
      String matchedColumn) {
    Column rowKey = comparable(rows, key, table, tableKey);
    Column otherKey = comparable(table, tableKey, rows, key);
    return finished(
        rows,
        NearestJoin.join(rows, rowKey, table, otherKey, columns, matchedColumn, true),
        columns,
        matchedColumn);
  }

  /**
   * The first row whose text fits the key, in which {@code * ? ~} have Excel's meaning. Cost: the
   * distinct keys with such a character are held against the distinct keys of the table; then as
   * {@link #exact}.
   */
  public static Dataset<Row> wildcard(
      Dataset<Row> rows,
      String key,
      Dataset<Row> table,
      String tableKey,
      Map<String, String> columns,
      String matchedColumn) {
    Column rowKey = comparable(rows, key, table, tableKey);
    Column otherKey = comparable(table, tableKey, rows, key);
    return finished(
        rows,
        PatternJoin.join(rows, rowKey, table, otherKey, columns, matchedColumn),
        columns,
        matchedColumn);
  }

  /** The columns of the rows, then the new ones; the flag is true or false. */
  static Dataset<Row> finished(
      Dataset<Row> rows, Dataset<Row> joined, Map<String, String> columns, String matchedColumn) {
    Set<String> names = new LinkedHashSet<>(Arrays.asList(rows.columns()));
    names.removeAll(columns.keySet());
    names.remove(matchedColumn);
    List<Column> kept = new ArrayList<>(names.stream().map(SparkColumns::named).toList());
    columns.keySet().forEach(name -> kept.add(SparkColumns.named(name)));
    kept.add(SparkColumns.named(matchedColumn).isNotNull().as(matchedColumn));
    return joined.select(kept.toArray(Column[]::new));
  }

  /** A key in the form in which equal values are equal: texts folded, numbers in one type. */
  static Column comparable(Dataset<Row> rows, String name, Dataset<Row> others, String otherName) {
    DataType type = rows.schema().apply(name).dataType();
    DataType otherType = others.schema().apply(otherName).dataType();
    Column column = SparkColumns.named(name);
    if (type.equals(DataTypes.StringType)) {
      return new Column(KeyPair.folded(column.expr()));
    }
    return type.equals(otherType) ? column : column.cast(KeyPair.common(type, otherType));
  }

  /** Adds columns by keys that are comparable already; unmatched rows get a null flag. */
  static Dataset<Row> joinEqual(
      Dataset<Row> rows,
      List<Column> keys,
      Dataset<Row> table,
      List<Column> tableKeys,
      Map<String, String> columns,
      String matchedColumn) {
    Dataset<Row> first = firstRows(table, tableKeys, columns, matchedColumn);
    Column condition = lit(true);
    for (int i = 0; i < keys.size(); i++) {
      Column equal = keys.get(i).equalTo(col(keyName(matchedColumn, i)));
      condition = i == 0 ? equal : condition.and(equal);
    }
    Dataset<Row> joined = rows.join(first, condition, "left");
    for (int i = 0; i < keys.size(); i++) {
      joined = joined.drop(keyName(matchedColumn, i));
    }
    return joined;
  }

  private static String keyName(String matchedColumn, int index) {
    return KEY + matchedColumn + "_" + index;
  }

  /** One row a key: the first in its source. */
  private static Dataset<Row> firstRows(
      Dataset<Row> table, List<Column> keys, Map<String, String> columns, String matchedColumn) {
    List<Column> keyColumns = new ArrayList<>();
    Column known = lit(true);
    for (int i = 0; i < keys.size(); i++) {
      keyColumns.add(keys.get(i).as(keyName(matchedColumn, i)));
      known = known.and(keys.get(i).isNotNull());
    }
    Dataset<Row> grouped =
        table
            .filter(known)
            .groupBy(keyColumns.toArray(Column[]::new))
            .agg(min(struct(ordered(table, columns))).as(FIRST));
    List<Column> result = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      result.add(col(keyName(matchedColumn, i)));
    }
    int at = 0;
    for (String name : columns.keySet()) {
      result.add(col(FIRST + ".value_" + at++).as(name));
    }
    result.add(lit(true).as(matchedColumn));
    return grouped.select(result.toArray(Column[]::new));
  }

  /** What orders the rows of a key, and after it the wanted columns. */
  static Column[] ordered(Dataset<Row> table, Map<String, String> columns) {
    List<Column> parts = new ArrayList<>();
    List<String> names = Arrays.asList(table.columns());
    if (names.contains(HiddenColumns.ROW_ORDER)) {
      parts.add(col(HiddenColumns.ROW_ORDER).as("order_0"));
    } else {
      for (int i = 0; i < names.size(); i++) {
        parts.add(SparkColumns.named(names.get(i)).as("order_" + i));
      }
    }
    int at = 0;
    for (String column : columns.values()) {
      parts.add(SparkColumns.named(column).as("value_" + at++));
    }
    return parts.toArray(Column[]::new);
  }
}
