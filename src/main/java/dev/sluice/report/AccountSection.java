package dev.sluice.report;

import static dev.sluice.report.Html.block;
import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.span;
import static dev.sluice.report.Html.text;

import dev.sluice.report.RunRecord.Account;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where every row went: a picture from the sources to the outputs, and the figures behind it. */
final class AccountSection implements Section {

  @Override
  public String id() {
    return "rows";
  }

  @Override
  public String title() {
    return "Row accounts";
  }

  @Override
  public Optional<Html> body(RunRecord run) {
    if (run.accounts().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Html.all(statement(run), FlowPicture.of(run), table(run)));
  }

  private static Html statement(RunRecord run) {
    RunTotals totals = new RunTotals(run);
    long steps = run.accounts().size();
    long unproved = totals.unproved();
    String words =
        unproved == 0
            ? "The counts of all "
                + Figures.counted(steps, "step")
                + " agree: each row that was made is kept, dropped for a reason or in quarantine."
            : "The counts of "
                + Figures.count(unproved)
                + " of "
                + Figures.counted(steps, "step")
                + " do not agree: rows were lost or made twice there.";
    return element(
            "p",
            Pieces.pill(
                unproved == 0 ? Tone.GOOD : Tone.BAD, unproved == 0 ? "proved" : "not proved"),
            text(" " + words))
        .styled("statement");
  }

  private static Html table(RunRecord run) {
    HtmlTable table =
        new HtmlTable("Rows of each table after each step")
            .texts("Table", "Step")
            .numbers("In", "Made", "Dropped", "Quarantined", "Kept")
            .texts("Account");
    String previous = "";
    for (Account account : run.accounts()) {
      table.toned(
          account.table().equals(previous) ? "same" : account.isProved() ? "first" : "first bad",
          element("bdi", account.table()),
          text(account.step()),
          account.rowsIn() == null ? span("zero", "–") : Pieces.count(account.rowsIn()),
          Pieces.count(account.made()),
          dropped(account.dropped()),
          loss(account.rejected()),
          element("strong", Figures.count(account.kept())),
          proof(account));
      previous = account.table();
    }
    return table.inOrder();
  }

  private static Html dropped(Map<String, Long> byReason) {
    long rows = byReason.values().stream().mapToLong(Long::longValue).sum();
    if (rows == 0) {
      return Pieces.count(0);
    }
    return Html.all(
        text(Figures.count(rows)),
        Html.all(
            byReason.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(
                    entry ->
                        block(
                            "reason",
                            byReason.size() == 1
                                ? Html.nothing()
                                : text(Figures.count(entry.getValue()) + " "),
                            element("bdi", entry.getKey())))
                .collect(Collectors.toList())));
  }

  private static Html loss(long rows) {
    return rows == 0 ? Pieces.count(0) : span("loss", Figures.count(rows));
  }

  private static Html proof(Account account) {
    return Html.all(
        Pieces.pill(
            account.isProved() ? Tone.GOOD : Tone.BAD,
            account.isProved() ? "proved" : "not proved"),
        text(" "),
        span("rule", account.rule()));
  }
}
