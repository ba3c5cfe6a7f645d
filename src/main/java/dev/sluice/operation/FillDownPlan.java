package dev.sluice.operation;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Builds the lazy result of a {@link FillDown}. */
final class FillDownPlan {

  private static final String FILLED = HiddenColumns.PREFIX + "filled_";
  private static final String HANDED_ON = HiddenColumns.PREFIX + "handed_on_";
  private static final List<String> STRETCH =
      List.of(
          HiddenColumns.PREFIX + "fill_file",
          HiddenColumns.PREFIX + "fill_block",
          HiddenColumns.PREFIX + "fill_stretch");

  /** Positions are cut into stretches of 2^20: some files have no blocks. */
  private static final int STRETCH_BITS = 20;

  private final FillDown step;
  private final Dataset<Row> rows;
  private final List<String> there;
  private final boolean isUp;

  FillDownPlan(FillDown step, Dataset<Row> rows) {
    this.step = step;
    this.rows = rows;
    this.there = List.of(rows.columns());
    this.isUp = step.direction() == FillDown.Direction.UP;
  }

  /** The rows, their columns as they were. */
  Dataset<Row> filled() {
    if (step.goesByStretches(rows.schema())) {
      return byStretches();
    }
    return result(withFilled(step.groups().inOrder(order())), false);
  }

  private Column[] order() {
    return isUp ? step.order().reversed(rows.schema()) : step.order().columns(rows.schema());
  }

  /**
   * Each stretch of a file is filled by itself; then a blank at its start takes what the last
   * stretch before it that has a value hands on. There is one row a stretch to hand on, few enough
   * for one task.
   */
  private Dataset<Row> byStretches() {
    Column row = ColumnReference.named(HiddenColumns.ROW_ORDER);
    List<Column> stretch =
        List.of(
            row.getField("file"),
            row.getField("block"),
            shiftright(row.getField("position"), STRETCH_BITS));
    Dataset<Row> filled =
        withFilled(Window.partitionBy(stretch.toArray(Column[]::new)).orderBy(order()));
    Column isSame = lit(true);
    for (int i = 0; i < STRETCH.size(); i++) {
      isSame = isSame.and(stretch.get(i).eqNullSafe(ColumnReference.named(STRETCH.get(i))));
    }
    return result(filled.join(broadcast(handedOn(stretch)), isSame, "left"), true);
  }

  private Dataset<Row> handedOn(List<Column> stretch) {
    List<Column> last = new ArrayList<>();
    for (int i = 0; i < step.columns().size(); i++) {
      Column cell = cell(i);
      Column place =
          when(
              cell.isNotNull(),
              struct(
                  ColumnReference.named(HiddenColumns.ROW_ORDER).as("row"),
                  step.columns().get(i).column().as("value")));
      last.add((isUp ? min_by(cell, place) : max_by(cell, place)).as(HANDED_ON + i));
    }
    List<Column> keys = new ArrayList<>();
    List<Column> order = new ArrayList<>();
    List<Column> results = new ArrayList<>();
    for (int i = 0; i < STRETCH.size(); i++) {
      Column key = ColumnReference.named(STRETCH.get(i));
      keys.add(stretch.get(i).as(STRETCH.get(i)));
      order.add(isUp ? key.desc() : key.asc());
      results.add(key);
    }
    WindowSpec before =
        Window.orderBy(order.toArray(Column[]::new)).rowsBetween(Window.unboundedPreceding(), -1);
    for (int i = 0; i < step.columns().size(); i++) {
      String name = HANDED_ON + i;
      results.add(last(ColumnReference.named(name), true).over(before).as(name));
    }
    return rows.groupBy(keys.toArray(Column[]::new))
        .agg(last.get(0), last.subList(1, last.size()).toArray(Column[]::new))
        .select(results.toArray(Column[]::new));
  }

  private Dataset<Row> withFilled(WindowSpec inOrder) {
    WindowSpec soFar = inOrder.rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    List<Column> columns = new ArrayList<>(List.of(ColumnReference.everything()));
    for (int i = 0; i < step.columns().size(); i++) {
      columns.add(last(cell(i), true).over(soFar).as(FILLED + i));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  /** What a cell holds, its error included; null for a blank. */
  private Column cell(int at) {
    Column value = step.columns().get(at).column();
    if (!hasError(at)) {
      return value;
    }
    Column error = ColumnReference.named(errorColumn(at));
    return when(
        value.isNotNull().or(error.isNotNull()), struct(value.as("value"), error.as("error")));
  }

  private String errorColumn(int at) {
    return FormulaProjection.errorColumn(step.columns().get(at).name());
  }

  private boolean hasError(int at) {
    return there.contains(errorColumn(at));
  }

  private Dataset<Row> result(Dataset<Row> filled, boolean isHandedOn) {
    Column[] results = there.stream().map(ColumnReference::named).toArray(Column[]::new);
    for (int i = 0; i < step.columns().size(); i++) {
      Column cell = ColumnReference.named(FILLED + i);
      if (isHandedOn) {
        cell = coalesce(cell, ColumnReference.named(HANDED_ON + i));
      }
      String name = step.columns().get(i).name();
      results[there.indexOf(name)] = (hasError(i) ? cell.getField("value") : cell).as(name);
      if (hasError(i)) {
        String error = errorColumn(i);
        results[there.indexOf(error)] = cell.getField("error").as(error);
      }
    }
    return filled.select(results);
  }
}
