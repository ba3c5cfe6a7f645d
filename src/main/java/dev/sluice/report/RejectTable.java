package dev.sluice.report;

import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.span;

import dev.sluice.report.RunRecord.RejectSample;
import java.util.List;

/** Some rows with the place they came from, the text that was found and the whole record. */
final class RejectTable {

  private RejectTable() {}

  static Html of(String caption, List<RejectSample> samples) {
    if (samples.isEmpty()) {
      return Html.nothing();
    }
    HtmlTable table =
        new HtmlTable(caption)
            .texts("Place", "Column")
            .values("Text")
            .texts("Why")
            .values("Record");
    for (RejectSample sample : samples) {
      table.row(
          Pieces.path(place(sample)),
          sample.column() == null
              ? span("blank", "row")
              : element("code", element("bdi", sample.column())),
          Pieces.value(sample.text()),
          Pieces.value(sample.reason()),
          sample.record() == null ? span("blank", "not kept") : Pieces.value(sample.record()));
    }
    return table.sortable();
  }

  /** {@code file:line}; a row that no file line stands for is named by its table and step. */
  static String place(RejectSample sample) {
    if (sample.file() == null) {
      return sample.table() + " after " + sample.step();
    }
    return sample.line() == null ? sample.file() : sample.file() + ":" + sample.line();
  }
}
