package dev.sluice.run;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import dev.sluice.ocsf.compile.EventCompiler;
import dev.sluice.ocsf.compile.RecordRouter;
import dev.sluice.ocsf.mapping.Mapping;
import dev.sluice.ocsf.mapping.MappingReader;
import dev.sluice.ocsf.plan.MappingPlan;
import dev.sluice.ocsf.record.RecordReader;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.report.JsonText;
import dev.sluice.spec.DocumentStore;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.spec.ProjectRoot;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.column.ColumnReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.unsafe.types.UTF8String;

/** Maps raw files as a job would, and shows the events instead of publishing them. */
public final class MappingTrial {

  private static final String JOB = "jobs/trial.yaml";

  private final String mappingPath;
  private final Mapping mapping;
  private final MappingPlan plan;

  private MappingTrial(String mappingPath, Mapping mapping) {
    this.mappingPath = mappingPath;
    this.mapping = mapping;
    this.plan = MappingPlan.of(mapping);
  }

  /**
   * What came of some files.
   *
   * @param events as JSON, class by class, in the order of the records
   * @param rejected records that became no event, with the reason
   * @param fields how many values the mapped records had
   * @param unmapped how many of them came into no attribute
   */
  public record Result(
      Map<String, List<String>> events, List<Rejected> rejected, long fields, long unmapped) {

    /** The number of events. */
    public long count() {
      return events.values().stream().mapToLong(List::size).sum();
    }
  }

  /** A record that became no event. */
  public record Rejected(String reason, String text) {

    /** Whether the reason is a code of the validator, so that the text tells more. */
    public boolean isCode() {
      return reason.matches("[a-z_]+");
    }

    /** The reason as a line of JSON; of an invalid event its faults. */
    public String json() {
      return JsonText.line(Map.of("rejected", isCode() ? text : reason));
    }
  }

  /** Reads a mapping; empty when it has faults, which are reported. */
  public static Optional<MappingTrial> of(String mappingPath, Problems problems) {
    ProjectDocuments documents =
        new ProjectDocuments(DocumentStore.local(), ProjectRoot.of(mappingPath), problems);
    return documents
        .load(Path.of(mappingPath).toAbsolutePath().toString(), Place.commandLine("--mapping"))
        .flatMap(node -> new MappingReader(documents::load, problems).read(node))
        .map(mapping -> new MappingTrial(mappingPath, mapping));
  }

  /** What is wrong with the mapping, or probably not meant. */
  public List<Problem> defects() {
    List<Problem> all = new ArrayList<>(plan.defects().errors());
    all.addAll(plan.defects().warnings());
    return all;
  }

  /** Only what events cannot be valid with. */
  public List<Problem> errors() {
    return plan.defects().errors();
  }

  /** Maps a file or a pattern of files; a fault of them is reported. */
  public Optional<Result> map(SparkSession spark, String files, Problems problems) {
    String job = ProjectRoot.of(mappingPath).resolve(JOB);
    DocumentStore store =
        path -> path.equals(job) ? jobText(files) : DocumentStore.local().read(path);
    return new JobPlanner(store, problems)
        .plan(RunOptions.of(job, Map.of()))
        .map(planned -> result(spark, planned));
  }

  private String jobText(String files) throws IOException {
    LinkedHashMap<String, String> source = new LinkedHashMap<>(mapping.files());
    source.putIfAbsent("format", "lines");
    source.put("path", Path.of(files).toAbsolutePath().toString());
    StringBuilder text = new StringBuilder("job: trial\nsources:\n  raw:\n");
    source.forEach(
        (key, value) ->
            text.append("    ").append(key).append(": ").append(quoted(value)).append('\n'));
    text.append("steps:\n  - ocsf:\n      table: raw\n      mapping: ")
        .append(quoted(Path.of(mappingPath).toAbsolutePath().toString()))
        .append("\npublish:\n");
    plan.byClass()
        .keySet()
        .forEach(
            name ->
                text.append("  ")
                    .append(name)
                    .append(": {path: trial/")
                    .append(name)
                    .append("}\n"));
    return text.toString();
  }

  private static String quoted(String text) {
    return text.equals("true") || text.equals("false") || text.matches("\\d+")
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + "\"";
  }

  private Result result(SparkSession spark, JobPlan planned) {
    Wiring wiring = new Wiring(planned.asOf());
    planned
        .sources()
        .forEach(
            (name, source) ->
                wiring.source(
                    name, source.spec().place(), source.read(spark), List.of(), source.rowCount()));
    planned.steps().forEach(wiring::step);
    Map<String, List<String>> events = new LinkedHashMap<>();
    long unmapped = 0;
    for (String name : plan.byClass().keySet()) {
      Dataset<Row> rows = wiring.table(name);
      List<String> shown = new ArrayList<>();
      for (Row row : rows.select(json(rows), unmappedCount()).collectAsList()) {
        shown.add(row.getString(0));
        unmapped += Math.max(0, row.getInt(1));
      }
      events.put(name, shown);
    }
    return new Result(events, rejected(wiring), fields(wiring.table("records")), unmapped);
  }

  private static Column unmappedCount() {
    return expr("coalesce(size(unmapped), 0)");
  }

  private static Column json(Dataset<Row> rows) {
    return to_json(
        struct(
            Arrays.stream(rows.columns())
                .filter(name -> !HiddenColumns.isHidden(name))
                .filter(name -> !EventCompiler.PLACES.contains(name))
                .map(ColumnReference::named)
                .toArray(Column[]::new)));
  }

  private static List<Rejected> rejected(Wiring wiring) {
    List<Rejected> rejected = new ArrayList<>();
    for (Stage stage : wiring.stages()) {
      Dataset<Row> made = stage.made();
      if (Arrays.asList(made.columns()).contains(ControlColumns.REJECT)) {
        Column reject = ColumnReference.named(ControlColumns.REJECT);
        made.filter(reject.isNotNull())
            .select(reject.getField("reason"), reject.getField("text"))
            .collectAsList()
            .forEach(row -> rejected.add(new Rejected(row.getString(0), row.getString(1))));
      }
    }
    return rejected;
  }

  /** How many values the records have that become events. */
  private long fields(Dataset<Row> records) {
    RecordReader reader = mapping.reader(List.of());
    long fields = 0;
    for (Row row :
        records
            .select(RecordRouter.LINE, RecordRouter.RULE)
            .filter("ocsf_rule is not null")
            .collectAsList()) {
      var read = reader.read(UTF8String.fromString(row.getString(0)));
      if (!read.isNullAt(1)) {
        fields += read.getMap(1).numElements();
      }
    }
    return fields;
  }

  /** Events by class, for a summary. */
  public static Map<String, Integer> byClass(Result result) {
    Map<String, Integer> counts = new TreeMap<>();
    result.events().forEach((name, events) -> counts.put(name, events.size()));
    return counts;
  }
}
