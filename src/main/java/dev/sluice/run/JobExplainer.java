package dev.sluice.run;

import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.spec.Publication;
import dev.sluice.step.TableSchemas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Says what a job would do and what it would cost, without reading its data. */
public final class JobExplainer {

  private final RunOptions options;
  private final SessionSource sessions;

  public JobExplainer(RunOptions options, SessionSource sessions) {
    this.options = options;
    this.sessions = sessions;
  }

  /** The explanation, line by line. */
  public List<String> explain() {
    Problems problems = new Problems();
    Optional<JobPlan> planned = new JobPlanner(problems).plan(options);
    problems.throwIfAny();
    JobPlan plan = planned.orElseThrow();
    SparkSession spark =
        sessions.open(plan.settings(), Catalogs.of(plan.settings()), plan.bytes(), options);
    Wiring wiring = new Wiring(plan.asOf());
    List<String> lines = new ArrayList<>();
    lines.add(
        "job "
            + plan.job().name()
            + (plan.job().description().isEmpty() ? "" : ": " + plan.job().description()));
    lines.add("");
    lines.add("sources");
    plan.sources()
        .forEach(
            (name, source) -> {
              wiring.source(
                  name,
                  source.spec().place(),
                  source.read(spark),
                  source.spec().controlTotals(),
                  source.rowCount());
              lines.add(
                  "  "
                      + name
                      + " from "
                      + source.input().location()
                      + ", "
                      + source.bytes()
                      + " bytes");
              lines.add("    columns: " + columns(source.schema()));
              source.notes().forEach(note -> lines.add("    " + note));
            });
    lines.add("");
    lines.add("steps");
    SharedOutputs shared = new SharedOutputs(plan.steps(), plan.job().publications().values());
    Map<String, Dataset<Row>> written = new LinkedHashMap<>();
    share(shared, SharedOutputs.SOURCES, wiring, written, lines);
    int number = 0;
    for (PlannedStep step : plan.steps()) {
      wiring.step(step);
      number++;
      lines.add(
          "  "
              + number
              + ". "
              + step.spec().type()
              + "  ("
              + step.spec().place().file()
              + ":"
              + step.spec().place().line()
              + ")");
      step.step().explain().forEach(does -> lines.add("       " + does));
      share(shared, number - 1, wiring, written, lines);
    }
    lines.add("");
    lines.add("on this machine: " + SessionSettings.explain(plan.bytes()));
    for (Publication publication : plan.job().publications().values()) {
      String table = publication.table();
      lines.add("");
      lines.addAll(
          publication(publication, plan, written.getOrDefault(table, wiring.table(table))));
    }
    return lines;
  }

  /** What is written early is planned as it is; what follows is planned on a table of its shape. */
  private static void share(
      SharedOutputs shared,
      int step,
      Wiring wiring,
      Map<String, Dataset<Row>> written,
      List<String> lines) {
    for (Publication publication : shared.completeAfter(step)) {
      String name = publication.table();
      Dataset<Row> table = wiring.table(name);
      if (SharedOutputs.hasNoErrors(table)) {
        written.put(name, table);
        wiring.replace(
            name,
            table
                .sparkSession()
                .createDataFrame(List.of(), TableSchemas.visibleOnly(table.schema())));
        lines.add("       " + name + " is written here; the steps below read what was written");
      }
    }
  }

  private static List<String> publication(
      Publication publication, JobPlan plan, Dataset<Row> table) {
    List<String> lines = new ArrayList<>();
    lines.add("publish " + publication.table() + " to " + publication.target().location());
    lines.add("    columns: " + columns(table.schema()));
    Optional.ofNullable(plan.rulesets().get(publication.table()))
        .ifPresent(
            ruleset ->
                lines.add(
                    "    gate: "
                        + ruleset.size()
                        + " rules of "
                        + ruleset.file()
                        + " in "
                        + ruleset.passes()
                        + " pass(es) over the staged rows"));
    lines.add("    cost: " + cost(table));
    return lines;
  }

  private static String columns(StructType schema) {
    return Arrays.stream(schema.fields())
        .filter(field -> !HiddenColumns.isHidden(field.name()))
        .map(JobExplainer::column)
        .collect(Collectors.joining(", "));
  }

  private static String column(StructField field) {
    return field.name() + " " + field.dataType().simpleString();
  }

  /** What Spark plans to do, before it has seen the data: adaptive execution may do less. */
  private static String cost(Dataset<Row> table) {
    String tree = table.queryExecution().executedPlan().toString();
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("scans", "BatchScan |FileScan |Scan ExistingRDD|LocalTableScan");
    kinds.put("shuffles", "[^t]Exchange (hash|range|Single|RoundRobin)");
    kinds.put("broadcasts", "BroadcastExchange ");
    kinds.put("lookups of a table sent to every task", "FirstMatchBroadcast ");
    kinds.put("lookups of tables shuffled by key", "FirstMatch ");
    kinds.put("hash joins", "BroadcastHashJoin |ShuffledHashJoin ");
    kinds.put("sort-merge joins", "SortMergeJoin ");
    kinds.put("nested-loop joins", "BroadcastNestedLoopJoin |CartesianProduct");
    kinds.put("aggregates", "HashAggregate|SortAggregate|ObjectHashAggregate");
    List<String> parts = new ArrayList<>();
    kinds.forEach(
        (kind, pattern) -> {
          long found =
              tree.lines().filter(java.util.regex.Pattern.compile(pattern).asPredicate()).count();
          if (found > 0) {
            parts.add(found + " " + kind);
          }
        });
    return parts.isEmpty() ? "one projection" : String.join(", ", parts);
  }
}
