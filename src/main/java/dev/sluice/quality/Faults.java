package dev.sluice.quality;

import dev.sluice.problem.Problem;

/** Words faults so that each names its rule. */
final class Faults {

  private Faults() {}

  /** A fault of the user in a rule. */
  static Problem of(WrittenRule rule, String code, String message) {
    return Problem.user(rule.place(), code, message);
  }

  /** What went wrong, in one line: the deepest cause says most. */
  static String describe(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? "" : root.getMessage();
    String line =
        message.lines().map(String::strip).filter(s -> !s.isEmpty()).findFirst().orElse("");
    return line.isEmpty() ? root.getClass().getSimpleName() : line;
  }
}
