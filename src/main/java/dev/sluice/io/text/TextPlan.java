package dev.sluice.io.text;

import dev.sluice.io.file.ConcurrentReads;
import dev.sluice.io.file.InputFile;
import dev.sluice.io.file.InputFiles;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.spec.StatementColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of a source before it is read.
 *
 * @param ignored names in headers that are no column of the source
 */
record TextPlan(List<TextColumn> columns, List<FileLayout> layouts, SortedSet<String> ignored) {

  /** Plans a source; empty when a fault was reported. */
  static Optional<TextPlan> of(TextOptions options, Place place, Problems problems) {
    int before = problems.count();
    List<InputFile> files =
        InputFiles.expand(
            options.paths(), options.storage(), options.format().isRaw(), place, problems);
    List<TextHeader> headers = TextHeader.read(options, TextFile.of(files, options, problems));
    headers.forEach(header -> problems.reportAll(header.faults()));
    List<TextHeader> sound =
        headers.stream().filter(header -> header.width() > 0 || header.faults().isEmpty()).toList();
    if (sound.isEmpty()) {
      return Optional.empty();
    }
    try {
      return plan(options, place, sound, problems).filter(plan -> problems.count() == before);
    } catch (IOException e) {
      problems.report(
          Problem.external(
              place, "unreadable", "cannot read a sample: " + ConcurrentReads.inWords(e)));
      return Optional.empty();
    }
  }

  private static Optional<TextPlan> plan(
      TextOptions options, Place place, List<TextHeader> headers, Problems problems)
      throws IOException {
    int before = problems.count();
    List<String> names = names(options, headers, place, problems);
    List<FileLayout> layouts = new ArrayList<>();
    for (TextHeader header : headers) {
      ColumnMatch.layout(options.format(), header, names, problems).ifPresent(layouts::add);
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    List<TextColumn> columns = columns(options, layouts, names);
    checkNames(columns, headers.get(0), problems);
    // Keys are only known once the sample is read.
    List<FileLayout> complete =
        columns.size() == names.size() ? layouts : jsonLayouts(options, headers, columns, problems);
    return Optional.of(new TextPlan(columns, complete, ignored(headers, columns)));
  }

  private static List<String> names(
      TextOptions options, List<TextHeader> headers, Place place, Problems problems) {
    if (!options.columns().isEmpty()) {
      return List.copyOf(options.columns().keySet());
    }
    if (options.format() instanceof TextFormat.Delimited delimited
        && !delimited.header().isThere()) {
      problems.report(
          Problem.user(
              place, "columns-needed", "a source without a header line needs declared columns"));
    }
    return headers.get(0).names();
  }

  private static List<TextColumn> columns(
      TextOptions options, List<FileLayout> layouts, List<String> names) throws IOException {
    if (!options.columns().isEmpty()) {
      List<TextColumn> declared = new ArrayList<>();
      options
          .columns()
          .forEach(
              (name, type) ->
                  declared.add(new TextColumn(name, type, options.dialect().styleOf(name))));
      return declared;
    }
    if (options.format() instanceof TextFormat.Statements) {
      return Arrays.stream(StatementColumn.values())
          .map(
              column ->
                  new TextColumn(column.columnName(), column.type(), options.dialect().style()))
          .toList();
    }
    return options.format().hasPlaces()
        ? TypeInference.infer(options, layouts, names)
        : TypeInference.inferJson(options, layouts);
  }

  private static List<FileLayout> jsonLayouts(
      TextOptions options, List<TextHeader> headers, List<TextColumn> columns, Problems problems) {
    List<String> keys = columns.stream().map(TextColumn::name).toList();
    return headers.stream()
        .flatMap(header -> ColumnMatch.layout(options.format(), header, keys, problems).stream())
        .toList();
  }

  /** Names that Spark or Sluice could not tell apart later. */
  private static void checkNames(List<TextColumn> columns, TextHeader header, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).name();
      String fault = null;
      if (name.isBlank()) {
        fault = "column " + (i + 1) + " has no name; declare the columns to read";
      } else if (HiddenColumns.isHidden(name)) {
        fault =
            "column \"" + name + "\" starts with " + HiddenColumns.PREFIX + ", which is reserved";
      } else if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        fault = "column \"" + name + "\" differs from another one only in case";
      }
      if (fault != null) {
        problems.report(Problem.user(TextHeader.firstLine(header.file()), "bad-header", fault));
      }
    }
  }

  private static SortedSet<String> ignored(List<TextHeader> headers, List<TextColumn> columns) {
    Set<String> read = new HashSet<>();
    columns.forEach(column -> read.add(column.name().strip().toLowerCase(Locale.ROOT)));
    SortedSet<String> ignored = new TreeSet<>();
    headers.stream()
        .flatMap(header -> header.names().stream())
        .filter(name -> !name.isEmpty() && !read.contains(name.toLowerCase(Locale.ROOT)))
        .forEach(ignored::add);
    return ignored;
  }
}
