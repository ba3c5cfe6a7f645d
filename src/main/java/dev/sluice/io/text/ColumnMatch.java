package dev.sluice.io.text;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the declared columns in the header of a file: by exact name first, then in any case. */
final class ColumnMatch {

  private static final int MAX_NAMES_SHOWN = 20;

  private ColumnMatch() {}

  /** Where the columns stand in the file; empty, with a problem for each, when some are missing. */
  static Optional<FileLayout> layout(
      TextFormat format, TextHeader header, List<String> columns, Problems problems) {
    if (!format.hasPlaces()) {
      return Optional.of(
          new FileLayout(
              header.file(),
              IntStream.range(0, columns.size()).boxed().toList(),
              columns.size(),
              header.dataStart()));
    }
    int before = problems.count();
    List<Integer> cells =
        format instanceof TextFormat.Delimited && !format.header().isThere()
            ? byPosition(header, columns, problems)
            : byName(header, columns, problems);
    return problems.count() == before
        ? Optional.of(new FileLayout(header.file(), cells, header.width(), header.dataStart()))
        : Optional.empty();
  }

  private static List<Integer> byPosition(
      TextHeader header, List<String> columns, Problems problems) {
    if (header.width() < columns.size()) {
      problems.report(
          Problem.user(
              TextHeader.firstLine(header.file()),
              "missing-column",
              "the first line has "
                  + header.width()
                  + " cells; "
                  + columns.size()
                  + " columns are declared"));
    }
    return IntStream.range(0, columns.size()).boxed().toList();
  }

  private static List<Integer> byName(TextHeader header, List<String> columns, Problems problems) {
    List<Integer> cells = new ArrayList<>();
    for (String column : columns) {
      List<Integer> found = positions(header.names(), column);
      if (found.size() == 1) {
        cells.add(found.get(0));
      } else if (found.isEmpty()) {
        problems.report(missing(header, column));
      } else {
        problems.report(
            Problem.user(
                TextHeader.firstLine(header.file()),
                "ambiguous-column",
                "column \""
                    + column
                    + "\" can be "
                    + found.stream()
                        .map(i -> "\"" + header.names().get(i) + "\"")
                        .collect(Collectors.joining(" or "))));
      }
    }
    return cells;
  }

  private static List<Integer> positions(List<String> names, String column) {
    int exact = names.indexOf(column);
    if (exact >= 0) {
      return List.of(exact);
    }
    return IntStream.range(0, names.size())
        .filter(i -> names.get(i).equalsIgnoreCase(column.strip()))
        .boxed()
        .toList();
  }

  private static Problem missing(TextHeader header, String column) {
    List<String> names = header.names().stream().filter(name -> !name.isEmpty()).toList();
    String shown = names.stream().limit(MAX_NAMES_SHOWN).collect(Collectors.joining(", "));
    int more = names.size() - MAX_NAMES_SHOWN;
    return Problem.user(
            TextHeader.firstLine(header.file()),
            "missing-column",
            "there is no column \""
                + column
                + "\"; the file has "
                + shown
                + (more > 0 ? " and " + more + " more" : ""))
        .withHint(Suggestion.hint(column, names).orElse(null));
  }
}
