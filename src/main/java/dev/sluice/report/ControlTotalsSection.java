package dev.sluice.report;

import static dev.sluice.report.Html.all;
import static dev.sluice.report.Html.block;
import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.span;
import static dev.sluice.report.Html.text;

import dev.sluice.report.RunRecord.Account;
import dev.sluice.report.RunRecord.Control;
import java.math.BigDecimal;
import java.util.Optional;

/** The exact sums of declared columns: in = kept + dropped + quarantined, to the last cent. */
final class ControlTotalsSection implements Section {

  @Override
  public String id() {
    return "totals";
  }

  @Override
  public String title() {
    return "Control totals";
  }

  @Override
  public Optional<Html> body(RunRecord run) {
    HtmlTable table =
        new HtmlTable("Sums of the control columns: in = kept + dropped + quarantined")
            .texts("Table", "Step", "Column")
            .numbers("In", "Kept", "Dropped", "Quarantined")
            .texts("Proof");
    for (Account account : run.accounts()) {
      for (Control control : account.controls()) {
        table.toned(
            control.isProved() ? "" : "bad",
            element("bdi", account.table()),
            text(account.step()),
            element("code", element("bdi", control.column())),
            control.in() == null ? span("zero", "–") : amount(control.in()),
            amount(control.kept()),
            amount(control.dropped()),
            amount(control.rejected()),
            proof(control));
      }
    }
    return table.isEmpty() ? Optional.empty() : Optional.of(table.inOrder());
  }

  private static Html amount(BigDecimal sum) {
    return sum.signum() == 0 ? span("zero", Figures.exact(sum)) : text(Figures.exact(sum));
  }

  private static Html proof(Control control) {
    if (control.isProved()) {
      return Pieces.pill(Tone.GOOD, "to the last digit");
    }
    BigDecimal in = control.in();
    Html difference =
        in == null
            ? Html.nothing()
            : block("reason", text("off by " + Figures.exact(difference(control, in))));
    return all(Pieces.pill(Tone.BAD, "not proved"), difference);
  }

  private static BigDecimal difference(Control control, BigDecimal in) {
    return control.kept().add(control.dropped()).add(control.rejected()).subtract(in);
  }
}
