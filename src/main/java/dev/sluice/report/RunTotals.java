package dev.sluice.report;

import dev.sluice.report.RunRecord.Account;
import dev.sluice.report.RunRecord.Gate;
import dev.sluice.report.RunRecord.Output;
import dev.sluice.report.RunRecord.RejectReason;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all tables of a run add up to, reckoned in one place for the report and the terminal. */
record RunTotals(RunRecord run) {

  static final String SOURCE_STEP = "source";

  /** Rows that the sources delivered, those that went to quarantine at once included. */
  long rowsIn() {
    return sources().stream().mapToLong(Account::made).sum();
  }

  /** Rows of the outputs in a state. */
  long rows(String state) {
    return run.outputs().stream()
        .filter(output -> output.state().equals(state))
        .mapToLong(Output::rows)
        .sum();
  }

  long outputs(String state) {
    return run.outputs().stream().filter(output -> output.state().equals(state)).count();
  }

  long quarantined() {
    long accounted = run.accounts().stream().mapToLong(Account::rejected).sum();
    return Math.max(accounted, run.rejectReasons().stream().mapToLong(RejectReason::rows).sum());
  }

  long dropped() {
    return dropReasons().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Rows dropped on purpose, by reason, most first. */
  Map<String, Long> dropReasons() {
    Map<String, Long> byReason = new LinkedHashMap<>();
    run.accounts()
        .forEach(
            account ->
                account
                    .dropped()
                    .forEach((reason, rows) -> byReason.merge(reason, rows, Long::sum)));
    Map<String, Long> sorted = new LinkedHashMap<>();
    byReason.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** Quarantined rows by reason, most first. */
  List<RejectReason> rejectReasons() {
    return run.rejectReasons().stream()
        .sorted(Comparator.comparingLong(RejectReason::rows).reversed())
        .toList();
  }

  List<Account> sources() {
    return run.accounts().stream().filter(account -> account.step().equals(SOURCE_STEP)).toList();
  }

  long rules() {
    return run.gates().stream().mapToLong(gate -> gate.rules().size()).sum();
  }

  long rulesHeld() {
    return run.gates().stream()
        .flatMap(gate -> gate.rules().stream())
        .filter(rule -> Tone.ofVerdict(rule.verdict()) == Tone.GOOD)
        .count();
  }

  /** Gates that did not pass. */
  List<Gate> refusals() {
    return run.gates().stream()
        .filter(gate -> Tone.ofVerdict(gate.verdict()) != Tone.GOOD)
        .toList();
  }

  long unproved() {
    return run.accounts().stream().filter(account -> !account.isProved()).count();
  }

  long milliseconds() {
    return Figures.between(run.startedAt(), run.endedAt());
  }
}
