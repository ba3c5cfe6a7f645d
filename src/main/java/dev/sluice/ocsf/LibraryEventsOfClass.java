package dev.sluice.ocsf;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import dev.sluice.ocsf.compile.LibraryEvents;
import dev.sluice.ocsf.compile.RecordRouter;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The events of one schema as the AWS library makes them, of records that know their class. A
 * record whose time cannot be read, which the library loses, goes to quarantine. No shuffle.
 */
record LibraryEventsOfClass(String records, LibraryEvents events, String into) implements Step {

  private static final String LINE = HiddenColumns.PREFIX + "line";
  private static final String RULE = HiddenColumns.PREFIX + "rule";
  private static final int SHOWN = 200;

  @Override
  public List<String> inputs() {
    return List.of(records);
  }

  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    return Optional.of(Map.of(into, events.schema()));
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> routed = tables.table(records);
    List<Column> hidden =
        Arrays.stream(routed.columns())
            .filter(HiddenColumns::isHidden)
            .map(ColumnReference::named)
            .toList();
    List<Column> carried = new ArrayList<>(hidden);
    carried.add(col(RecordRouter.LINE).as(LINE));
    carried.add(col(RecordRouter.RULE).as(RULE));
    Dataset<Row> made =
        events.events(routed.select(carried.toArray(Column[]::new)), col(LINE), col(RULE));
    List<Column> columns = new ArrayList<>(hidden);
    for (String name : events.schema().fieldNames()) {
      columns.add(col(name));
    }
    columns.add(rejection().as(ControlColumns.REJECT));
    return StepResult.of(
        into,
        StepResult.Made.of(made.select(columns.toArray(Column[]::new)), new Flow.Keeps(records)));
  }

  private static Column rejection() {
    return when(
        col(LibraryEvents.DAY).isNull(),
        struct(
                lit(null).cast(DataTypes.StringType).as("file"),
                lit(null).cast(DataTypes.LongType).as("line"),
                lit(LibraryEvents.DAY).as("column"),
                substring(col(LINE), 1, SHOWN).as("text"),
                lit("the time of the event is absent or cannot be read").as("reason"),
                col(LINE).as("record"))
            .cast(ControlColumns.REJECT_TYPE));
  }

  @Override
  public List<String> explain() {
    return List.of(into + " of " + records + ": one projection, no shuffle");
  }
}
