package dev.sluice.ocsf;

import dev.sluice.ocsf.compile.LibraryEvents;
import dev.sluice.ocsf.compile.RecordRouter;
import dev.sluice.ocsf.mapping.ClassMapping;
import dev.sluice.ocsf.mapping.Mapping;
import dev.sluice.problem.Problems;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.types.StructType;

/**
 * Makes of raw records what the AWS transformation library would make of them, so that a source can
 * move without a change and both can be held side by side. Tables and quarantine are those of
 * {@link MapEvents}. No shuffle.
 *
 * @param table the raw records: a column {@code line} with their text, or any columns
 * @param mapping reads records as the library does, and says when they happened
 * @param records the name of the table of records
 * @param prefix stands before the schema in the name of a table of events
 */
record MapAsLibrary(ColumnReference table, Mapping mapping, String records, String prefix)
    implements Step {

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
    Map<Integer, String> schemas = new TreeMap<>();
    bySchema().forEach((name, rules) -> rules.keySet().forEach(rule -> schemas.put(rule, name)));
    return new RecordRouter(mapping, schemas, problems);
  }

  /** The names of the schemas, each with its class mappings by their place from 1. */
  private LinkedHashMap<String, Map<Integer, ClassMapping>> bySchema() {
    LinkedHashMap<String, Map<Integer, ClassMapping>> schemas = new LinkedHashMap<>();
    int rule = 0;
    for (ClassMapping written : mapping.classes()) {
      rule++;
      if (written.reject().isEmpty()) {
        schemas.computeIfAbsent(written.schema(), name -> new TreeMap<>()).put(rule, written);
      }
    }
    return schemas;
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
    bySchema()
        .forEach(
            (name, variants) -> {
              String made = prefix + name;
              events.add(new RecordsOfClass(records, name, RecordsOfClass.tableFor(made)));
              events.add(
                  new LibraryEventsOfClass(
                      RecordsOfClass.tableFor(made),
                      new LibraryEvents(mapping, name, variants),
                      made));
            });
    return events;
  }

  @Override
  public List<String> explain() {
    return List.of(
        "ocsf "
            + table.name()
            + " as "
            + mapping.source()
            + ", as the AWS library would: no shuffle");
  }
}
