package dev.sluice.operation;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.EveryMatch;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult.Made;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Builds the lazy result of a {@link LookupMany}. */
final class LookupManyPlan {

  private static final String NUMBER = HiddenColumns.PREFIX + "match_number";

  private final LookupMany step;
  private final Lookup lookup;
  private final LookupPlan plan;
  private final Dataset<Row> rows;
  private final Dataset<Row> other;

  LookupManyPlan(LookupMany step, Tables tables) {
    this.step = step;
    this.lookup = step.lookup();
    this.plan = new LookupPlan(lookup, tables);
    this.rows = tables.table(lookup.table().name());
    this.other = tables.table(lookup.in().name());
  }

  Made made() {
    Dataset<Row> found =
        EveryMatch.join(
            plan.keyed(),
            lookup.keys().columns(),
            other,
            lookup.keys().matchColumns(),
            plan.columns(),
            NUMBER);
    Column number = ColumnReference.named(NUMBER);
    Column isMatched = number.isNotNull();
    List<FailingColumn> failing = plan.failing(found, isMatched);
    List<Column> results = new ArrayList<>(plan.values(found, isMatched, failing));
    step.number().ifPresent(column -> results.add(number.as(column.name())));
    // A row that may be there several times has no place in the source any more.
    Companions.ofColumns(rows.schema()).forEach(name -> results.add(ColumnReference.named(name)));
    results.addAll(FailingColumn.outcome(failing, lookup.onError()));
    results.add(
        when(number.gt(1), 0L).otherwise(1L).cast(DataTypes.LongType).as(ControlColumns.FOLDED));
    boolean drops = step.unmatched() == LookupMany.Unmatched.DROP;
    if (drops) {
      results.add(when(plan.isMiss(found, isMatched), lit(plan.noMatch())).as(ControlColumns.DROP));
    }
    Made made =
        Made.of(found.select(results.toArray(Column[]::new)), new Flow.Folds(lookup.table().name()))
            .replacing(Set.copyOf(TableSchemas.visible(rows.schema())));
    return FailingColumn.kept(
        drops ? made.dropping(plan.noMatch()) : made, failing, lookup.onError());
  }
}
