package dev.sluice.report;

import static dev.sluice.report.Html.all;
import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.span;
import static dev.sluice.report.Html.text;

import dev.sluice.report.RunRecord.CellErrors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The cells that hold #N/A or another error instead of a value, counted and sampled. */
final class CellErrorsSection implements Section {

  @Override
  public String id() {
    return "errors";
  }

  @Override
  public String title() {
    return "Errors in cells";
  }

  @Override
  public Optional<Html> body(RunRecord run) {
    if (run.cellErrors().isEmpty()) {
      return Optional.empty();
    }
    List<Html> parts = new ArrayList<>();
    HtmlTable counts =
        new HtmlTable("Cells that hold an error, by column")
            .texts("Error", "Table", "Column", "Step")
            .numbers("Cells")
            .texts("Rows were");
    List<CellErrors> sorted =
        run.cellErrors().stream()
            .sorted(Comparator.comparingLong(CellErrors::cells).reversed())
            .toList();
    for (CellErrors errors : sorted) {
      counts.row(
          span("error", errors.error()),
          element("bdi", errors.table()),
          element("code", element("bdi", errors.column())),
          text(errors.step()),
          Pieces.count(errors.cells()),
          text(errors.fate()));
    }
    parts.add(counts.sortable());
    for (CellErrors errors : sorted) {
      parts.add(
          RejectTable.of(
              "Samples of " + errors.error() + " in " + errors.table() + "." + errors.column(),
              errors.samples()));
    }
    return Optional.of(all(parts));
  }
}
