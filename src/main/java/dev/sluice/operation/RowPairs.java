package dev.sluice.operation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Pairs rows of two tables with the same keys one to one: equal rows first, then the rest by rank
 * of their values; a row without a partner is there with one side only.
 *
 * <p>Both tables are put together and shuffled by key. Among the rows of a key with the same values
 * as many of either side are equal pairs as the other side has; all others of a side are ranked by
 * their values. Rows of the two sides with the same rank are a pair.
 */
final class RowPairs {

  /** The values of the left row, null where there is none. */
  static final String LEFT = HiddenColumns.PREFIX + "compare_left";

  /** The values of the right row, null where there is none. */
  static final String RIGHT = HiddenColumns.PREFIX + "compare_right";

  private static final String SIDE = HiddenColumns.PREFIX + "compare_side";
  private static final String KEY = HiddenColumns.PREFIX + "compare_key_";
  private static final String KEY_ERROR = HiddenColumns.PREFIX + "compare_key_error_";
  private static final String VALUE = HiddenColumns.PREFIX + "compare_value_";
  private static final String VALUE_ERROR = HiddenColumns.PREFIX + "compare_value_error_";
  private static final String COPY = HiddenColumns.PREFIX + "compare_copy";
  private static final String COPIES = HiddenColumns.PREFIX + "compare_copies_";
  private static final String IS_EQUAL = HiddenColumns.PREFIX + "compare_is_equal";
  private static final String RANK = HiddenColumns.PREFIX + "compare_rank";
  private static final String FIELD = "value_";
  private static final String ERROR_FIELD = "error_";

  private final CompareLayout layout;
  private final Dataset<Row> left;
  private final Dataset<Row> right;

  RowPairs(CompareLayout layout, Dataset<Row> left, Dataset<Row> right) {
    this.layout = layout;
    this.left = left;
    this.right = right;
  }

  /** A key of a pair. */
  Column key(int index) {
    return col(KEY + index);
  }

  Column keyError(int index) {
    return col(KEY_ERROR + index);
  }

  /** A value of a side. */
  Column value(String side, int index) {
    return col(side).getField(FIELD + index);
  }

  Column error(String side, int index) {
    return col(side).getField(ERROR_FIELD + index);
  }

  boolean hasKeyError(int index) {
    return hasError(layout.keys().get(index));
  }

  boolean hasError(int index) {
    return hasError(layout.columns().get(index));
  }

  private boolean hasError(ComparedColumn column) {
    return has(left.schema(), column.choice().name())
        || has(right.schema(), column.choice().column());
  }

  private static boolean has(StructType schema, String column) {
    return List.of(schema.fieldNames()).contains(FormulaProjection.errorColumn(column));
  }

  /** One row for each pair and for each row without a partner. */
  Dataset<Row> paired() {
    List<Column> keys = keys();
    List<Column> values = values();
    Dataset<Row> both =
        side(left, LEFT)
            .unionByName(side(right, RIGHT), true)
            .repartition(keys.toArray(Column[]::new));
    List<Column> equal = with(keys, values);
    Dataset<Row> counted =
        both.withColumn(
                COPY,
                row_number().over(Window.partitionBy(array(with(equal, side()))).orderBy(ties())))
            .withColumn(COPIES + LEFT, copies(LEFT, equal))
            .withColumn(COPIES + RIGHT, copies(RIGHT, equal))
            .withColumn(IS_EQUAL, col(COPY).leq(least(col(COPIES + LEFT), col(COPIES + RIGHT))));
    List<Column> order = new ArrayList<>(values);
    order.addAll(List.of(ties()));
    List<Column> ranked = with(keys, List.of(col(IS_EQUAL)));
    List<Column> pair = with(ranked, List.of(col(RANK)));
    return counted
        .withColumn(
            RANK,
            row_number()
                .over(Window.partitionBy(array(with(ranked, side()))).orderBy(array(order))))
        .groupBy(array(pair))
        .agg(first(col(LEFT), true).as(LEFT), first(col(RIGHT), true).as(RIGHT));
  }

  private static Column copies(String side, List<Column> equal) {
    return count(when(col(SIDE).equalTo(side), lit(1))).over(Window.partitionBy(array(equal)));
  }

  private static List<Column> side() {
    return List.of(col(SIDE));
  }

  private static List<Column> with(List<Column> some, List<Column> more) {
    List<Column> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private static Column[] array(List<Column> columns) {
    return columns.toArray(Column[]::new);
  }

  private List<Column> keys() {
    List<Column> keys = new ArrayList<>();
    for (int i = 0; i < layout.keys().size(); i++) {
      keys.add(key(i));
      if (hasKeyError(i)) {
        keys.add(keyError(i));
      }
    }
    return keys;
  }

  private List<Column> values() {
    List<Column> values = new ArrayList<>();
    for (int i = 0; i < layout.columns().size(); i++) {
      values.add(col(VALUE + i));
      if (hasError(i)) {
        values.add(col(VALUE_ERROR + i));
      }
    }
    return values;
  }

  /**
   * What orders rows that are equal: how they are shown, since 0 and -0, or numbers that one double
   * stands for, are equal and not the same.
   */
  private Column[] ties() {
    List<Column> ties = new ArrayList<>();
    ties.add(col(SIDE));
    IntStream.range(0, layout.columns().size())
        .filter(i -> layout.columns().get(i).isFloating())
        .forEach(
            i -> {
              ties.add(value(LEFT, i).cast(DataTypes.StringType));
              ties.add(value(RIGHT, i).cast(DataTypes.StringType));
            });
    return array(ties);
  }

  private Dataset<Row> side(Dataset<Row> rows, String side) {
    List<Column> results = new ArrayList<>();
    List<Column> shown = new ArrayList<>();
    StructType schema = rows.schema();
    for (int i = 0; i < layout.keys().size(); i++) {
      ComparedColumn key = layout.keys().get(i);
      String name = name(key, side);
      results.add(key.comparable(ColumnReference.named(name)).as(KEY + i));
      if (hasKeyError(i)) {
        results.add(errorOf(schema, name).as(KEY_ERROR + i));
      }
    }
    for (int i = 0; i < layout.columns().size(); i++) {
      ComparedColumn column = layout.columns().get(i);
      String name = name(column, side);
      results.add(column.comparable(ColumnReference.named(name)).as(VALUE + i));
      shown.add(ColumnReference.named(name).as(FIELD + i));
      if (hasError(i)) {
        results.add(errorOf(schema, name).as(VALUE_ERROR + i));
        shown.add(errorOf(schema, name).as(ERROR_FIELD + i));
      }
    }
    // A struct needs a field even when only keys are compared.
    shown.add(lit(true).as("is_there"));
    results.add(lit(side).as(SIDE));
    results.add(struct(array(shown)).as(side));
    return rows.select(array(results));
  }

  private static String name(ComparedColumn column, String side) {
    return side.equals(LEFT) ? column.choice().name() : column.choice().column();
  }

  private static Column errorOf(StructType schema, String column) {
    return has(schema, column)
        ? ColumnReference.named(FormulaProjection.errorColumn(column))
        : lit(null).cast(DataTypes.StringType);
  }
}
