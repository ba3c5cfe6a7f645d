package dev.sluice.ocsf;

import dev.sluice.ocsf.compile.EventOptions;
import dev.sluice.ocsf.compile.RecordRouter;
import dev.sluice.ocsf.mapping.ClassMapping;
import dev.sluice.ocsf.plan.MappingPlan;
import dev.sluice.ocsf.plan.PlannedEvent;
import dev.sluice.problem.Problems;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.StructType;

/**
 * Makes OCSF events of raw records by a mapping file. It makes a table of the records, each with
 * the event class that it becomes, and a table of events for each class. A text that is no record,
 * and a record that no class takes, go to quarantine with the reason.
 *
 * <p>Cost: no shuffle. A record is read twice: to find its class, and to make its event.
 *
 * @param table the raw records: a column {@code line} with their text, or any columns
 * @param records the name of the table of records
 * @param prefix stands before the class in the name of a table of events
 */
public record MapEvents(
    ColumnReference table,
    MappingPlan plan,
    EventOptions options,
    OnInvalid onInvalid,
    String records,
    String prefix)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new MapEventsType();

  @Override
  public List<String> inputs() {
    Set<String> inputs = new LinkedHashSet<>(List.of(table.name()));
    inputs.addAll(router(new Problems()).tables());
    return List.copyOf(inputs);
  }

  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  private RecordRouter router(Problems problems) {
    return new RecordRouter(plan, problems);
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    Optional<StructType> input = tables.require(table.name(), table.place(), problems);
    router(problems).check(tables, problems);
    return input.map(schema -> Map.of(records, RecordRouter.SCHEMA));
  }

  @Override
  public StepResult apply(Tables tables) {
    return StepResult.of(
        records,
        StepResult.Made.of(
            router(new Problems()).route(tables.table(table.name()), tables),
            new Flow.Keeps(table.name())));
  }

  @Override
  public List<Step> followedBy() {
    List<Step> events = new ArrayList<>();
    plan.byClass()
        .forEach(
            (name, variants) -> {
              String table = prefix + name;
              events.add(new RecordsOfClass(records, name, RecordsOfClass.tableFor(table)));
              events.add(
                  new EventsOfClass(
                      RecordsOfClass.tableFor(table), plan, variants, options, onInvalid, table));
            });
    return events;
  }

  @Override
  public List<String> explain() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "ocsf "
            + table.name()
            + " as "
            + plan.mapping().source()
            + ", OCSF "
            + plan.schema().version()
            + ": no shuffle");
    for (PlannedEvent event : plan.events()) {
      ClassMapping mapping = event.mapping();
      lines.add(
          "  "
              + event.eventClass().name()
              + (mapping.matches().isEmpty() ? "" : " of " + String.join(", ", mapping.matches()))
              + mapping.when().map(when -> " where " + when.text()).orElse(""));
    }
    return lines;
  }
}
