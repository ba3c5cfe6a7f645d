package dev.sluice.run;

import dev.sluice.problem.Problem;
import dev.sluice.report.Certificate;
import dev.sluice.report.ChartFigures;
import dev.sluice.report.Reconciliation;
import dev.sluice.report.RunRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects what becomes the run record while a run goes on. */
final class RunBook {

  private final String runId;
  private final Instant startedAt;
  private final Map<String, Long> timings = new LinkedHashMap<>();
  private @Nullable JobPlan plan;
  private String runKey = "";
  private List<RunRecord.Account> accounts = List.of();
  private List<Reconciliation> reconciliations = List.of();
  private final List<RunRecord.Output> outputs = new ArrayList<>();
  private final List<RunRecord.Gate> gates = new ArrayList<>();
  private final List<ChartFigures> charts = new ArrayList<>();
  private RunRecord.@Nullable RecomputedDays recomputed;
  private Quarantine.Content quarantine = Quarantine.Content.NOTHING;
  private List<Problem> problems = List.of();

  RunBook(String runId, Instant startedAt) {
    this.runId = runId;
    this.startedAt = startedAt;
  }

  String runId() {
    return runId;
  }

  void plan(JobPlan newPlan, String newRunKey) {
    plan = newPlan;
    runKey = newRunKey;
  }

  Optional<JobPlan> plan() {
    return Optional.ofNullable(plan);
  }

  String runKey() {
    return runKey;
  }

  void accounts(List<RunRecord.Account> settled) {
    accounts = settled;
  }

  void reconciliations(List<Reconciliation> settled) {
    reconciliations = settled;
  }

  void quarantine(Quarantine.Content content) {
    quarantine = content;
  }

  void gate(RunRecord.Gate verdict) {
    gates.removeIf(earlier -> earlier.table().equals(verdict.table()));
    gates.add(verdict);
  }

  /** Adds an output, or replaces what was said of it before. */
  void output(RunRecord.Output output) {
    outputs.removeIf(earlier -> earlier.name().equals(output.name()));
    outputs.add(output);
  }

  /** Adds what the report draws of a table. */
  void charts(List<ChartFigures> drawn) {
    charts.addAll(drawn);
  }

  /** Writes down which days an incremental job computes. */
  void recomputed(RunRecord.RecomputedDays days) {
    recomputed = days;
  }

  /** Writes down what became of an output. */
  void restate(String name, StagedOutput.Published published) {
    outputs.replaceAll(
        output -> output.name().equals(name) ? OutputRecord.restated(output, published) : output);
  }

  List<RunRecord.Gate> gates() {
    return List.copyOf(gates);
  }

  void problems(List<Problem> found) {
    problems = List.copyOf(found);
  }

  /** Adds the time since an earlier moment to a phase. */
  void took(String phase, long sinceNanoseconds) {
    timings.merge(phase, (System.nanoTime() - sinceNanoseconds) / 1_000_000, Long::sum);
  }

  /** The record of the run, as it ended. */
  RunRecord close(RunRecord.Outcome outcome, int exitCode, @Nullable String message) {
    if (plan == null) {
      throw new IllegalStateException("a run without a plan has no record");
    }
    RunRecord record = record(plan, outcome, exitCode, message);
    return reconciliations.isEmpty() ? record : record.sealed(Certificate.of(record).seal());
  }

  private RunRecord record(
      JobPlan done, RunRecord.Outcome outcome, int exitCode, @Nullable String message) {
    List<RunRecord.Timing> phases = new ArrayList<>();
    timings.forEach((phase, time) -> phases.add(new RunRecord.Timing(phase, time)));
    return new RunRecord(
        runId,
        runKey,
        done.job().name(),
        done.job().description(),
        outcome,
        exitCode,
        message,
        startedAt.toString(),
        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
        done.asOf().toString(),
        done.job().parameters(),
        done.job().documents().stream()
            .map(document -> new RunRecord.Document(document.path(), document.sha256()))
            .toList(),
        done.sources().values().stream().map(PlannedSource::input).toList(),
        accounts,
        outputs,
        gates,
        quarantine.reasons(),
        quarantine.samples(),
        quarantine.cellErrors(),
        planSteps(done),
        phases,
        Versions.all(),
        problems.stream().map(Problem::render).toList(),
        reconciliations,
        null,
        charts,
        recomputed);
  }

  private static List<RunRecord.PlanStep> planSteps(JobPlan plan) {
    List<RunRecord.PlanStep> steps = new ArrayList<>();
    plan.sources()
        .forEach(
            (name, source) -> steps.add(new RunRecord.PlanStep(name, "source", source.notes())));
    for (PlannedStep step : plan.steps()) {
      steps.add(
          new RunRecord.PlanStep(
              String.join(", ", step.step().inputs()), step.spec().type(), step.step().explain()));
    }
    return steps;
  }
}
