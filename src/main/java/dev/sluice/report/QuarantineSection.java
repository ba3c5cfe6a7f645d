package dev.sluice.report;

import static dev.sluice.report.Html.all;
import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.text;

import dev.sluice.report.RunRecord.RejectReason;
import java.util.List;
import java.util.Optional;

/** Why rows went to quarantine, how many, and some of them with the place they came from. */
final class QuarantineSection implements Section {

  @Override
  public String id() {
    return "quarantine";
  }

  @Override
  public String title() {
    return "Quarantine";
  }

  @Override
  public Optional<Html> body(RunRecord run) {
    if (run.rejectReasons().isEmpty() && run.rejectSamples().isEmpty()) {
      return run.accounts().isEmpty()
          ? Optional.empty()
          : Optional.of(Pieces.note("No row was sent to quarantine."));
    }
    return Optional.of(
        all(reasons(run), RejectTable.of("Samples from quarantine", run.rejectSamples())));
  }

  private static Html reasons(RunRecord run) {
    List<RejectReason> reasons = new RunTotals(run).rejectReasons();
    if (reasons.isEmpty()) {
      return Html.nothing();
    }
    long most = reasons.get(0).rows();
    HtmlTable table =
        new HtmlTable("Quarantined rows by reason")
            .texts("Reason", "Table", "Step")
            .numbers("Rows")
            .texts("Share");
    long sum = reasons.stream().mapToLong(RejectReason::rows).sum();
    for (RejectReason reason : reasons) {
      table.row(
          Pieces.value(reason.reason()),
          element("bdi", reason.table()),
          text(reason.step()),
          Pieces.count(reason.rows()),
          all(
              Pieces.bar(most == 0 ? 0 : (double) reason.rows() / most),
              text(" " + Figures.percent(reason.rows(), sum))));
    }
    return table.sortable();
  }
}
