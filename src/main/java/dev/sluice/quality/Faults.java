package dev.sluice.quality;

import dev.sluice.problem.Excerpt;
import dev.sluice.problem.Problem;

/** Words faults so that each names its rule. */
final class Faults {

  private Faults() {}

  /** A fault of the user in a rule. */
  static Problem of(WrittenRule rule, String code, String message) {
    return Problem.user(rule.place(), code, message);
  }

  /** A fault of the user in one quoted word of a rule, with a caret under it. */
  static Problem of(WrittenRule rule, String code, String message, String word) {
    Problem problem = of(rule, code, message);
    int at = rule.text().indexOf("\"" + word + "\"");
    return at < 0
        ? problem
        : problem.withExcerpt(new Excerpt(rule.text(), at, at + word.length() + 2));
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
