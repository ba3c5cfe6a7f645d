package dev.sluice.docs;

import dev.sluice.report.Markdown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder {@code test-data/operation/<name>/example}: a step, its input and what comes of it,
 * which a test of the operations runs. The docs show its rows, so that they cannot show others.
 */
record GoldenExample(Path folder) {

  private static final String CSV = ".csv";
  private static final String EXPECTED = "expected.";
  private static final String IN_ORDER = ".in-order";

  static GoldenExample of(String operation) {
    return new GoldenExample(Path.of("test-data", "operation", operation, "example"));
  }

  /** True when there is something to show. */
  boolean isComplete() {
    return Files.isRegularFile(folder.resolve("step.yaml"))
        && !files(false).isEmpty()
        && !files(true).isEmpty();
  }

  /** Input rows, then output rows, then what became of the others. */
  String markdown() {
    StringBuilder shown = new StringBuilder();
    files(false).forEach(name -> shown.append(table(name, "in")));
    files(true).forEach(name -> shown.append(table(name, "out")));
    for (String[] line : counts("dropped")) {
      shown.append(
          "Dropped from `%s`: %s rows, \"%s\".\n\n".formatted(line[0], last(line), line[1]));
    }
    for (String[] line : counts("rejected")) {
      shown.append(
          "To quarantine from `%s`: %s rows, column `%s`, \"%s\".\n\n"
              .formatted(line[0], last(line), line[1], line[3]));
    }
    return shown.toString();
  }

  private String table(String file, String direction) {
    String text = read(file);
    if (text.lines().findFirst().orElse("").contains("struct<")) {
      // A page is too narrow for them.
      return "`%s`, %s: rows with nested columns (%d).\n\n"
          .formatted(
              tableOf(file), direction, text.lines().filter(line -> !line.isEmpty()).count() - 1);
    }
    List<List<String>> records = records(text);
    List<String> headings =
        records.get(0).stream()
            .map(written -> written.split(":", 2))
            .map(column -> column[0] + "<br>*" + column[1] + "*")
            .toList();
    return "`%s`, %s:\n\n%s\n"
        .formatted(
            tableOf(file), direction, Markdown.table(headings, records.subList(1, records.size())));
  }

  private static String tableOf(String file) {
    String name = file.startsWith(EXPECTED) ? file.substring(EXPECTED.length()) : file;
    return name.substring(0, name.length() - CSV.length()).replace(IN_ORDER, "");
  }

  private List<String[]> counts(String kind) {
    Path file = folder.resolve(EXPECTED + kind);
    return Files.exists(file)
        ? read(file.getFileName().toString()).lines().map(line -> line.split(",")).toList()
        : List.of();
  }

  private static String last(String[] parts) {
    return parts[parts.length - 1];
  }

  private List<String> files(boolean expected) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(CSV) && !name.startsWith("actual."))
          .filter(name -> name.startsWith(EXPECTED) == expected)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String file) {
    try {
      return Files.readAllLines(folder.resolve(file)).stream()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines of cells; quotes keep commas together, also those of {@code decimal(18,2)}. */
  private static List<List<String>> records(String text) {
    List<List<String>> records = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      List<String> cells = new ArrayList<>();
      for (String cell : line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)(?![^(]*\\))", -1)) {
        boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
        cells.add(
            quoted
                ? cell.length() == 2
                    ? "\"\""
                    : cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
                : cell);
      }
      records.add(cells);
    }
    return records;
  }
}
