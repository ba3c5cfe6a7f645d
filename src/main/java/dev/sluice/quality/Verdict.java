package dev.sluice.quality;

import java.util.List;

/**
 * What the gate says of a staged table.
 *
 * @param outcome {@link Outcome#PASS} only when every rule holds; {@link Outcome#FAIL} when at
 *     least one certainly does not; otherwise {@link Outcome#ERROR}
 * @param rules one result a rule, in the order of the ruleset file
 */
public record Verdict(Outcome outcome, List<RuleResult> rules) {

  public Verdict {
    rules = List.copyOf(rules);
  }

  static Verdict of(List<RuleResult> rules) {
    return new Verdict(Outcome.all(rules.stream().map(RuleResult::outcome).toList()), rules);
  }

  /** True when the table may be published. */
  public boolean passed() {
    return outcome == Outcome.PASS;
  }
}
