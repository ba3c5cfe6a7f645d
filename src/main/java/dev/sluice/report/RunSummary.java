package dev.sluice.report;

import dev.sluice.report.RunRecord.Output;
import java.util.List;
import java.util.Locale;

/**
 * One line of a job's history.
 *
 * @param startedAt ISO 8601 in UTC
 * @param outcome in lower case, such as {@code published}
 * @param published rows published by this run
 * @param quarantined rows that it sent to quarantine
 * @param digest of the first output; empty when there is none
 * @param milliseconds how long it took
 */
public record RunSummary(
    String startedAt,
    String runId,
    String job,
    String outcome,
    long published,
    long quarantined,
    String digest,
    long milliseconds) {

  /** What the history shows of a run. */
  public static RunSummary of(RunRecord run) {
    RunTotals totals = new RunTotals(run);
    List<Output> outputs = run.outputs();
    return new RunSummary(
        run.startedAt(),
        run.runId(),
        run.job(),
        run.outcome().name().toLowerCase(Locale.ROOT),
        totals.rows("published"),
        totals.quarantined(),
        outputs.isEmpty() ? "" : outputs.get(0).digest(),
        totals.milliseconds());
  }
}
