package dev.sluice.operation;

import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.not;

import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.rows.MergedRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/**
 * The two tables of an as-of join as they are merged: the left one as it is, the right one with
 * only the columns that are needed, under names of their own, the key first, then the time, the
 * sequence and what is taken; without rows that can never be found.
 */
final class AsOfSides {

  private static final String OWN = HiddenColumns.PREFIX + "as_of_";
  private static final String LEFT_KEY = OWN + "left_key_";
  private static final String RIGHT = OWN + "right_";

  private final AsOfJoin step;
  private final Dataset<Row> left;
  private final List<String> leftKeys;
  private final Dataset<Row> right;
  private final List<String> rightKeys;
  private final int timePlace;
  private final List<Integer> taken;

  AsOfSides(AsOfJoin step, Dataset<Row> left, Dataset<Row> right, List<String> takenColumns) {
    this.step = step;
    List<Column> ofLeft = step.keys().ofLeft(left.schema(), right.schema());
    this.leftKeys = new ArrayList<>();
    List<Column> all =
        new ArrayList<>(Arrays.stream(left.columns()).map(ColumnReference::named).toList());
    for (Column key : ofLeft) {
      // A column that is the key itself may be what the rows are laid out by.
      String own =
          Arrays.stream(left.columns())
              .filter(name -> ColumnReference.named(name).equals(key))
              .findFirst()
              .orElse(LEFT_KEY + leftKeys.size());
      if (own.startsWith(LEFT_KEY)) {
        all.add(key.as(own));
      }
      leftKeys.add(own);
    }
    this.left =
        all.size() == left.columns().length ? left : left.select(all.toArray(Column[]::new));

    List<Column> ofRight = step.keys().ofRight(left.schema(), right.schema());
    Map<String, Integer> places = new LinkedHashMap<>();
    List<Column> columns = new ArrayList<>();
    for (Column key : ofRight) {
      columns.add(key.as(RIGHT + columns.size()));
    }
    List<String> others = new ArrayList<>(List.of(step.times().right().name()));
    step.sequence().forEach(column -> others.add(column.name()));
    others.addAll(takenColumns);
    for (String name : others) {
      if (!places.containsKey(name)) {
        places.put(name, columns.size());
        columns.add(ColumnReference.named(name).as(RIGHT + columns.size()));
      }
    }
    this.timePlace = ofRight.size();
    this.rightKeys = IntStream.range(0, ofRight.size()).mapToObj(i -> RIGHT + i).toList();
    this.right = known(right.select(columns.toArray(Column[]::new)), ofRight.size());
    this.taken = takenColumns.stream().map(name -> places.getOrDefault(name, -1)).toList();
  }

  private AsOfSides(AsOfSides whole, String bracket, Dataset<Row> left, Dataset<Row> right) {
    this.step = whole.step;
    this.left = left;
    this.leftKeys = Stream.concat(whole.leftKeys.stream(), Stream.of(bracket)).toList();
    this.rightKeys = Stream.concat(whole.rightKeys.stream(), Stream.of(bracket)).toList();
    this.timePlace = whole.timePlace;
    this.right = right;
    this.taken = whole.taken;
  }

  /** Rows with a further column of the key; other columns of the right rows stay where they are. */
  AsOfSides with(String bracket, Dataset<Row> leftRows, Dataset<Row> rightRows) {
    return new AsOfSides(this, bracket, leftRows, rightRows);
  }

  /** Only rows with a key and a time. */
  private static Dataset<Row> known(Dataset<Row> rows, int keys) {
    Dataset<Row> known = rows;
    for (int i = 0; i <= keys; i++) {
      known = known.filter(ColumnReference.named(RIGHT + i).isNotNull());
    }
    return TimeScale.isDouble(rows.schema().fields()[keys].dataType())
        ? known.filter(not(isnan(ColumnReference.named(RIGHT + keys))))
        : known;
  }

  /** The types of the key. */
  List<DataType> keyTypes() {
    return leftKeys.stream().map(name -> left.schema().apply(name).dataType()).toList();
  }

  /** Where the columns of the key stand in the right rows. */
  List<Integer> rightKeys() {
    List<String> columns = List.of(right.columns());
    return rightKeys.stream().map(columns::indexOf).toList();
  }

  /** Where the time stands in the right rows. */
  int rightTime() {
    return timePlace;
  }

  /** Where the columns taken stand in the right rows. */
  List<Integer> taken() {
    return taken;
  }

  MergedRows.Side leftSide() {
    List<String> order = new ArrayList<>(leftKeys);
    order.add(step.times().left().name());
    return new MergedRows.Side(left, leftKeys, order);
  }

  MergedRows.Side rightSide() {
    Set<String> order = new LinkedHashSet<>(rightKeys);
    order.addAll(List.of(right.columns()));
    return new MergedRows.Side(right, rightKeys, List.copyOf(order));
  }
}
