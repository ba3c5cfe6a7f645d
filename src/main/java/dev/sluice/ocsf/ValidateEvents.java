package dev.sluice.ocsf;

import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.sluice.ocsf.schema.OcsfSchema;
import dev.sluice.ocsf.validate.FaultColumns;
import dev.sluice.ocsf.validate.Severity;
import dev.sluice.ocsf.validate.ValidationOptions;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Judges events by OCSF and sends those that are not valid to quarantine, or marks them. One pass
 * over the rows without a shuffle, some microseconds an event.
 *
 * @param event the column that holds the event as JSON; without it the columns are the event
 * @param version the version by which all events are judged; without it each by the one it names
 * @param warnings whether marked events keep their warnings, too
 */
public record ValidateEvents(
    ColumnReference table,
    ColumnReference into,
    Optional<ColumnReference> event,
    Optional<String> version,
    OnInvalid onInvalid,
    boolean warnings)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new ValidateEventsType();

  static final String FAULTS = "ocsf_faults";
  static final String VALID = "ocsf_valid";
  static final String DROP_REASON = "not valid OCSF";

  /** What becomes of an event that is not valid. */
  enum OnInvalid {
    /** It leaves the table and is kept with its faults. */
    QUARANTINE,
    /** It stays; columns say what is wrong with it. */
    KEEP,
    /** It leaves the table and is only counted. */
    DROP
  }

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    if (HiddenColumns.isHidden(into.name())) {
      problems.report(
          Problem.user(
              into.place(),
              "hidden-name",
              "\""
                  + into.name()
                  + "\" cannot be the name of a table: "
                  + HiddenColumns.PREFIX
                  + " starts what Sluice keeps for itself"));
    }
    Optional<StructType> input = tables.require(table.name(), table.place(), problems);
    input.ifPresent(schema -> checkEvent(schema, problems));
    Optional<StructType> result = input.map(schema -> result(schema, problems));
    return problems.count() == before
        ? result.map(schema -> Map.of(into.name(), schema))
        : Optional.empty();
  }

  private void checkEvent(StructType schema, Problems problems) {
    if (event.isPresent()) {
      TableSchemas.requireColumn(
              table.name(), schema, event.get().name(), event.get().place(), problems)
          .filter(field -> !(field.dataType() instanceof StringType))
          .ifPresent(
              field ->
                  problems.report(
                      Problem.user(
                          event.get().place(),
                          "wrong-type",
                          "column \"" + field.name() + "\" is no text, so that it holds no JSON")));
    } else if (!Arrays.asList(schema.fieldNames()).contains("class_uid")) {
      problems.report(
          Problem.user(
                  table.place(),
                  "no-event",
                  "\""
                      + table.name()
                      + "\" has no column class_uid, so that its rows are no OCSF events")
              .withHint("name the column that holds events as JSON: column: ..."));
    }
  }

  private StructType result(StructType schema, Problems problems) {
    ResultColumns result = new ResultColumns(problems);
    for (StructField field : TableSchemas.visibleOnly(schema).fields()) {
      result.add(field, table.place());
    }
    if (onInvalid == OnInvalid.KEEP) {
      Place place = table.place();
      result.add(DataTypes.createStructField(FAULTS, FaultColumns.TYPE, true), place);
      result.add(DataTypes.createStructField(VALID, DataTypes.BooleanType, true), place);
    }
    return result.schema();
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    Judgement judgement = Judgement.of(rows.schema(), event, version, options());
    Flow flow = new Flow.Keeps(table.name());
    StepResult.Made made =
        switch (onInvalid) {
          case QUARANTINE ->
              StepResult.Made.of(
                  rows.withColumn(ControlColumns.REJECT, judgement.rejection()), flow);
          case DROP ->
              StepResult.Made.of(
                      rows.withColumn(
                          ControlColumns.DROP,
                          when(judgement.rejection().isNotNull(), DROP_REASON)),
                      flow)
                  .dropping(DROP_REASON);
          case KEEP -> StepResult.Made.of(marked(rows, judgement), flow);
        };
    return StepResult.of(into.name(), made);
  }

  private static Dataset<Row> marked(Dataset<Row> rows, Judgement judgement) {
    Column errors =
        exists(
            ColumnReference.named(FAULTS),
            fault -> fault.getField("severity").equalTo(Severity.ERROR.word()));
    return rows.withColumn(FAULTS, judgement.faults()).withColumn(VALID, not(errors));
  }

  private ValidationOptions options() {
    ValidationOptions options =
        warnings && onInvalid == OnInvalid.KEEP
            ? new ValidationOptions(true, false, true)
            : ValidationOptions.ERRORS;
    return version.isPresent() ? options.byOneVersion() : options;
  }

  @Override
  public List<String> explain() {
    return List.of(
        "ocsf-validate "
            + table.name()
            + (into.name().equals(table.name()) ? "" : " into " + into.name())
            + " by OCSF "
            + version.orElse("as events say, or else " + OcsfSchema.DEFAULT_VERSION)
            + "; no shuffle");
  }
}
