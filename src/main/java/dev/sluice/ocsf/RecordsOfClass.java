package dev.sluice.ocsf;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.sluice.ocsf.compile.RecordRouter;
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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The records that become events of one class. No shuffle. */
record RecordsOfClass(String records, String eventClass, String into) implements Step {

  private static final String OTHER_CLASS = "another class";

  /** The table of the records that the events of another table are made of. */
  static String tableFor(String events) {
    return events + "_records";
  }

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
    return Optional.of(Map.of(into, RecordRouter.SCHEMA));
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(records);
    Dataset<Row> made =
        rows.withColumn(
            ControlColumns.DROP,
            when(
                not(coalesce(col(RecordRouter.CLASS).equalTo(eventClass), lit(false))),
                OTHER_CLASS));
    return StepResult.of(
        into, StepResult.Made.of(made, new Flow.Keeps(records)).dropping(OTHER_CLASS));
  }

  @Override
  public List<String> explain() {
    return List.of(into + " of " + records + ": no shuffle");
  }
}
