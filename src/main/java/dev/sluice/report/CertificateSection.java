package dev.sluice.report;

import static dev.sluice.report.Html.all;
import static dev.sluice.report.Html.block;
import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.span;
import static dev.sluice.report.Html.text;

import dev.sluice.report.Reconciliation.Balance;
import dev.sluice.report.Reconciliation.Total;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is signed off: for each side and currency the bucket of every row, the opening and closing,
 * the equations, the seal, and lines to sign on. Made to be printed.
 */
final class CertificateSection implements Section {

  @Override
  public String id() {
    return "certificate";
  }

  @Override
  public String title() {
    return "Certificate";
  }

  @Override
  public Optional<Html> body(RunRecord run) {
    String seal = run.certificateSeal();
    if (seal == null) {
      return Optional.empty();
    }
    List<Equation> equations = Equation.of(run.reconciliations(), run.accounts());
    List<Html> parts = new ArrayList<>();
    parts.add(statement(equations));
    for (Reconciliation reconciliation : run.reconciliations()) {
      parts.add(element("h3", text("Matching into "), element("bdi", reconciliation.items())));
      parts.add(buckets(reconciliation));
      parts.add(rollforward(reconciliation));
      tolerance(reconciliation).ifPresent(parts::add);
      parts.add(
          element("p", text("Rules: SHA-256 "), element("code", reconciliation.ruleSet()))
              .styled("note fingerprint"));
    }
    parts.add(equations(equations));
    parts.add(signatures(seal));
    return Optional.of(block("certificate", all(parts)));
  }

  private static Html statement(List<Equation> equations) {
    long broken = equations.stream().filter(equation -> !equation.holds()).count();
    return element(
            "p",
            Pieces.pill(broken == 0 ? Tone.GOOD : Tone.BAD, broken == 0 ? "holds" : "broken"),
            text(
                broken == 0
                    ? " Each row stands in exactly one bucket and every cent is accounted for: all "
                        + Figures.counted(equations.size(), "equation")
                        + " hold."
                    : " "
                        + Figures.count(broken)
                        + " of "
                        + Figures.counted(equations.size(), "equation")
                        + " do not hold; nothing was published."))
        .styled("statement");
  }

  /** A line of rows and a line of amounts for each side and currency, a column for each bucket. */
  private static Html buckets(Reconciliation reconciliation) {
    List<Balance> balances = reconciliation.balances();
    Map<String, Total> all = new LinkedHashMap<>();
    balances.forEach(balance -> balance.buckets().forEach((name, total) -> all.put(name, total)));
    List<String> names = Reconciliation.inOrder(all).keySet().stream().toList();
    HtmlTable table =
        new HtmlTable("Where the rows stand: input + opening - seen again = all buckets")
            .texts("Side", "")
            .numbers("Input", "Opening", "Seen again")
            .numbers(names.toArray(String[]::new));
    for (Balance balance : balances) {
      List<Html> rows = new ArrayList<>(List.of(name(balance), text("rows")));
      List<Html> amounts = new ArrayList<>(List.of(name(balance), text("amount")));
      List<Total> totals =
          new ArrayList<>(List.of(balance.in(), balance.opening(), balance.again()));
      names.forEach(name -> totals.add(balance.buckets().getOrDefault(name, Total.NONE)));
      for (Total total : totals) {
        rows.add(Pieces.count(total.rows()));
        amounts.add(amount(total));
      }
      table.toned("first", rows);
      table.toned("same", amounts);
    }
    return table.inOrder();
  }

  private static Html rollforward(Reconciliation reconciliation) {
    HtmlTable table =
        new HtmlTable("Open items: opening + new - cleared = closing")
            .texts("Side")
            .numbers(
                "Opening", "Amount", "New", "Amount", "Cleared", "Amount", "Closing", "Amount");
    for (Balance balance : reconciliation.balances()) {
      List<Html> cells = new ArrayList<>(List.of(name(balance)));
      for (Total total :
          List.of(balance.opening(), balance.fresh(), balance.cleared(), balance.closing())) {
        cells.add(Pieces.count(total.rows()));
        cells.add(amount(total));
      }
      table.toned("", cells);
    }
    return table.inOrder();
  }

  private static Optional<Html> tolerance(Reconciliation reconciliation) {
    HtmlTable table =
        new HtmlTable("Tolerance spent").texts("Rule", "Currency").numbers("Matches", "Spent");
    for (Reconciliation.Tolerance spent : reconciliation.tolerance()) {
      table.row(
          element("bdi", spent.rule() == null ? "no rule" : spent.rule()),
          element("bdi", spent.currency() == null ? "–" : spent.currency()),
          Pieces.count(spent.rows()),
          text(Figures.exact(spent.amount())));
    }
    return table.isEmpty() ? Optional.empty() : Optional.of(table.inOrder());
  }

  private static Html equations(List<Equation> equations) {
    HtmlTable table =
        new HtmlTable("Equations").texts("Equation").numbers("Left", "Right").texts("Check");
    for (Equation equation : equations) {
      table.toned(
          equation.holds() ? "" : "bad",
          element("bdi", equation.text()),
          text(Figures.exact(equation.left())),
          text(Figures.exact(equation.right())),
          Pieces.pill(
              equation.holds() ? Tone.GOOD : Tone.BAD, equation.holds() ? "holds" : "broken"));
    }
    return table.inOrder();
  }

  private static Html signatures(String seal) {
    return all(
        element(
                "p",
                text("Seal of certificate.json, SHA-256: "),
                element("code", seal),
                text(". To check it: sluice verify certificate.json"))
            .styled("fingerprint"),
        block("signatures", signature("Prepared by"), signature("Reviewed by")));
  }

  private static Html signature(String role) {
    return block("signature", span("label", role), span("label", "Date"));
  }

  private static Html name(Balance balance) {
    return element("bdi", balance.name());
  }

  private static Html amount(Total total) {
    String figure = Figures.exact(total.amount());
    return total.amount().signum() == 0 ? span("zero", figure) : text(figure);
  }
}
