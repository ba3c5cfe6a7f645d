package dev.sluice.run;

import dev.sluice.io.file.FolderColumns;
import dev.sluice.io.file.PlainFormat;
import dev.sluice.io.lake.LakeColumns;
import dev.sluice.io.table.TargetCheck;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import dev.sluice.quality.Ruleset;
import dev.sluice.spec.DocumentStore;
import dev.sluice.spec.Job;
import dev.sluice.spec.JobReader;
import dev.sluice.spec.Publication;
import dev.sluice.spec.Settings;
import dev.sluice.spec.Source;
import dev.sluice.step.TableSchemas;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.StructType;

/** Checks all of a job that can be checked without its data; every fault is reported at once. */
final class JobPlanner {

  private final DocumentStore store;
  private final Problems problems;

  JobPlanner(Problems problems) {
    this(DocumentStore.local(), problems);
  }

  JobPlanner(DocumentStore store, Problems problems) {
    this.store = store;
    this.problems = problems;
  }

  /** Plans a job; empty when anything was reported. */
  Optional<JobPlan> plan(RunOptions options) {
    int before = problems.count();
    Optional<JobPlan> plan =
        JobReader.read(options.job(), options.parameters(), store, problems)
            .map(job -> plan(job, options.asOf(), SourcePlanner.Look.AT_INPUTS));
    return problems.count() == before ? plan : Optional.empty();
  }

  /** Checks a job without looking at its inputs, as far as it declares their columns. */
  void check(String path, Map<String, String> parameters) {
    JobReader.read(path, parameters, store, problems)
        .ifPresent(job -> plan(job, Optional.empty(), SourcePlanner.Look.AT_DECLARATIONS));
  }

  private JobPlan plan(Job job, Optional<Instant> asOfOption, SourcePlanner.Look look) {
    int before = problems.count();
    Settings settings = Settings.of(job.root(), problems);
    boolean catalogIsKnown = problems.count() == before;
    Optional<Instant> given = asOfOption.or(job::asOf);
    Instant asOf = given.orElseGet(Instant::now);
    LinkedHashMap<String, PlannedSource> sources = new LinkedHashMap<>();
    Set<String> unknown = new LinkedHashSet<>(job.unreadSources());
    try (SourcePlanner planner = new SourcePlanner(settings, look, problems)) {
      job.sources()
          .forEach(
              (name, source) ->
                  Optional.of(source)
                      .filter(s -> catalogIsKnown || s.origin() instanceof Source.Files)
                      .flatMap(planner::plan)
                      .ifPresentOrElse(
                          planned -> sources.put(name, planned), () -> unknown.add(name)));
    }
    sources.values().forEach(this::checkControlTotals);
    Map<String, StructType> schemas = new LinkedHashMap<>();
    sources.forEach((name, source) -> schemas.put(name, source.schema()));
    ProjectDocuments documents = new ProjectDocuments(store, job.root(), problems);
    StepListReader steps =
        new StepListReader(schemas, unknown, asOf, documents, problems).read(job.steps());
    Map<String, Ruleset> rulesets = new LinkedHashMap<>();
    job.publications()
        .values()
        .forEach(
            publication -> {
              Optional<StructType> schema = published(publication, steps);
              ruleset(publication, schema)
                  .ifPresent(ruleset -> rulesets.put(publication.table(), ruleset));
            });
    new ChartCheck(steps.schemas(), problems).check(job.report());
    job.incremental()
        .ifPresent(
            incremental ->
                new IncrementalCheck(incremental, sources, problems)
                    .check(steps.schemas(), job.publications().values()));
    return new JobPlan(
        job.withDocuments(documents.loaded()),
        settings,
        asOf,
        given.isPresent(),
        sources,
        steps.planned(job.publications().keySet()),
        steps.schemas(),
        rulesets);
  }

  private void checkControlTotals(PlannedSource planned) {
    Source source = planned.spec();
    for (String column : source.controlTotals()) {
      TableSchemas.requireColumn(source.name(), planned.schema(), column, source.place(), problems)
          .filter(field -> !Measures.isExact(field.dataType()))
          .ifPresent(
              field ->
                  problems.report(
                      Problem.user(
                          source.place().inside("control-totals"),
                          "bad-control-total",
                          "control total \""
                              + column
                              + "\" of \""
                              + source.name()
                              + "\" is "
                              + field.dataType().simpleString()
                              + "; it must be a decimal or integer column")));
    }
  }

  private Optional<StructType> published(Publication publication, StepListReader steps) {
    Optional<StructType> schema = Optional.ofNullable(steps.schemas().get(publication.table()));
    if (schema.isEmpty() && !steps.isUnknown(publication.table())) {
      Set<String> tables = steps.schemas().keySet();
      problems.report(
          Problem.user(
                  publication.place(),
                  "unknown-table",
                  "there is no table \""
                      + publication.table()
                      + "\" to publish; there is "
                      + String.join(", ", tables))
              .withHint(Suggestion.hint(publication.table(), tables).orElse(null)));
    }
    schema.ifPresent(columns -> checkColumns(publication, columns));
    return schema;
  }

  private void checkColumns(Publication publication, StructType columns) {
    if (publication.target() instanceof Publication.CatalogTable target) {
      target
          .partitions()
          .forEach(
              partition ->
                  TargetCheck.checkPartition(
                      partition.written(), columns, partition.place(), problems));
    } else if (publication.target() instanceof Publication.Folder folder) {
      PlainFormat format = PlainFormat.valueOf(folder.format().name());
      FolderColumns.check(format, columns, folder.place(), problems);
    } else if (publication.target() instanceof Publication.Lake lake) {
      LakeColumns.check(TableSchemas.visibleOnly(columns), lake.place(), problems);
    }
  }

  private Optional<Ruleset> ruleset(Publication publication, Optional<StructType> schema) {
    Optional<Ruleset> ruleset =
        publication
            .ruleset()
            .flatMap(
                written ->
                    Ruleset.parse(written.document().text(), written.document().path(), problems));
    ruleset.ifPresent(rules -> schema.ifPresent(columns -> rules.check(columns, problems)));
    return ruleset;
  }
}
