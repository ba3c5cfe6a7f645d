package dev.sluice.report;

import static dev.sluice.report.Html.all;
import static dev.sluice.report.Html.block;
import static dev.sluice.report.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What else the run depends on: parameters, documents with their hashes, versions of software. */
final class OriginSection implements Section {

  @Override
  public String id() {
    return "origin";
  }

  @Override
  public String title() {
    return "Parameters and versions";
  }

  @Override
  public Optional<Html> body(RunRecord run) {
    List<Html> parts = new ArrayList<>();
    pairs("Parameters", "Parameter", run.parameters()).ifPresent(parts::add);
    if (!run.documents().isEmpty()) {
      HtmlTable table =
          new HtmlTable("Documents that the job was made of").texts("Document", "SHA-256");
      run.documents()
          .forEach(
              document -> table.row(Pieces.path(document.path()), Pieces.hash(document.sha256())));
      parts.add(table.inOrder());
    }
    pairs("Versions of software", "Software", run.versions()).ifPresent(parts::add);
    return parts.isEmpty() ? Optional.empty() : Optional.of(block("columns", all(parts)));
  }

  private static Optional<Html> pairs(String caption, String head, Map<String, String> pairs) {
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    HtmlTable table = new HtmlTable(caption).texts(head).values("Value");
    pairs.forEach((name, value) -> table.row(element("bdi", name), Pieces.value(value)));
    return Optional.of(table.inOrder());
  }
}
