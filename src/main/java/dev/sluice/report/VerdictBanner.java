package dev.sluice.report;

import static dev.sluice.report.Html.block;
import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.span;
import static dev.sluice.report.Html.text;

/** The top of the page: what came of which run, and why, and the four figures that sum it up. */
final class VerdictBanner {

  private VerdictBanner() {}

  static Html of(RunRecord run) {
    Tone tone = Tone.of(run.outcome());
    return element(
            "header",
            block("masthead", mark(), span("brand", "Sluice"), span("masthead-note", "run report")),
            block(
                "verdict " + tone.style(),
                span("seal", tone.symbol()).with("aria-hidden", "true"),
                block(
                    "verdict-words",
                    element(
                        "h1",
                        span("outcome", VerdictSentence.word(run)),
                        text(" "),
                        element("bdi", run.job()).styled("job")),
                    element("p", element("bdi", VerdictSentence.of(run))).styled("why"))),
            run.description().isBlank()
                ? Html.nothing()
                : element("p", element("bdi", run.description())).styled("description"),
            facts(run),
            figures(run))
        .styled("top");
  }

  private static Html facts(RunRecord run) {
    return element(
            "dl",
            Pieces.fact("Run", element("code", run.runId())),
            Pieces.fact("As of", time(run.asOf())),
            Pieces.fact("Started", time(run.startedAt())),
            Pieces.fact("Took", text(Figures.duration(new RunTotals(run).milliseconds()))),
            Pieces.fact("Exit code", text(Integer.toString(run.exitCode()))),
            run.runKey().isEmpty()
                ? Html.nothing()
                : Pieces.fact("Run key", Pieces.hash(run.runKey())))
        .styled("facts");
  }

  private static Html time(String instant) {
    return element("time", Figures.time(instant)).with("datetime", instant);
  }

  private static Html figures(RunRecord run) {
    if (run.accounts().isEmpty() && run.outputs().isEmpty()) {
      return Html.nothing();
    }
    RunTotals totals = new RunTotals(run);
    long staged = totals.rows("refused") + totals.rows("staged");
    long unchanged = totals.rows("unchanged");
    String published =
        staged > 0
            ? Figures.count(staged) + " staged, held back"
            : unchanged > 0
                ? Figures.count(unchanged) + " unchanged"
                : "in " + Figures.counted(totals.outputs("published"), "table");
    return element(
            "dl",
            figure(
                "Rows in",
                totals.rowsIn(),
                "from " + Figures.counted(totals.sources().size(), "source"),
                ""),
            figure("Published", totals.rows("published"), published, ""),
            figure(
                "Quarantined",
                totals.quarantined(),
                Figures.percent(totals.quarantined(), totals.rowsIn()) + " of rows in",
                totals.quarantined() > 0 ? " warning" : ""),
            figure(
                "Dropped",
                totals.dropped(),
                totals.dropped() == 0 ? "nothing was filtered" : "on purpose, by reason",
                ""))
        .styled("figures")
        .with("aria-label", "Key figures");
  }

  private static Html figure(String name, long number, String note, String style) {
    return block(
        "figure" + style,
        element("dt", name),
        element("dd", Figures.count(number)),
        element("dd", note).styled("note"));
  }

  /** A gate half raised over water. */
  private static Html mark() {
    return element(
            "svg",
            element("path").with("d", "M5 3v17M19 3v17M3 3h18").styled("mark-frame"),
            element("path").with("d", "M8 6h8v6H8z").styled("mark-gate"),
            element("path")
                .with("d", "M2 17c2-2 4-2 6 0s4 2 6 0 4-2 6 0M2 21c2-2 4-2 6 0s4 2 6 0 4-2 6 0")
                .styled("mark-water"))
        .styled("mark")
        .with("viewBox", "0 0 24 24")
        .with("aria-hidden", "true");
  }
}
