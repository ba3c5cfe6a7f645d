package dev.sluice.formula;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.sluice.formula.compile.KeyPair;
import dev.sluice.formula.lookup.FirstMatch;
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
  private static final String ORDER = "__lookup_order_";

  private LookupJoin() {}

  /**
   * The first row whose keys are all equal. Cost: a hash join; both sides are shuffled by key
   * unless the table is small or they are laid out so already. Keys that repeat cost a comparison
   * each.
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
    List<Column> parts = new ArrayList<>();
    List<String> keyNames = new ArrayList<>();
    List<String> orderNames = new ArrayList<>();
    for (Column key : tableKeys) {
      keyNames.add(KEY + matchedColumn + "_" + keyNames.size());
      parts.add(key.as(keyNames.get(keyNames.size() - 1)));
    }
    for (Column part : order(table)) {
      orderNames.add(ORDER + matchedColumn + "_" + orderNames.size());
      parts.add(part.as(orderNames.get(orderNames.size() - 1)));
    }
    columns.forEach((name, column) -> parts.add(SparkColumns.named(column).as(name)));
    parts.add(lit(true).as(matchedColumn));
    return FirstMatch.join(
        rows, keys, table.select(parts.toArray(Column[]::new)), keyNames, orderNames);
  }

  /** What orders the rows of a key: their place in the source, or all that they hold. */
  private static List<Column> order(Dataset<Row> table) {
    List<String> names = Arrays.asList(table.columns());
    return names.contains(HiddenColumns.ROW_ORDER)
        ? List.of(col(HiddenColumns.ROW_ORDER))
        : names.stream().map(SparkColumns::named).toList();
  }

  /** What orders the rows of a key, and after it the wanted columns, for an aggregate. */
  static Column[] ordered(Dataset<Row> table, Map<String, String> columns) {
    List<Column> parts = new ArrayList<>();
    for (Column part : order(table)) {
      parts.add(part.as("order_" + parts.size()));
    }
    int at = 0;
    for (String column : columns.values()) {
      parts.add(SparkColumns.named(column).as("value_" + at++));
    }
    return parts.toArray(Column[]::new);
  }
}
