package dev.sluice.run;

import dev.sluice.problem.Category;
import dev.sluice.problem.Problem;
import dev.sluice.quality.Measurement;
import dev.sluice.quality.RuleResult;
import dev.sluice.quality.Verdict;
import dev.sluice.report.RunRecord;
import dev.sluice.spec.Publication;
import java.util.List;
import java.util.stream.Collectors;

/** What the run record says of the gate's verdict on one table. */
final class GateRecord {

  private GateRecord() {}

  /** A verdict. */
  static RunRecord.Gate of(Publication publication, Verdict verdict) {
    return new RunRecord.Gate(
        publication.table(),
        publication.ruleset().map(ruleset -> ruleset.document().path()).orElse(""),
        verdict.outcome().name(),
        verdict.rules().stream().map(GateRecord::rule).toList());
  }

  private static RunRecord.Gate.Rule rule(RuleResult result) {
    return new RunRecord.Gate.Rule(
        result.rule(),
        result.file() + ":" + result.line(),
        result.outcome().name(),
        result.measured().stream().map(Measurement::text).collect(Collectors.joining(", ")),
        result.expected(),
        result.message(),
        result.samples());
  }

  /** The problem that ends a run whose table did not pass. */
  static Problem refusal(Publication publication, List<RunRecord.Gate> gates) {
    List<RunRecord.Gate.Rule> broken =
        gates.stream()
            .filter(gate -> gate.table().equals(publication.table()))
            .flatMap(gate -> gate.rules().stream())
            .filter(rule -> !rule.verdict().equals("PASS"))
            .toList();
    boolean certain = broken.stream().anyMatch(rule -> rule.verdict().equals("FAIL"));
    String message =
        "the gate refused \""
            + publication.table()
            + "\": "
            + broken.stream()
                .map(rule -> rule.place() + ": " + rule.rule() + " (" + rule.message() + ")")
                .collect(Collectors.joining("; "));
    return new Problem(
        publication.place(),
        // A rule that could not be evaluated says nothing of the data.
        certain ? Category.DATA : Category.EXTERNAL,
        certain ? "refused" : "gate-error",
        message,
        null,
        null);
  }
}
