package dev.sluice.run;

import dev.sluice.document.Node;
import dev.sluice.document.ShapeChecker;
import dev.sluice.operation.Compare;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.Settings;
import dev.sluice.spec.SourceArgument;
import dev.sluice.step.Step;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.TypeNames;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/** Checks a diff without reading rows; every fault is reported at once. */
final class DiffPlanner {

  private static final String ALL = "*";

  private final DiffOptions options;
  private final Settings settings;
  private final Problems problems;

  DiffPlanner(DiffOptions options, Settings settings, Problems problems) {
    this.options = options;
    this.settings = settings;
    this.problems = problems;
  }

  /** Plans it; empty when anything was reported. */
  Optional<DiffPlan> plan() {
    try (SourcePlanner sources =
        new SourcePlanner(settings, SourcePlanner.Look.AT_INPUTS, problems)) {
      Optional<PlannedSource> a = source(sources, DiffPlan.A, options.a(), options.readA());
      Optional<PlannedSource> b = source(sources, DiffPlan.B, options.b(), options.readB());
      return a.isEmpty() || b.isEmpty() ? Optional.empty() : plan(a.get(), b.get());
    }
  }

  private Optional<PlannedSource> source(
      SourcePlanner sources, String name, String written, String read) {
    return SourceArgument.read(name, written, read, Place.commandLine(name), problems)
        .flatMap(sources::plan);
  }

  private Optional<DiffPlan> plan(PlannedSource a, PlannedSource b) {
    int before = problems.count();
    DiffColumns columns =
        DiffColumns.of(
            TableSchemas.visibleOnly(a.schema()),
            TableSchemas.visibleOnly(b.schema()),
            options,
            problems);
    if (columns.keys().isEmpty()) {
      problems.report(
          Problem.user(
              Place.commandLine("diff"), "no-columns", "A and B have no column to compare"));
      return Optional.empty();
    }
    Map<String, String> tolerances = tolerances(columns);
    Optional<Step> step =
        ShapeChecker.read(written(columns, tolerances), Compare.TYPE.options(), problems)
            .flatMap(fields -> Compare.TYPE.read(fields, problems));
    StructType neededA = columns.neededOfA();
    StructType neededB = columns.neededOfB();
    // A step that names no columns compares all that it sees.
    boolean namesAll = !columns.compared().isEmpty();
    Map<String, StructType> seen =
        Map.of(
            DiffPlan.A,
            namesAll ? columns.a() : neededA,
            DiffPlan.B,
            namesAll ? columns.b() : neededB);
    step.ifPresent(compare -> compare.check(new TableSchemas(seen, Instant.EPOCH), problems));
    if (problems.count() > before || step.isEmpty()) {
      return Optional.empty();
    }
    Map<String, DiffPlan.PlannedColumn> planned = new LinkedHashMap<>();
    columns
        .compared()
        .forEach(
            (name, nameInB) ->
                planned.put(
                    name,
                    new DiffPlan.PlannedColumn(
                        nameInB,
                        TypeNames.written(neededA.apply(name).dataType()),
                        neededA.apply(name).dataType() instanceof NumericType,
                        tolerances.get(name))));
    return Optional.of(
        new DiffPlan(a, b, step.get(), neededA, neededB, planned, columns.differences()));
  }

  /** The tolerance of each column; that for all others is for numbers. */
  private Map<String, String> tolerances(DiffColumns columns) {
    Map<String, String> tolerances = new LinkedHashMap<>();
    options
        .tolerances()
        .forEach(
            (name, tolerance) -> {
              if (!name.equals(ALL)) {
                tolerances.put(name, tolerance);
              }
            });
    String others = options.tolerances().get(ALL);
    if (others != null) {
      StructType schema = columns.neededOfA();
      columns.compared().keySet().stream()
          .filter(name -> List.of(schema.fieldNames()).contains(name))
          .filter(name -> schema.apply(name).dataType() instanceof NumericType)
          .forEach(name -> tolerances.putIfAbsent(name, others));
    }
    return tolerances;
  }

  /** The step as a job would have it. */
  private static Node written(DiffColumns columns, Map<String, String> tolerances) {
    LinkedHashMap<String, Node.Entry> step = new LinkedHashMap<>();
    put(step, "table", Place.commandLine(DiffPlan.A), DiffPlan.A);
    put(step, "with", Place.commandLine(DiffPlan.B), DiffPlan.B);
    put(step, "left-suffix", Place.commandLine(DiffPlan.A), "_a");
    put(step, "right-suffix", Place.commandLine(DiffPlan.B), "_b");
    put(step, "status-column", Place.commandLine(DiffPlan.A), "diff_status");
    put(step, "changed-column", Place.commandLine(DiffPlan.A), "diff_columns");
    putAll(step, "keys", Place.commandLine("--key"), columns.keys());
    putAll(step, "columns", Place.commandLine("--columns"), columns.compared());
    putAll(step, "tolerance", Place.commandLine("--tolerance"), tolerances);
    return new Node.Mapping(Place.commandLine("diff"), step);
  }

  private static void put(
      LinkedHashMap<String, Node.Entry> entries, String key, Place place, String text) {
    entries.put(key, new Node.Entry(place, new Node.Scalar(place, text, false)));
  }

  private static void putAll(
      LinkedHashMap<String, Node.Entry> entries,
      String key,
      Place place,
      Map<String, String> texts) {
    if (!texts.isEmpty()) {
      LinkedHashMap<String, Node.Entry> nested = new LinkedHashMap<>();
      texts.forEach((name, text) -> put(nested, name, place, text));
      entries.put(key, new Node.Entry(place, new Node.Mapping(place, nested)));
    }
  }
}
