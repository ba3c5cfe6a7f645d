package dev.sluice.report;

import dev.sluice.report.RunRecord.Account;
import dev.sluice.report.RunRecord.RejectReason;
import java.util.List;

/** Run records that differ from a sample in one thing. */
final class TestRecords {

  private TestRecords() {}

  /** A run of which only its accounts are known. */
  static RunRecord withAccounts(List<Account> accounts) {
    return with(SampleRuns.empty(), accounts, List.of(), List.of());
  }

  /** The same run without a row in quarantine or in error. */
  static RunRecord withoutRejects(RunRecord run) {
    return with(run, run.accounts(), List.of(), List.of());
  }

  /** The same run with what it matched. */
  static RunRecord withReconciliations(RunRecord run, List<Reconciliation> reconciliations) {
    return with(run, run.accounts(), run.rejectReasons(), reconciliations);
  }

  /** The same run with charts. */
  static RunRecord withCharts(RunRecord run, List<ChartFigures> charts) {
    return with(run, run.accounts(), run.rejectReasons(), run.reconciliations(), charts);
  }

  private static RunRecord with(
      RunRecord run,
      List<Account> accounts,
      List<RejectReason> rejectReasons,
      List<Reconciliation> reconciliations) {
    return with(run, accounts, rejectReasons, reconciliations, run.charts());
  }

  private static RunRecord with(
      RunRecord run,
      List<Account> accounts,
      List<RejectReason> rejectReasons,
      List<Reconciliation> reconciliations,
      List<ChartFigures> charts) {
    return new RunRecord(
        run.runId(),
        run.runKey(),
        run.job(),
        run.description(),
        run.outcome(),
        run.exitCode(),
        run.message(),
        run.startedAt(),
        run.endedAt(),
        run.asOf(),
        run.parameters(),
        run.documents(),
        run.inputs(),
        accounts,
        run.outputs(),
        run.gates(),
        rejectReasons,
        List.of(),
        List.of(),
        run.plan(),
        run.timings(),
        run.versions(),
        run.problems(),
        reconciliations,
        null,
        charts,
        null);
  }
}
