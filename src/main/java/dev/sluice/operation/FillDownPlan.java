package dev.sluice.operation;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.spec.HiddenColumns;
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
  private static final String FILE = HiddenColumns.PREFIX + "fill_file";
  private static final String BLOCK = HiddenColumns.PREFIX + "fill_block";

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
    if (step.goesByBlocks(rows.schema())) {
      return byBlocks();
    }
    return result(withFilled(step.groups().inOrder(order())), false);
  }

  private Column[] order() {
    return isUp ? step.order().reversed(rows.schema()) : step.order().columns(rows.schema());
  }

  /**
   * Each block is filled by itself; then a blank at its start takes what the last block before it
   * that has a value hands on. There is one row a block to hand on, few enough for one task.
   */
  private Dataset<Row> byBlocks() {
    Column file = ColumnReference.named(HiddenColumns.ROW_ORDER).getField("file");
    Column block = ColumnReference.named(HiddenColumns.ROW_ORDER).getField("block");
    Dataset<Row> filled = withFilled(Window.partitionBy(file, block).orderBy(order()));
    return result(
        filled.join(
            broadcast(handedOn(file, block)),
            file.eqNullSafe(ColumnReference.named(FILE))
                .and(block.eqNullSafe(ColumnReference.named(BLOCK))),
            "left"),
        true);
  }

  private Dataset<Row> handedOn(Column file, Column block) {
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
    Column[] blocks = {ColumnReference.named(FILE), ColumnReference.named(BLOCK)};
    WindowSpec before =
        (isUp
                ? Window.orderBy(blocks[0].desc(), blocks[1].desc())
                : Window.orderBy(blocks[0].asc(), blocks[1].asc()))
            .rowsBetween(Window.unboundedPreceding(), -1);
    List<Column> results = new ArrayList<>(List.of(blocks));
    for (int i = 0; i < step.columns().size(); i++) {
      results.add(last(ColumnReference.named(HANDED_ON + i), true).over(before).as(HANDED_ON + i));
    }
    return rows.groupBy(file.as(FILE), block.as(BLOCK))
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
