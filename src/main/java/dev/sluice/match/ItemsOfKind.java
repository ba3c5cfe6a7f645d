package dev.sluice.match;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The items of a match that are matched, open, or cleared since the run before. No shuffle. */
record ItemsOfKind(String items, String into, Kind kind) implements Step {

  /** Which items. */
  enum Kind {
    MATCHED("no match"),
    OPEN("not open"),
    CLEARED("not cleared since the run before");

    private final String otherwise;

    Kind(String otherwise) {
      this.otherwise = otherwise;
    }

    private Column holds() {
      Column isOpen = col(ItemColumns.BUCKET).isin(ItemsTable.STILL_OPEN.toArray());
      return switch (this) {
        case MATCHED -> col(ItemColumns.MATCH_ID).isNotNull();
        case OPEN -> isOpen;
        case CLEARED -> not(isOpen).and(col(ItemColumns.ORIGIN).notEqual(Pool.NEW));
      };
    }
  }

  @Override
  public List<String> inputs() {
    return List.of(items);
  }

  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    return tables
        .require(items, Place.file(""), problems)
        .map(schema -> Map.of(into, TableSchemas.visibleOnly(schema)));
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(items);
    Dataset<Row> made =
        rows.withColumn(ControlColumns.DROP, when(not(kind.holds()), kind.otherwise));
    return StepResult.of(
        into, StepResult.Made.of(made, new Flow.Keeps(items)).dropping(kind.otherwise));
  }

  @Override
  public List<String> explain() {
    return List.of(into + " of " + items + ": no shuffle");
  }
}
