package dev.sluice.report;

import static dev.sluice.report.Html.all;
import static dev.sluice.report.Html.block;
import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.span;
import static dev.sluice.report.Html.text;

import dev.sluice.report.DiffRecord.Cell;
import dev.sluice.report.DiffRecord.ColumnSummary;
import dev.sluice.report.DiffRecord.Pair;
import dev.sluice.report.DiffRecord.SchemaDifference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A diff as one page in the style of the report. */
public final class DiffHtml {

  private final DiffRecord diff;

  private DiffHtml(DiffRecord diff) {
    this.diff = diff;
  }

  /** The whole page. */
  public static String render(DiffRecord diff) {
    return new DiffHtml(diff).page();
  }

  private String page() {
    HtmlPage page =
        new HtmlPage(
            diff.a().location() + " and " + diff.b().location() + ": " + DiffWords.verdict(diff),
            top());
    if (!diff.schema().isEmpty()) {
      page.section("schema", "Columns that are not alike", schema());
    }
    if (!DiffWords.differing(diff).isEmpty()) {
      page.section("columns", "Columns that differ", columns());
    }
    if (!diff.changedRows().isEmpty()) {
      page.section(
          "changed",
          "Changed rows: " + DiffWords.howMany(diff.changedRows().size(), diff.changed()),
          sideBySide());
    }
    if (!diff.onlyARows().isEmpty()) {
      page.section(
          "only-a",
          "Only in A: " + DiffWords.howMany(diff.onlyARows().size(), diff.onlyA()),
          alone("Rows that only A has", diff.onlyARows(), true));
    }
    if (!diff.onlyBRows().isEmpty()) {
      page.section(
          "only-b",
          "Only in B: " + DiffWords.howMany(diff.onlyBRows().size(), diff.onlyB()),
          alone("Rows that only B has", diff.onlyBRows(), false));
    }
    page.section("tables", "Tables", tables());
    return page.render(text("Made by sluice diff."));
  }

  private Html top() {
    Tone tone = DiffWords.tone(diff);
    return element(
            "header",
            block("masthead", span("brand", "Sluice"), span("masthead-note", "table diff")),
            block(
                "verdict " + tone.style(),
                span("seal", diff.isSame() ? tone.symbol() : "≠").with("aria-hidden", "true"),
                block(
                    "verdict-words",
                    element("h1", span("outcome", DiffWords.verdict(diff))),
                    element("p", element("bdi", DiffWords.sentence(diff))).styled("why"))),
            element(
                    "dl",
                    figure("Same", diff.same()),
                    figure("Changed", diff.changed()),
                    figure("Only in A", diff.onlyA()),
                    figure("Only in B", diff.onlyB()))
                .styled("figures")
                .with("aria-label", "Key figures"))
        .styled("top");
  }

  private Html figure(String name, long rows) {
    return block(
        "figure",
        element("dt", name),
        element("dd", Figures.count(rows)),
        element("dd", Figures.percent(rows, diff.same() + diff.differingRows()) + " of all rows")
            .styled("note"));
  }

  private Html schema() {
    HtmlTable table =
        new HtmlTable("Columns that are not alike").texts("Column", "A", "B", "Difference");
    for (SchemaDifference difference : diff.schema()) {
      table.row(
          element("bdi", difference.column()),
          type(difference.typeA()),
          type(difference.typeB()),
          text(DiffWords.remark(diff, difference)));
    }
    return table.inOrder();
  }

  private static Html type(@Nullable String type) {
    return type == null ? span("blank", "not there") : element("code", type);
  }

  private Html columns() {
    HtmlTable table =
        new HtmlTable("Columns that differ")
            .texts("Column")
            .numbers("Differ", "Of pairs", "Largest", "B less A", "Tolerance")
            .values("Example, A → B");
    long pairs = diff.same() + diff.changed();
    for (ColumnSummary column : DiffWords.differing(diff)) {
      table.row(
          element("bdi", DiffWords.name(column)),
          Pieces.count(column.differing()),
          text(Figures.percent(column.differing(), pairs)),
          number(column.largest()),
          number(column.sum()),
          text(column.tolerance() == null ? "" : column.tolerance()),
          Pieces.value(DiffWords.example(diff, column.example())));
    }
    return table.sortable();
  }

  private static Html number(@Nullable Number number) {
    return number == null ? Html.nothing() : text(CellText.of(number));
  }

  private Html sideBySide() {
    List<Integer> shown = DiffGrids.differingInRows(diff);
    HtmlTable table = new HtmlTable("Changed rows, side by side");
    diff.keys().forEach(table::values);
    for (int i : shown) {
      ColumnSummary column = diff.columns().get(i);
      table.values("A " + column.name(), "B " + column.nameInB());
    }
    for (Pair pair : diff.changedRows()) {
      List<Html> row = key(pair);
      for (int i : shown) {
        Cell cell = pair.cells().get(i);
        row.add(cell(cell.a(), cell.differs()));
        row.add(cell(cell.b(), cell.differs()));
      }
      table.toned("", row);
    }
    return all(
        Pieces.note("Columns in which none of these rows differs are left out."), table.sortable());
  }

  private static Html cell(@Nullable Object value, boolean differs) {
    Html shown = Pieces.value(value == null ? null : CellText.of(value));
    return differs ? element("span", shown).styled("differs") : shown;
  }

  private static List<Html> key(Pair pair) {
    List<Html> row = new ArrayList<>();
    pair.key().forEach(key -> row.add(cell(key, false)));
    return row;
  }

  private Html alone(String caption, List<Pair> pairs, boolean isA) {
    HtmlTable table = new HtmlTable(caption);
    diff.keys().forEach(table::values);
    diff.columns().forEach(column -> table.values(isA ? column.name() : column.nameInB()));
    for (Pair pair : pairs) {
      List<Html> row = key(pair);
      pair.cells().forEach(cell -> row.add(cell(isA ? cell.a() : cell.b(), false)));
      table.toned("", row);
    }
    return table.sortable();
  }

  private Html tables() {
    HtmlTable table =
        new HtmlTable("What was compared")
            .texts("Table", "Location", "Kind", "Version")
            .numbers("Rows", "Repeated keys", "Could not be read");
    side(table, DiffWords.A, diff.a());
    side(table, DiffWords.B, diff.b());
    return table.inOrder();
  }

  private static void side(HtmlTable table, String name, DiffRecord.Side side) {
    table.row(
        text(name),
        Pieces.path(side.location()),
        text(side.kind()),
        Pieces.hash(side.version()),
        Pieces.count(side.rows()),
        Pieces.count(side.repeatedKeys()),
        Pieces.count(side.rejected()));
  }
}
