package dev.sluice.ocsf;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import dev.sluice.ocsf.compile.ComputedOnce;
import dev.sluice.ocsf.compile.EventCompiler;
import dev.sluice.ocsf.compile.EventOptions;
import dev.sluice.ocsf.compile.RecordRouter;
import dev.sluice.ocsf.plan.MappingPlan;
import dev.sluice.ocsf.plan.PlannedEvent;
import dev.sluice.ocsf.validate.RowValidator;
import dev.sluice.ocsf.validate.ValidationOptions;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The events of one class, of records that know their class. Those that are not valid go to
 * quarantine with what is wrong with them. No shuffle.
 */
record EventsOfClass(
    String records,
    MappingPlan plan,
    List<PlannedEvent> variants,
    EventOptions options,
    OnInvalid onInvalid,
    String into)
    implements Step {

  private static final String LINE = HiddenColumns.PREFIX + "line";
  private static final String RULE = HiddenColumns.PREFIX + "rule";
  private static final String FAULTS = HiddenColumns.PREFIX + "faults";

  EventsOfClass {
    variants = List.copyOf(variants);
  }

  private EventCompiler compiler(Problems problems) {
    return new EventCompiler(plan, variants, options, problems);
  }

  @Override
  public List<String> inputs() {
    Set<String> inputs = new LinkedHashSet<>(List.of(records));
    inputs.addAll(compiler(new Problems()).tables());
    return List.copyOf(inputs);
  }

  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    EventCompiler compiler = compiler(problems);
    compiler.check(tables, problems);
    return Optional.of(Map.of(into, compiler.schema()));
  }

  @Override
  public StepResult apply(Tables tables) {
    EventCompiler compiler = compiler(new Problems());
    Dataset<Row> routed = tables.table(records);
    List<Column> carried = new ArrayList<>();
    List<Column> hidden = new ArrayList<>();
    Arrays.stream(routed.columns())
        .filter(HiddenColumns::isHidden)
        .forEach(name -> hidden.add(ColumnReference.named(name)));
    carried.addAll(hidden);
    carried.add(col(RecordRouter.LINE).as(LINE));
    carried.add(col(RecordRouter.RULE).as(RULE));
    Dataset<Row> made =
        compiler.events(
            routed.select(carried.toArray(Column[]::new)), col(LINE), col(RULE), tables);
    List<Column> columns = new ArrayList<>(hidden);
    for (StructField field : compiler.schema().fields()) {
      columns.add(ColumnReference.named(field.name()));
    }
    if (onInvalid == OnInvalid.QUARANTINE) {
      columns.add(rejection().as(ControlColumns.REJECT));
      made =
          made.withColumn(
              FAULTS, ComputedOnce.of(when(compiler.maybeInvalid(), faults(compiler.schema()))));
    }
    return StepResult.of(
        into,
        StepResult.Made.of(made.select(columns.toArray(Column[]::new)), new Flow.Keeps(records)));
  }

  /** What is wrong with an event; null when it is valid. */
  private Column faults(StructType schema) {
    List<StructField> attributes =
        Arrays.stream(schema.fields())
            .filter(field -> !EventCompiler.PLACES.contains(field.name()))
            .toList();
    return EventCompiler.rejection(
        new RowValidator(
            new StructType(attributes.toArray(StructField[]::new)),
            plan.schema(),
            ValidationOptions.ERRORS.byOneVersion()),
        struct(
            attributes.stream()
                .map(field -> ColumnReference.named(field.name()))
                .toArray(Column[]::new)));
  }

  /** The same with the text of the record. */
  private static Column rejection() {
    Column fault = col(FAULTS);
    List<Column> parts = new ArrayList<>();
    for (String name : ControlColumns.REJECT_TYPE.fieldNames()) {
      parts.add((name.equals("record") ? col(LINE) : fault.getField(name)).as(name));
    }
    return when(fault.isNotNull(), struct(parts.toArray(Column[]::new)))
        .cast(ControlColumns.REJECT_TYPE);
  }

  @Override
  public List<String> explain() {
    return List.of(into + " of " + records + ": one projection, no shuffle");
  }
}
