package dev.sluice.io.workbook;

import dev.sluice.io.file.InputFile;
import dev.sluice.io.file.InputFiles;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.ColumnType;
import dev.sluice.spec.HiddenColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of a source before it is read.
 *
 * @param ignored names in headers that are no column of the source
 */
record WorkbookPlan(
    Map<String, ColumnType> columns, List<SheetPlace> places, SortedSet<String> ignored) {

  /** Plans a source; empty when a fault was reported. */
  static Optional<WorkbookPlan> of(WorkbookOptions options, Place place, Problems problems) {
    int before = problems.count();
    List<InputFile> files = InputFiles.expand(options.paths(), options.storage(), place, problems);
    List<HeaderRow> headers = HeaderRow.read(options, files);
    headers.forEach(header -> problems.reportAll(header.faults()));
    List<HeaderRow> sound =
        headers.stream()
            .filter(header -> header.faults().isEmpty() || !header.names().isEmpty())
            .toList();
    if (sound.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = names(options, sound.get(0));
    checkNames(names, sound.get(0), problems);
    List<SheetPlace> places = new ArrayList<>();
    for (HeaderRow header : sound) {
      List<Integer> columns = ColumnPlaces.find(options.layout(), header, names, problems);
      String path = header.file().path();
      places.add(
          new SheetPlace(
              header.file(),
              options.storage().storageOf(path).absolute(path),
              columns,
              options.layout().hasHeader() ? List.copyOf(header.names().keySet()) : columns));
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    return columns(options, names, places, problems)
        .map(columns -> new WorkbookPlan(columns, places, ignored(sound, names)));
  }

  private static List<String> names(WorkbookOptions options, HeaderRow first) {
    return options.columns().isEmpty()
        ? List.copyOf(first.names().values())
        : List.copyOf(options.columns().keySet());
  }

  private static Optional<Map<String, ColumnType>> columns(
      WorkbookOptions options, List<String> names, List<SheetPlace> places, Problems problems) {
    if (!options.columns().isEmpty()) {
      return Optional.of(options.columns());
    }
    try {
      return Optional.of(SheetSample.types(options, names, places));
    } catch (IOException e) {
      problems.report(HeaderRow.problem(places.get(0).file(), e));
      return Optional.empty();
    }
  }

  /** Names that Spark or Sluice could not tell apart later. */
  private static void checkNames(List<String> names, HeaderRow header, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      String fault = null;
      if (HiddenColumns.isHidden(name)) {
        fault =
            "column \"" + name + "\" starts with " + HiddenColumns.PREFIX + ", which is reserved";
      } else if (!seen.add(name.toLowerCase(Locale.ROOT))
          && names.indexOf(name) == names.lastIndexOf(name)) {
        fault = "column \"" + name + "\" differs from another one only in case";
      }
      if (fault != null) {
        problems.report(Problem.user(header.place(), "bad-header", fault));
      }
    }
  }

  private static SortedSet<String> ignored(List<HeaderRow> headers, List<String> columns) {
    Set<String> read = new HashSet<>();
    columns.forEach(column -> read.add(column.strip().toLowerCase(Locale.ROOT)));
    SortedSet<String> ignored = new TreeSet<>();
    headers.stream()
        .flatMap(header -> header.names().values().stream())
        .filter(name -> !read.contains(name.toLowerCase(Locale.ROOT)))
        .forEach(ignored::add);
    return ignored;
  }
}
