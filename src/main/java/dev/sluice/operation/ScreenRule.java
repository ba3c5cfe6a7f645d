package dev.sluice.operation;

import dev.sluice.formula.Formula;
import dev.sluice.formula.FormulaText;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.LoadedDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A reason to drop a row, and the condition under which it holds. */
record ScreenRule(String reason, Formula when) {

  private static final String REASON = "reason";
  private static final String WHEN = "when";

  /** Reads the rules of a file, in their order; every fault of each is reported with its line. */
  static Optional<List<ScreenRule>> read(LoadedDocument document, Problems problems) {
    int before = problems.count();
    List<ScreenRule> rules = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    RuleSheet.read(document, List.of(REASON, WHEN), problems)
        .ifPresent(
            sheet ->
                sheet
                    .rules()
                    .forEach(
                        rule -> {
                          checkTwice(rule, lines, problems);
                          rule(rule, problems).ifPresent(rules::add);
                        }));
    return problems.count() == before ? Optional.of(List.copyOf(rules)) : Optional.empty();
  }

  private static void checkTwice(
      RuleSheet.Rule rule, Map<String, Integer> lines, Problems problems) {
    rule.cell(WHEN)
        .map(text -> lines.putIfAbsent(text.strip(), rule.line()))
        .ifPresent(
            line ->
                problems.report(
                    Problem.user(
                        rule.place(WHEN),
                        "duplicate-rule",
                        "the same condition is on line " + line + " already")));
  }

  private static Optional<ScreenRule> rule(RuleSheet.Rule rule, Problems problems) {
    for (String column : List.of(REASON, WHEN)) {
      if (rule.cell(column).isEmpty()) {
        problems.report(
            Problem.user(
                rule.place(column),
                "missing-cell",
                column.equals(REASON)
                    ? "the rule has no reason, under which its rows are counted"
                    : "the rule has no condition"));
      }
    }
    return rule.cell(WHEN)
        .flatMap(text -> Formula.parse(new FormulaText(text.strip(), rule.place(WHEN)), problems))
        .flatMap(
            formula -> rule.cell(REASON).map(reason -> new ScreenRule(reason.strip(), formula)));
  }
}
