package dev.sluice.report;

import static dev.sluice.report.Html.all;
import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.span;
import static dev.sluice.report.Html.text;

import dev.sluice.report.RunRecord.Input;
import dev.sluice.report.RunRecord.Input.Version;
import java.util.Optional;

/** The sources and the exact versions of them that were read. */
final class InputsSection implements Section {

  @Override
  public String id() {
    return "inputs";
  }

  @Override
  public String title() {
    return "Inputs";
  }

  @Override
  public Optional<Html> body(RunRecord run) {
    if (run.inputs().isEmpty()) {
      return Optional.empty();
    }
    HtmlTable table =
        new HtmlTable("Files and snapshots that were read")
            .texts("Source", "File or table")
            .numbers("Size")
            .texts("Checksum or snapshot");
    for (Input input : run.inputs()) {
      if (input.versions().isEmpty()) {
        table.row(
            source(input), Pieces.path(input.location()), Html.nothing(), span("blank", "none"));
      }
      for (Version version : input.versions()) {
        table.row(
            source(input),
            Pieces.path(version.name()),
            version.bytes() <= 0 ? span("zero", "–") : text(Figures.bytes(version.bytes())),
            Pieces.hash(version.version()));
      }
    }
    return Optional.of(table.sortable());
  }

  private static Html source(Input input) {
    return all(element("bdi", input.source()), span("note", " " + input.kind()));
  }
}
