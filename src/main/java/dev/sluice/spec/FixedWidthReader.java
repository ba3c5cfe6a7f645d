package dev.sluice.spec;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Reads how wide the columns of a fixed-width file are: from {@code widths}, which names all of
 * them from left to right, or from the declared columns when each says its width.
 */
final class FixedWidthReader {

  static final int MAX_WIDTH = 1_000_000;

  private final Fields fields;
  private final Problems problems;

  FixedWidthReader(Fields fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  /** Names and widths from left to right; empty when a fault was reported. */
  Optional<LinkedHashMap<String, Integer>> read() {
    int before = problems.count();
    LinkedHashMap<String, Integer> widths = fields.has("widths") ? ofWidths() : ofColumns();
    return problems.count() == before ? Optional.of(widths) : Optional.empty();
  }

  private LinkedHashMap<String, Integer> ofWidths() {
    LinkedHashMap<String, Integer> widths = new LinkedHashMap<>();
    fields
        .textEntries("widths")
        .forEach((name, width) -> widths.put(name, Integer.parseInt(width)));
    List<String> names = List.copyOf(widths.keySet());
    fields
        .entries("columns")
        .forEach(
            (name, node) -> {
              if (!widths.containsKey(name)) {
                problems.report(
                    Problem.user(
                            node.place(),
                            "missing-column",
                            "\"widths\" has no column \""
                                + name
                                + "\"; it has "
                                + String.join(", ", names))
                        .withHint(Suggestion.hint(name, names).orElse(null)));
              }
              width(node)
                  .ifPresent(
                      width ->
                          problems.report(
                              Problem.user(
                                  node.place(),
                                  "conflicting-keys",
                                  "\"widths\" says already how wide the columns are")));
            });
    return widths;
  }

  private LinkedHashMap<String, Integer> ofColumns() {
    LinkedHashMap<String, Integer> widths = new LinkedHashMap<>();
    if (!fields.has("columns")) {
      problems.report(
          Problem.user(
              fields.place(),
              "missing-key",
              "a fixed-width file needs \"widths\", or columns that say their width"));
    }
    fields
        .entries("columns")
        .forEach(
            (name, node) ->
                width(node)
                    .ifPresentOrElse(
                        width -> widths.put(name, width),
                        () ->
                            problems.report(
                                Problem.user(
                                        node.place(),
                                        "missing-key",
                                        "column \"" + name + "\" has no width")
                                    .withHint("add it here, or all of them as widths"))));
    return widths;
  }

  private Optional<Integer> width(Node column) {
    return column instanceof Node.Mapping
        ? ShapeChecker.read(column, CellShape.COLUMN, new Problems())
            .flatMap(more -> more.optionalText("width"))
            .map(Integer::parseInt)
        : Optional.empty();
  }
}
