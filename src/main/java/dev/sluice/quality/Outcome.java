package dev.sluice.quality;

import java.util.Collection;

/** What the gate says of a rule, or of a whole table. */
public enum Outcome {
  /** The rule holds. */
  PASS,
  /** The rule was evaluated and does not hold: the data must not be published. */
  FAIL,
  /**
   * The rule could not be evaluated (storage, cluster, a query that cannot be run): nothing is
   * known about the data, so it must not be published either.
   */
  ERROR;

  /**
   * The outcome of several that must all hold. One that certainly fails decides, whatever the
   * others are; without it, one that is unknown leaves the whole unknown.
   */
  static Outcome all(Collection<Outcome> outcomes) {
    return outcomes.contains(FAIL) ? FAIL : outcomes.contains(ERROR) ? ERROR : PASS;
  }

  /** The outcome of several of which one must hold: the mirror image of {@link #all}. */
  static Outcome any(Collection<Outcome> outcomes) {
    return outcomes.contains(PASS) ? PASS : outcomes.contains(ERROR) ? ERROR : FAIL;
  }
}
