package dev.sluice.report;

import static dev.sluice.report.Html.block;
import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Charts of published tables. What is on the page is a table of the figures of each; a script draws
 * from it and folds it up. Without a script the tables stand open.
 */
final class ChartSection implements Section {

  /** Longer names are cut for the drawing; the table has them whole. */
  private static final int NAME = 120;

  @Override
  public String id() {
    return "charts";
  }

  @Override
  public String title() {
    return "Charts";
  }

  @Override
  public Optional<Html> body(RunRecord run) {
    List<Html> charts = new ArrayList<>();
    if (!run.charts().isEmpty() && run.outcome() != RunRecord.Outcome.PUBLISHED) {
      charts.add(Pieces.note("These are the figures of rows that were staged, not published."));
    }
    run.charts().forEach(chart -> charts.add(chart(chart)));
    return run.charts().isEmpty() ? Optional.empty() : Optional.of(Html.all(charts));
  }

  private static Html chart(ChartFigures chart) {
    Html drawing =
        block("drawing")
            .with("role", "img")
            .with("aria-label", chart.title())
            .with("data-kind", chart.kind())
            .with("data-axis", chart.axis())
            .with("data-y", name(chart.y()))
            .with("data-one", Boolean.toString(chart.series() == null));
    return block(
        "card chart",
        element("h3", element("bdi", chart.title())),
        chart.points().isEmpty() ? Pieces.note("There is nothing to draw.") : drawing,
        chart.isWhole() ? Html.nothing() : Pieces.note("The table has more than is drawn here."),
        element(
                "details",
                element(
                    "summary",
                    text(Figures.counted(chart.points().size(), "figure") + " of "),
                    element("bdi", chart.table())),
                figures(chart))
            .with("open", "open"));
  }

  private static Html figures(ChartFigures chart) {
    HtmlTable table = new HtmlTable("Figures of " + chart.title()).values(chart.x());
    String series = chart.series();
    if (series != null) {
      table.values(series);
    }
    table.numbers(chart.y());
    for (ChartFigures.Point point : chart.points()) {
      List<Html> cells = new ArrayList<>();
      cells.add(marked("x", point.at()));
      if (series != null) {
        cells.add(marked("series", point.series()));
      }
      cells.add(
          element("span", Figures.exact(point.value()))
              .with("data-value", point.value().toPlainString()));
      table.toned("", cells);
    }
    return table.inOrder();
  }

  private static Html marked(String role, @Nullable String value) {
    return element("span", Pieces.value(value))
        .with("data-" + role, value == null ? "(blank)" : name(value));
  }

  private static String name(String value) {
    return value.codePointCount(0, value.length()) <= NAME
        ? value
        : value.substring(0, value.offsetByCodePoints(0, NAME)) + "…";
  }
}
