package dev.sluice.report;

import static dev.sluice.report.Html.block;
import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table with a caption and column headers. The first cell of each row is its header. Wide tables
 * scroll inside their own frame, so that the page never does.
 */
final class HtmlTable {

  private enum Kind {
    TEXT(""),
    NUMBER("number"),
    DATA("data");

    private final String style;

    Kind(String style) {
      this.style = style;
    }
  }

  /** So many columns do not fit on a phone. */
  private static final int WIDE = 5;

  private final String caption;
  private final List<Html> heads = new ArrayList<>();
  private final List<Kind> kinds = new ArrayList<>();
  private final List<Html> rows = new ArrayList<>();

  HtmlTable(String caption) {
    this.caption = caption;
  }

  /** Columns of words. */
  HtmlTable texts(String... names) {
    return columns(Kind.TEXT, names);
  }

  /** Columns of right-aligned figures. */
  HtmlTable numbers(String... names) {
    return columns(Kind.NUMBER, names);
  }

  /** Columns of values of the data, in which every space counts. */
  HtmlTable values(String... names) {
    return columns(Kind.DATA, names);
  }

  private HtmlTable columns(Kind kind, String... names) {
    for (String name : names) {
      Html.Element head = element("th", element("bdi", name)).with("scope", "col");
      heads.add(kind == Kind.TEXT ? head : head.styled(kind.style));
      kinds.add(kind);
    }
    return this;
  }

  HtmlTable row(Html... cells) {
    return toned("", cells);
  }

  /** A row that the style sheet sets off, as a failed rule. */
  HtmlTable toned(String style, Html... cells) {
    return toned(style, Arrays.asList(cells));
  }

  HtmlTable toned(String style, List<Html> cells) {
    List<Html> made = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Html.Element cell =
          i == 0 ? element("th", cells.get(i)).with("scope", "row") : element("td", cells.get(i));
      String cellStyle = kinds.get(i).style;
      made.add(cellStyle.isEmpty() ? cell : cell.styled(cellStyle));
    }
    Html.Element row = element("tr").add(made.toArray(Html[]::new));
    rows.add(style.isEmpty() ? row : row.styled(style));
    return this;
  }

  /** A line across the table that belongs to the row before it. */
  HtmlTable detail(Html content) {
    rows.add(
        element("tr", element("td", content).with("colspan", Integer.toString(heads.size())))
            .styled("detail"));
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The table; a script may sort it by the columns. */
  Html sortable() {
    return framed("sortable");
  }

  /** The table in an order that means something. */
  Html inOrder() {
    return framed("ordered");
  }

  private Html framed(String style) {
    return block(
            "frame",
            element(
                    "table",
                    element("caption", text(caption)),
                    element("thead", element("tr", Html.all(heads))),
                    element("tbody", Html.all(rows)))
                .styled(heads.size() < WIDE ? style : style + " wide"))
        .with("role", "region")
        .with("aria-label", caption)
        .with("tabindex", "0");
  }
}
