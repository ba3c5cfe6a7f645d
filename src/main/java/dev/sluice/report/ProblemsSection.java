package dev.sluice.report;

import static dev.sluice.report.Html.element;

import java.util.Optional;

/**
 * The problems of the run, each with its place and, where it has one, the caret under the fault.
 */
final class ProblemsSection implements Section {

  @Override
  public String id() {
    return "problems";
  }

  @Override
  public String title() {
    return "Problems";
  }

  @Override
  public Optional<Html> body(RunRecord run) {
    if (run.problems().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        element(
                "ul",
                Html.all(
                    run.problems().stream()
                        .map(problem -> element("li", lines(problem)).styled("bad"))
                        .toList()))
            .styled("problems"));
  }

  /** Line ends are layout here, not hidden characters of a value. */
  private static Html lines(String problem) {
    return Html.all(problem.lines().map(line -> element("pre", element("bdi", line))).toList());
  }
}
