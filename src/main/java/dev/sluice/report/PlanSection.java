package dev.sluice.report;

import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.span;
import static dev.sluice.report.Html.text;

import java.util.Optional;

/** What each step does and costs, in the order in which they were planned. */
final class PlanSection implements Section {

  @Override
  public String id() {
    return "plan";
  }

  @Override
  public String title() {
    return "Plan";
  }

  @Override
  public Optional<Html> body(RunRecord run) {
    return run.plan().isEmpty()
        ? Optional.empty()
        : Optional.of(
            element("ol", Html.all(run.plan().stream().map(PlanSection::step).toList()))
                .styled("plan"));
  }

  private static Html step(RunRecord.PlanStep step) {
    return element(
        "li",
        element("strong", step.step()),
        text(" "),
        span("note", "makes"),
        text(" "),
        element("bdi", step.table()),
        element(
            "ul",
            Html.all(
                step.does().stream().map(line -> element("li", element("bdi", line))).toList())));
  }
}
