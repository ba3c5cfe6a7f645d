package dev.sluice.operation;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import dev.sluice.spec.LoadedDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A table of rules in a CSV file that is edited in a spreadsheet: a header that names the columns,
 * then a rule a line. Lines without any text are nothing.
 */
record RuleSheet(List<Rule> rules) {

  /** The column for remarks, which every sheet may have. */
  private static final String NOTE = "note";

  RuleSheet {
    rules = List.copyOf(rules);
  }

  /**
   * One line.
   *
   * @param place the line
   * @param cells by column; a cell without text is not there
   */
  record Rule(Place place, Map<String, String> cells) {

    /** The text of a cell, if it has any. */
    Optional<String> cell(String column) {
      return Optional.ofNullable(cells.get(column));
    }

    /** Where a cell stands. */
    Place place(String column) {
      return place.inside(column);
    }

    /** The number of the line, from 1. */
    int line() {
      return place.line();
    }
  }

  /**
   * Reads a sheet; every fault of its form is reported with its line. What can be read all the same
   * is there, so that its own faults are found too.
   *
   * @param columns the columns that its header must name, in any order
   */
  static Optional<RuleSheet> read(
      LoadedDocument document, List<String> columns, Problems problems) {
    int before = problems.count();
    List<CsvText.Line> lines = CsvText.lines(document, problems);
    if (problems.count() > before) {
      return Optional.empty();
    }
    if (lines.isEmpty() || !lines.get(0).cells().containsAll(columns)) {
      reportHeader(document, columns, lines, problems);
      return Optional.empty();
    }
    List<String> header = lines.get(0).cells();
    checkHeader(lines.get(0).place(document), header, columns, problems);
    List<Rule> rules = new ArrayList<>();
    for (CsvText.Line line : lines.subList(1, lines.size())) {
      Place place = line.place(document);
      if (line.cells().size() > header.size()) {
        problems.report(
            Problem.user(
                    place,
                    "too-many-cells",
                    "the line has "
                        + line.cells().size()
                        + " cells, the header names "
                        + header.size()
                        + " columns")
                .withHint("a cell with a comma in it stands in quotes"));
        continue;
      }
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < line.cells().size(); i++) {
        if (!line.cells().get(i).isBlank()) {
          cells.put(header.get(i), line.cells().get(i));
        }
      }
      rules.add(new Rule(place, cells));
    }
    if (rules.isEmpty()) {
      problems.report(
          Problem.user(
              Place.file(document.path()), "no-rule", "there is no rule below the header"));
    }
    return Optional.of(new RuleSheet(rules));
  }

  private static void reportHeader(
      LoadedDocument document, List<String> columns, List<CsvText.Line> lines, Problems problems) {
    boolean otherDelimiter =
        !lines.isEmpty() && String.join("", lines.get(0).cells()).matches("(?s).*[;\t].*");
    problems.report(
        Problem.user(
                lines.isEmpty() ? Place.file(document.path()) : lines.get(0).place(document),
                "no-header",
                "the first line must name the columns " + String.join(", ", columns))
            .withHint(otherDelimiter ? "the columns are separated by commas" : null));
  }

  private static void checkHeader(
      Place place, List<String> header, List<String> columns, Problems problems) {
    List<String> allowed = new ArrayList<>(columns);
    allowed.add(NOTE);
    TreeSet<String> seen = new TreeSet<>();
    for (String name : header) {
      if (!allowed.contains(name)) {
        problems.report(
            Problem.user(
                    place,
                    "unknown-column",
                    "\""
                        + name
                        + "\" is no column of rules; there is "
                        + String.join(", ", allowed))
                .withHint(Suggestion.hint(name, allowed).orElse(null)));
      } else if (!seen.add(name)) {
        problems.report(
            Problem.user(place, "duplicate-column", "column \"" + name + "\" is named twice"));
      }
    }
  }
}
