package dev.sluice.report;

import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.span;
import static dev.sluice.report.Html.text;

import dev.sluice.report.RunRecord.Output;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was published or held back: where, how many rows, which snapshot, and some of the rows. */
final class OutputsSection implements Section {

  private static final Pattern FIGURE = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

  @Override
  public String id() {
    return "outputs";
  }

  @Override
  public String title() {
    return "Outputs";
  }

  @Override
  public Optional<Html> body(RunRecord run) {
    return run.outputs().isEmpty()
        ? Optional.empty()
        : Optional.of(Html.all(run.outputs().stream().map(OutputsSection::output).toList()));
  }

  private static Html output(Output output) {
    return element(
            "article",
            element(
                "h3",
                Pieces.pill(Tone.ofState(output.state()), output.state()),
                text(" "),
                element("bdi", output.name()),
                span("note", " " + Figures.counted(output.rows(), "row"))),
            element(
                    "dl",
                    Pieces.fact("Target", Pieces.code(output.target())),
                    Pieces.fact("Kind", text(output.kind())),
                    Pieces.fact("Mode", text(output.mode())),
                    snapshot("Snapshot", output.snapshotId()),
                    snapshot("Previous snapshot", output.previousSnapshotId()),
                    Pieces.fact("Digest", Pieces.hash(output.digest())))
                .styled("facts"),
            sample(output))
        .styled("card");
  }

  private static Html snapshot(String name, @Nullable Long id) {
    return id == null ? Html.nothing() : Pieces.fact(name, element("code", Long.toString(id)));
  }

  private static Html sample(Output output) {
    if (output.sample().isEmpty()) {
      return Pieces.note(
          output.rows() == 0 ? "The table has no rows." : "No sample of the rows was kept.");
    }
    HtmlTable table =
        new HtmlTable(
            "Sample of "
                + Figures.count(output.sample().size())
                + " of "
                + Figures.counted(output.rows(), "row"));
    for (int i = 0; i < output.columns().size(); i++) {
      if (isFigures(output, i)) {
        table.numbers(output.columns().get(i));
      } else {
        table.values(output.columns().get(i));
      }
    }
    for (List<@Nullable String> row : output.sample()) {
      table.toned("", cells(row, output.columns().size()));
    }
    return table.sortable();
  }

  /** A row with more or fewer cells than columns is cut or filled, so that the rest can be read. */
  private static List<Html> cells(List<@Nullable String> row, int columns) {
    List<Html> cells = new ArrayList<>();
    row.stream().limit(columns).forEach(cell -> cells.add(Pieces.value(cell)));
    cells.addAll(Collections.nCopies(columns - cells.size(), Html.nothing()));
    return cells;
  }

  private static boolean isFigures(Output output, int column) {
    List<@Nullable String> cells = new ArrayList<>();
    for (List<@Nullable String> row : output.sample()) {
      String cell = column < row.size() ? row.get(column) : null;
      if (cell != null) {
        cells.add(cell);
      }
    }
    return !cells.isEmpty()
        && cells.stream().allMatch(cell -> cell != null && FIGURE.matcher(cell).matches());
  }
}
