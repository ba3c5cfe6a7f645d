package dev.sluice.spec;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of catalog tables: {@code namespace.table}. */
final class TableIdentifier {

  private static final Pattern WRITTEN =
      Pattern.compile("[A-Za-z][A-Za-z0-9_]*\\.[A-Za-z][A-Za-z0-9_]*");

  private TableIdentifier() {}

  /** The identifier, if it is one. */
  static Optional<String> require(String written, Place place, Problems problems) {
    if (WRITTEN.matcher(written).matches()) {
      return Optional.of(written);
    }
    problems.report(
        Problem.user(
            place,
            "bad-table",
            "\"" + written + "\" is no table; it must be namespace.table, such as finance.breaks"));
    return Optional.empty();
  }
}
