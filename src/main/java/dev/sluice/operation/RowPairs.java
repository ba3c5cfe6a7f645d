package dev.sluice.operation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.rows.SortedRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Pairs rows of two tables with the same keys one to one: equal rows first, then the rest by rank
 * of their values; a row without a partner is there with one side only.
 *
 * <p>Both tables are put together, shuffled by a hash of the key, and sorted by hash, key and
 * values; one pass over the sorted rows makes the pairs. The hash comes first because Spark
 * compares eight bytes of the first column before it looks at rows. Memory is bounded: what waits
 * for a partner within a key goes to disk where there is too much of it.
 */
final class RowPairs {

  /** The side of the first table. */
  static final String LEFT = "left_";

  /** The side of the second table. */
  static final String RIGHT = "right_";

  /** Which rows there are, as {@link PairedRow} numbers it. */
  static final String KIND = HiddenColumns.PREFIX + "pair_kind";

  /** How many pairs were equal and only counted; null but in the row that counts. */
  static final String EQUAL_PAIRS = HiddenColumns.PREFIX + "pair_equal";

  /** How many keys repeat on the left; null but in the row that counts. */
  static final String REPEATED_LEFT = HiddenColumns.PREFIX + "pair_repeated_left";

  /** How many keys repeat on the right; null but in the row that counts. */
  static final String REPEATED_RIGHT = HiddenColumns.PREFIX + "pair_repeated_right";

  /** A hash of the key. */
  static final String HASH = HiddenColumns.PREFIX + "pair_hash";

  private static final String SIDE = HiddenColumns.PREFIX + "pair_side";
  private static final String KEY = HiddenColumns.PREFIX + "pair_key_";
  private static final String KEY_ERROR = HiddenColumns.PREFIX + "pair_key_error_";
  private static final String VALUE = "value_";
  private static final String ERROR = "error_";
  private static final String SHOWN = "shown_";

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

  /** A value of a side, as its table has it. */
  Column value(String side, int index) {
    ComparedColumn column = layout.columns().get(index);
    DataType type = side.equals(LEFT) ? column.left() : column.right();
    return column.isShownDifferently()
        ? Shown.decoded(of(side, shownName(column, side, index)), type)
        : of(side, VALUE + index).cast(type);
  }

  Column error(String side, int index) {
    return of(side, ERROR + index);
  }

  /** Holds where the values of both sides are equal. */
  Column isEqual(int index) {
    return of(LEFT, VALUE + index).eqNullSafe(of(RIGHT, VALUE + index));
  }

  private static Column of(String side, String name) {
    return col(sideName(side, name));
  }

  private static String sideName(String side, String name) {
    return HiddenColumns.PREFIX + "pair_" + side + name;
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

  /** One row for each pair and for each row without a partner; of equal pairs perhaps a count. */
  Dataset<Row> paired(RowPairing.EqualPairs equalPairs) {
    Dataset<Row> both = side(left, LEFT).unionByName(side(right, RIGHT));
    StructField[] fields = both.schema().fields();
    List<StructField> keys = starting(fields, HiddenColumns.PREFIX + "pair_key");
    List<StructField> shown = starting(fields, SHOWN);
    int behindKeys = 1 + keys.size();
    int behindValues = fields.length - 1 - shown.size();
    List<StructField> values = List.of(fields).subList(behindKeys, behindValues);
    StructType result = new StructType().add(HASH, DataTypes.LongType);
    for (StructField key : keys) {
      result = result.add(key.name(), key.dataType());
    }
    for (String side : List.of(LEFT, RIGHT)) {
      for (StructField field : Arrays.copyOfRange(fields, behindKeys, fields.length - 1)) {
        result = result.add(sideName(side, field.name()), field.dataType());
      }
    }
    result = result.add(KIND, DataTypes.IntegerType);
    for (String count : List.of(EQUAL_PAIRS, REPEATED_LEFT, REPEATED_RIGHT)) {
      result = result.add(count, DataTypes.LongType);
    }
    List<String> order = new ArrayList<>(Arrays.asList(both.columns()));
    order.remove(SIDE);
    return SortedRows.transform(
        both,
        List.of(HASH),
        order,
        result,
        new RowPairing(types(keys), types(values), shown.size(), equalPairs));
  }

  private static List<StructField> starting(StructField[] fields, String prefix) {
    return Arrays.stream(fields).filter(field -> field.name().startsWith(prefix)).toList();
  }

  private static List<DataType> types(List<StructField> fields) {
    return fields.stream().map(StructField::dataType).toList();
  }

  /** A hash of the key, the key, the values, how they are shown, and the side. */
  private Dataset<Row> side(Dataset<Row> rows, String side) {
    List<Column> keys = new ArrayList<>();
    List<Column> values = new ArrayList<>();
    List<Column> shown = new ArrayList<>();
    StructType schema = rows.schema();
    for (int i = 0; i < layout.keys().size(); i++) {
      ComparedColumn key = layout.keys().get(i);
      String name = name(key, side);
      keys.add(key.comparable(ColumnReference.named(name)).as(KEY + i));
      if (hasKeyError(i)) {
        keys.add(errorOf(schema, name).as(KEY_ERROR + i));
      }
    }
    for (int i = 0; i < layout.columns().size(); i++) {
      ComparedColumn column = layout.columns().get(i);
      Column value = ColumnReference.named(name(column, side));
      values.add(column.comparable(value).as(VALUE + i));
      if (column.isShownDifferently()) {
        shown.addAll(shown(column, value, side, i));
      }
      if (hasError(i)) {
        values.add(errorOf(schema, name(column, side)).as(ERROR + i));
      }
    }
    List<Column> results = new ArrayList<>(keys);
    results.addAll(values);
    results.addAll(shown);
    results.add(lit(side.equals(LEFT)).as(SIDE));
    Dataset<Row> made = rows.select(results.toArray(Column[]::new));
    List<Column> hashed = new ArrayList<>();
    hashed.add(
        xxhash64(
                Stream.of(made.columns())
                    .limit(keys.size())
                    .map(ColumnReference::named)
                    .toArray(Column[]::new))
            .as(HASH));
    Stream.of(made.columns()).map(ColumnReference::named).forEach(hashed::add);
    return made.select(hashed.toArray(Column[]::new));
  }

  private static List<Column> shown(ComparedColumn column, Column value, String side, int index) {
    if (column.left().equals(column.right())) {
      return List.of(Shown.encoded(value, column.left()).as(shownName(column, side, index)));
    }
    List<Column> results = new ArrayList<>();
    for (String each : List.of(LEFT, RIGHT)) {
      DataType type = each.equals(LEFT) ? column.left() : column.right();
      Column own = each.equals(side) ? value : lit(null).cast(type);
      results.add(Shown.encoded(own, type).as(shownName(column, each, index)));
    }
    return results;
  }

  /** Sides of two types have a column each. */
  private static String shownName(ComparedColumn column, String side, int index) {
    return SHOWN + (column.left().equals(column.right()) ? "" : side) + index;
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
