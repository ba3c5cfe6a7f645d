package dev.sluice.report;

import static dev.sluice.report.Html.text;

import java.util.Optional;

/** The days that an incremental job computed, and what had changed. */
final class DaysSection implements Section {

  @Override
  public String id() {
    return "days";
  }

  @Override
  public String title() {
    return "Days computed";
  }

  @Override
  public Optional<Html> body(RunRecord run) {
    RunRecord.RecomputedDays days = run.recomputed();
    if (days == null) {
      return Optional.empty();
    }
    HtmlTable table =
        new HtmlTable("What changed, and the days that were computed").texts("What", "");
    days.reasons().forEach(reason -> table.row(text("changed"), text(reason)));
    table.row(
        text("days of " + days.by()), text(days.all() ? "all" : String.join(", ", days.days())));
    return Optional.of(table.inOrder());
  }
}
