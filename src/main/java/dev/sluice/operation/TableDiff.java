package dev.sluice.operation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.Step;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/**
 * What two tables differ in, lazily: the pairs of a {@link Compare}, but that pairs whose values
 * are all equal are only counted. So after the sort the cost is that of the differences, not that
 * of the tables.
 *
 * <p>A row of {@link #rows} has a status, a hash of its key, three counts (in rows with the status
 * {@link #COUNTS}; else null), the keys, and four columns for each compared column: the left value,
 * the right one, whether they differ, and the right number less the left one.
 *
 * @param keys the names of the keys
 * @param columns the names of the compared columns
 */
public record TableDiff(Dataset<Row> rows, List<String> keys, List<String> columns) {

  /** Status of a pair whose values are equal or near enough. */
  public static final int SAME = 0;

  /** Status of a pair with a value that differs. */
  public static final int CHANGED = 1;

  /** Status of a row that the right table has no partner for. */
  public static final int ONLY_LEFT = 2;

  /** Status of a row that the left table has no partner for. */
  public static final int ONLY_RIGHT = 3;

  /** Status of what is no row but counts: equal pairs, keys that repeat on the left, and right. */
  public static final int COUNTS = 4;

  /** Where {@link #rows} has the status, an integer. */
  public static final int STATUS_AT = 0;

  /** Where it has the hash of the key. */
  public static final int HASH_AT = 1;

  /** Where it has the first of the counts. */
  public static final int COUNTS_AT = 2;

  private static final int KEYS_AT = 5;
  private static final int PARTS = 4;
  private static final String PREFIX = HiddenColumns.PREFIX + "diff_";
  private static final String STATUS = PREFIX + "status";

  public TableDiff {
    keys = List.copyOf(keys);
    columns = List.copyOf(columns);
  }

  /**
   * The difference of two tables.
   *
   * @param compare a step of the type {@link Compare}, found to be sound for the tables
   * @param texts which differences between texts do not count
   */
  public static TableDiff of(Step compare, TextRule texts, Dataset<Row> left, Dataset<Row> right) {
    Compare step = ((Compare) compare).comparing(texts);
    CompareLayout layout = CompareLayout.of(step, left.schema(), right.schema(), new Problems());
    RowPairs pairs = new RowPairs(layout, left, right);
    Dataset<Row> parts =
        pairs
            .paired(RowPairing.EqualPairs.COUNTED)
            .select(parts(layout, pairs).toArray(Column[]::new));
    Column differs = lit(false);
    for (int i = 0; i < layout.columns().size(); i++) {
      differs = differs.or(col(PREFIX + "differs_" + i));
    }
    Column kind = col(RowPairs.KIND);
    Column status =
        when(kind.equalTo(PairedRow.ONLY_LEFT), ONLY_LEFT)
            .when(kind.equalTo(PairedRow.ONLY_RIGHT), ONLY_RIGHT)
            .when(kind.equalTo(PairedRow.COUNTS), COUNTS)
            .when(differs, CHANGED)
            .otherwise(SAME);
    List<Column> results = new ArrayList<>();
    results.add(status.as(STATUS));
    for (String name : parts.columns()) {
      if (!name.equals(RowPairs.KIND)) {
        results.add(col(name));
      }
    }
    return new TableDiff(
        parts.select(results.toArray(Column[]::new)),
        layout.keys().stream().map(ComparedColumn::name).toList(),
        layout.columns().stream().map(ComparedColumn::name).toList());
  }

  private static List<Column> parts(CompareLayout layout, RowPairs pairs) {
    List<Column> parts = new ArrayList<>();
    for (String name :
        List.of(
            RowPairs.KIND,
            RowPairs.HASH,
            RowPairs.EQUAL_PAIRS,
            RowPairs.REPEATED_LEFT,
            RowPairs.REPEATED_RIGHT)) {
      parts.add(col(name));
    }
    for (int i = 0; i < layout.keys().size(); i++) {
      parts.add(pairs.key(i).as(PREFIX + "key_" + i));
    }
    for (int i = 0; i < layout.columns().size(); i++) {
      ComparedColumn column = layout.columns().get(i);
      Column left = pairs.value(RowPairs.LEFT, i);
      Column right = pairs.value(RowPairs.RIGHT, i);
      Column isPair = col(RowPairs.KIND).equalTo(PairedRow.BOTH);
      parts.add(left.as(PREFIX + "left_" + i));
      parts.add(right.as(PREFIX + "right_" + i));
      parts.add(
          isPair.and(column.differs(pairs.isEqual(i), left, right)).as(PREFIX + "differs_" + i));
      parts.add(
          (column.isNumber() ? column.difference(left, right) : lit(null).cast("double"))
              .as(PREFIX + "difference_" + i));
    }
    return parts;
  }

  /** True when values of two types can be held against each other. */
  public static boolean canCompare(DataType left, DataType right) {
    return ComparedColumn.common(left, right).isPresent();
  }

  /** Where {@link #rows} has a key. */
  public int keyAt(int key) {
    return KEYS_AT + key;
  }

  /** Where it has the left value of a compared column. */
  public int leftAt(int column) {
    return KEYS_AT + keys.size() + PARTS * column;
  }

  /** Where it has the right value. */
  public int rightAt(int column) {
    return leftAt(column) + 1;
  }

  /** Where it has whether they differ, true or false. */
  public int differsAt(int column) {
    return leftAt(column) + 2;
  }

  /** Where it has the difference: a decimal or a double, null where there is none. */
  public int differenceAt(int column) {
    return leftAt(column) + 3;
  }

  /**
   * The rows that differ as a table: keys, {@code diff_status} (changed, only-a, only-b), {@code
   * diff_columns}, and of each compared column {@code <name>_a} and {@code <name>_b}.
   *
   * @param found {@link #rows}, perhaps kept somewhere
   */
  public Dataset<Row> changes(Dataset<Row> found) {
    String[] names = found.columns();
    List<Column> results = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      results.add(col(names[keyAt(i)]).as(keys.get(i)));
    }
    Column status = col(STATUS);
    results.add(
        when(status.equalTo(CHANGED), "changed")
            .when(status.equalTo(ONLY_LEFT), "only-a")
            .otherwise("only-b")
            .as("diff_status"));
    List<Column> changed = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      changed.add(when(col(names[differsAt(i)]), columns.get(i)));
    }
    results.add(concat_ws(", ", changed.toArray(Column[]::new)).as("diff_columns"));
    for (int i = 0; i < columns.size(); i++) {
      results.add(col(names[leftAt(i)]).as(columns.get(i) + "_a"));
      results.add(col(names[rightAt(i)]).as(columns.get(i) + "_b"));
    }
    return found
        .filter(status.isin(CHANGED, ONLY_LEFT, ONLY_RIGHT))
        .select(results.toArray(Column[]::new));
  }
}
