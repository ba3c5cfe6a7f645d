package dev.sluice.quality;

import java.util.List;

/**
 * What became of one rule.
 *
 * @param rule the rule as written, on one line and without comments
 * @param file the ruleset file
 * @param line the 1-based line on which the rule starts
 * @param measured what was measured; empty when the rule could not be evaluated
 * @param expected what the rule asks of the measured value
 * @param message one sentence that says why, with the numbers
 * @param samples up to {@link Gate#SAMPLE_ROWS} rows that break the rule, each as a JSON object;
 *     for a key rule, keys with the number of rows that share them. Only for failed rules about
 *     rows.
 */
public record RuleResult(
    String rule,
    String file,
    int line,
    Outcome outcome,
    List<Measurement> measured,
    String expected,
    String message,
    List<String> samples) {

  public RuleResult {
    measured = List.copyOf(measured);
    samples = List.copyOf(samples);
  }
}
