package dev.sluice.match.truth;

import java.util.List;

/**
 * How a result agrees with the truth.
 *
 * @param precision the share of matches that are right, by their items; 1 when there is none
 * @param recall the share of right matches that were found
 * @param differences everything that is not as it must be, a line each
 */
public record Verdict(double precision, double recall, List<String> differences) {

  public Verdict {
    differences = List.copyOf(differences);
  }

  /** Whether the result is flawless. */
  public boolean isFlawless() {
    return differences.isEmpty();
  }
}
