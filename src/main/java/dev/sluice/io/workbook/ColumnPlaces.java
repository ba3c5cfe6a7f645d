package dev.sluice.io.workbook;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the columns of a source in the header row of a file: by exact name, else in any case. */
final class ColumnPlaces {

  private static final int MAX_NAMES_SHOWN = 20;

  private ColumnPlaces() {}

  /** The column of the sheet of every name; one that cannot be found is reported. */
  static List<Integer> find(
      SheetLayout layout, HeaderRow header, List<String> names, Problems problems) {
    if (!layout.hasHeader()) {
      return byPosition(layout, header, names, problems);
    }
    List<Integer> places = new ArrayList<>();
    for (String name : names) {
      List<Integer> found = places(header.names(), name);
      if (found.size() == 1) {
        places.add(found.get(0));
      } else if (found.isEmpty()) {
        problems.report(missing(header, name));
      } else {
        problems.report(
            Problem.user(
                header.place(),
                "ambiguous-column",
                "column \""
                    + name
                    + "\" can be "
                    + found.stream()
                        .map(column -> "\"" + header.names().get(column) + "\"")
                        .collect(Collectors.joining(" or "))));
      }
    }
    return places;
  }

  private static List<Integer> byPosition(
      SheetLayout layout, HeaderRow header, List<String> names, Problems problems) {
    int first = layout.area().firstColumn();
    int last = first + names.size() - 1;
    header.firstValues().stream()
        .filter(column -> column > last && layout.area().lastColumn() == CellPlace.COLUMNS - 1)
        .findFirst()
        .ifPresent(
            column ->
                problems.report(
                    Problem.user(
                            header.place(),
                            "undeclared-column",
                            names.size()
                                + " columns are declared; the first row has a value in column "
                                + CellPlace.letters(column))
                        .withHint(
                            "declare it, or say range: "
                                + CellPlace.letters(first)
                                + ":"
                                + CellPlace.letters(last))));
    if (last > layout.area().lastColumn()) {
      problems.report(
          Problem.user(
              header.place(),
              "missing-column",
              names.size()
                  + " columns are declared; the range has "
                  + (layout.area().lastColumn() - first + 1)));
    }
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  private static List<Integer> places(Map<Integer, String> names, String wanted) {
    List<Integer> exact =
        names.keySet().stream().filter(column -> wanted.equals(names.get(column))).toList();
    if (!exact.isEmpty()) {
      return exact.subList(0, 1);
    }
    return names.keySet().stream()
        .filter(column -> wanted.strip().equalsIgnoreCase(names.get(column)))
        .toList();
  }

  private static Problem missing(HeaderRow header, String name) {
    List<String> names = List.copyOf(header.names().values());
    String shown = names.stream().limit(MAX_NAMES_SHOWN).collect(Collectors.joining(", "));
    int more = names.size() - MAX_NAMES_SHOWN;
    return Problem.user(
            header.place(),
            "missing-column",
            "there is no column \""
                + name
                + "\"; sheet \""
                + header.sheet()
                + "\" has "
                + shown
                + (more > 0 ? " and " + more + " more" : ""))
        .withHint(Suggestion.hint(name, names).orElse(null));
  }
}
