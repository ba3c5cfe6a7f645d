package dev.sluice.report;

import java.util.List;
import java.util.Locale;

/** A diff for the terminal: verdict, figures, columns, changes and samples. */
public final class DiffText {

  private final DiffRecord diff;
  private final TerminalStyle style;
  private final int width;
  private final StringBuilder out = new StringBuilder();

  private DiffText(DiffRecord diff, TerminalStyle style, int width) {
    this.diff = diff;
    this.style = style;
    this.width = width;
  }

  /**
   * The text, with a line end after every line.
   *
   * @param sideBySide changed rows stand as a whole beside each other; else only what changed is
   *     listed
   * @param width columns of the terminal
   */
  public static String render(DiffRecord diff, boolean sideBySide, TerminalStyle style, int width) {
    return new DiffText(diff, style, width).write(sideBySide);
  }

  private String write(boolean sideBySide) {
    verdict();
    if (!diff.schema().isEmpty()) {
      table("Columns that are not alike", TextTable.render(DiffGrids.schema(diff), width, "-"));
    }
    columns();
    if (sideBySide && diff.differingRows() > 0) {
      int shown = diff.changedRows().size() + diff.onlyARows().size() + diff.onlyBRows().size();
      if (shown > 0) {
        table(
            "Side by side: " + DiffWords.howMany(shown, diff.differingRows()),
            DiffSideBySide.render(diff, style, width));
      }
    } else {
      changes();
    }
    return out.toString();
  }

  private void verdict() {
    Tone tone = DiffWords.tone(diff);
    TerminalLines lines = new TerminalLines(style, width);
    lines.plain(
        style.toned(
                tone,
                (diff.isSame() ? tone.symbol() : "≠")
                    + " "
                    + DiffWords.verdict(diff).toUpperCase(Locale.ROOT))
            + "  "
            + style.soft(Figures.duration(diff.milliseconds())));
    lines.paragraph(DiffWords.sentence(diff));
    lines.plain("");
    side(lines, DiffWords.A, diff.a());
    side(lines, DiffWords.B, diff.b());
    lines.labelled(
        diff.wholeRows() ? "compared" : "key",
        diff.wholeRows() ? "whole rows" : Visible.text(String.join(", ", diff.keys())));
    lines.labelled("same", Figures.count(diff.same()));
    if (!diff.wholeRows()) {
      lines.labelled("changed", Figures.count(diff.changed()));
    }
    lines.labelled("only in A", Figures.count(diff.onlyA()));
    lines.labelled("only in B", Figures.count(diff.onlyB()));
    if (!diff.wholeRows() && diff.a().repeatedKeys() + diff.b().repeatedKeys() > 0) {
      lines.labelled(
          "repeated",
          Figures.counted(diff.a().repeatedKeys(), "key")
              + " in A, "
              + Figures.count(diff.b().repeatedKeys())
              + " in B; their rows are paired one to one");
    }
    out.append(lines);
  }

  private static void side(TerminalLines lines, String name, DiffRecord.Side side) {
    String rejected =
        side.rejected() == 0
            ? ""
            : ", and " + Figures.count(side.rejected()) + " that could not be read";
    String rows = Figures.counted(side.rows(), "row") + rejected;
    lines.labelled(name, rows + "  " + lines.fit(side.location(), TextWidth.of(rows) + 2));
  }

  private void columns() {
    List<DiffRecord.ColumnSummary> differing = DiffWords.differing(diff);
    if (differing.isEmpty()) {
      return;
    }
    table("Columns", TextTable.render(DiffGrids.columns(diff), width, "-"));
    int others = diff.columns().size() - differing.size();
    if (others > 0) {
      out.append(Figures.counted(others, "other column"))
          .append(others == 1 ? " is" : " are")
          .append(" the same in all pairs.\n");
    }
  }

  private void changes() {
    if (!diff.changedRows().isEmpty()) {
      table(
          "Changed: " + DiffWords.howMany(diff.changedRows().size(), diff.changed()),
          TextTable.render(DiffGrids.changes(diff, false), width));
    }
    if (!diff.onlyARows().isEmpty()) {
      table(
          "Only in A: " + DiffWords.howMany(diff.onlyARows().size(), diff.onlyA()),
          TextTable.render(DiffGrids.alone(diff, diff.onlyARows(), true), width));
    }
    if (!diff.onlyBRows().isEmpty()) {
      table(
          "Only in B: " + DiffWords.howMany(diff.onlyBRows().size(), diff.onlyB()),
          TextTable.render(DiffGrids.alone(diff, diff.onlyBRows(), false), width));
    }
  }

  private void table(String title, String table) {
    out.append('\n').append(style.bold(title)).append("\n\n").append(table);
  }

  /** The list of changed cells and rows on one side as CSV. */
  public static String csv(DiffRecord diff) {
    return CsvText.render(DiffGrids.list(diff));
  }
}
