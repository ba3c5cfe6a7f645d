package dev.sluice.report;

import static dev.sluice.report.Html.all;
import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.text;

import dev.sluice.report.RunRecord.Timing;
import java.util.Optional;

/** How long each phase of the run took, as figures and bars. */
final class TimingsSection implements Section {

  @Override
  public String id() {
    return "timings";
  }

  @Override
  public String title() {
    return "Timings";
  }

  @Override
  public Optional<Html> body(RunRecord run) {
    if (run.timings().isEmpty()) {
      return Optional.empty();
    }
    long longest = run.timings().stream().mapToLong(Timing::milliseconds).max().orElse(0);
    long sum = run.timings().stream().mapToLong(Timing::milliseconds).sum();
    HtmlTable table =
        new HtmlTable("Phases of the run").texts("Phase").numbers("Took").texts("Share");
    for (Timing timing : run.timings()) {
      table.row(
          element("bdi", timing.phase()),
          text(Figures.duration(timing.milliseconds())),
          all(
              Pieces.bar(longest == 0 ? 0 : (double) timing.milliseconds() / longest),
              text(" " + Figures.percent(timing.milliseconds(), sum))));
    }
    return Optional.of(table.inOrder());
  }
}
