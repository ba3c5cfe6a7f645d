package dev.sluice.spec;

import dev.sluice.document.Fields;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what the report is to show.
 *
 * @param published the tables that the job publishes, sound or not
 */
record ReportReader(Set<String> published, Problems problems) {

  private static final long SAMPLE_ROWS = 20;
  private static final long CHART_ROWS = 50;

  /** What is written, or what holds where nothing is; charts of unknown tables are left out. */
  Report read(Optional<Fields> written) {
    return written
        .map(
            fields ->
                new Report(
                    Math.toIntExact(fields.wholeNumber("sample-rows", SAMPLE_ROWS)),
                    fields.nestedItems("charts", this::chart).stream()
                        .flatMap(Optional::stream)
                        .toList()))
        .orElseGet(() -> new Report(Math.toIntExact(SAMPLE_ROWS), List.of()));
  }

  private Optional<Chart> chart(Fields fields) {
    String table = fields.text("table");
    if (!published.contains(table)) {
      problems.report(
          Problem.user(
                  fields.place("table"),
                  "unknown-table",
                  "a chart shows a published table, and \""
                      + table
                      + "\" is none; there is "
                      + String.join(", ", published))
              .withHint(Suggestion.hint(table, published).orElse(null)));
      return Optional.empty();
    }
    return Optional.of(
        new Chart(
            fields.text("title"),
            JobShape.constant(Chart.Kind.class, fields.text("kind")),
            table,
            axis(fields, "x"),
            axis(fields, "y"),
            fields.has("series") ? Optional.of(axis(fields, "series")) : Optional.empty(),
            Math.toIntExact(fields.wholeNumber("limit", CHART_ROWS))));
  }

  private static Chart.Axis axis(Fields fields, String key) {
    return new Chart.Axis(fields.text(key), fields.place(key));
  }
}
