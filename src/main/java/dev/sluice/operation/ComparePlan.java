package dev.sluice.operation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.problem.Problems;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult.Made;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Builds the lazy result of a {@link Compare}. */
final class ComparePlan {

  private static final String SAME_REASON = "same on both sides";

  private final Compare step;
  private final CompareLayout layout;
  private final RowPairs pairs;
  private final Column isLeftOnly;
  private final Column isRightOnly;

  ComparePlan(Compare step, Dataset<Row> left, Dataset<Row> right) {
    this.step = step;
    this.layout = CompareLayout.of(step, left.schema(), right.schema(), new Problems());
    this.pairs = new RowPairs(layout, left, right);
    this.isLeftOnly = col(RowPairs.KIND).equalTo(PairedRow.ONLY_LEFT);
    this.isRightOnly = col(RowPairs.KIND).equalTo(PairedRow.ONLY_RIGHT);
  }

  Made made() {
    Column isChanged = lit(false);
    List<Column> changedNames = new ArrayList<>();
    for (int i = 0; i < layout.columns().size(); i++) {
      Column differs = differs(i);
      isChanged = isChanged.or(differs);
      changedNames.add(when(differs, layout.columns().get(i).name()));
    }
    Column isPair = not(isLeftOnly).and(not(isRightOnly));
    List<Column> results = new ArrayList<>();
    for (int i = 0; i < layout.keys().size(); i++) {
      results.add(pairs.key(i).as(layout.keys().get(i).name()));
    }
    results.add(
        when(isLeftOnly, "only-left")
            .when(isRightOnly, "only-right")
            .when(isChanged, "changed")
            .otherwise("same")
            .as(step.status().name()));
    results.add(
        when(isPair.and(isChanged), concat_ws(", ", changedNames.toArray(Column[]::new)))
            .as(step.changed().name()));
    results.addAll(sides());
    results.addAll(errors());
    results.add(
        when(isLeftOnly, "left")
            .when(isRightOnly, "right")
            .otherwise("both")
            .as(ControlColumns.SIDE));
    Flow flow = new Flow.Pairs(step.table().name(), step.with().name(), true, true);
    boolean drops = step.same() == Compare.Same.DROP;
    if (drops) {
      results.add(when(isPair.and(not(isChanged)), SAME_REASON).as(ControlColumns.DROP));
    }
    Made made =
        Made.of(
            pairs.paired(RowPairing.EqualPairs.KEPT).select(results.toArray(Column[]::new)), flow);
    return drops ? made.dropping(SAME_REASON) : made;
  }

  private Column differs(int index) {
    Column differs =
        layout
            .columns()
            .get(index)
            .differs(
                pairs.isEqual(index),
                pairs.value(RowPairs.LEFT, index),
                pairs.value(RowPairs.RIGHT, index));
    return pairs.hasError(index)
        ? differs.or(
            not(pairs.error(RowPairs.LEFT, index).eqNullSafe(pairs.error(RowPairs.RIGHT, index))))
        : differs;
  }

  private List<Column> sides() {
    List<Column> results = new ArrayList<>();
    for (int i = 0; i < layout.columns().size(); i++) {
      ComparedColumn column = layout.columns().get(i);
      Column left = pairs.value(RowPairs.LEFT, i);
      Column right = pairs.value(RowPairs.RIGHT, i);
      results.add(left.as(layout.leftName(column)));
      results.add(right.as(layout.rightName(column)));
      if (layout.hasDifference(column)) {
        results.add(column.difference(left, right).as(layout.differenceName(column)));
      }
    }
    return results;
  }

  /** The errors of cells go with their column. */
  private List<Column> errors() {
    List<Column> results = new ArrayList<>();
    for (int i = 0; i < layout.keys().size(); i++) {
      if (pairs.hasKeyError(i)) {
        results.add(
            pairs.keyError(i).as(FormulaProjection.errorColumn(layout.keys().get(i).name())));
      }
    }
    for (int i = 0; i < layout.columns().size(); i++) {
      ComparedColumn column = layout.columns().get(i);
      if (pairs.hasError(i)) {
        results.add(
            pairs
                .error(RowPairs.LEFT, i)
                .as(FormulaProjection.errorColumn(layout.leftName(column))));
        results.add(
            pairs
                .error(RowPairs.RIGHT, i)
                .as(FormulaProjection.errorColumn(layout.rightName(column))));
      }
    }
    return results;
  }
}
