package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.io.file.FileSource;
import dev.sluice.problem.Problems;
import dev.sluice.spec.Job;
import dev.sluice.spec.JobReader;
import dev.sluice.spec.Source;
import dev.sluice.testing.PackedWorkbook;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Finds the folders under {@code test-data/format/xlsx}; a new one needs no code here.
 *
 * <pre>
 * source.yaml           the keys of the source but its path; its first line names the oracle
 * input.xlsx            the workbook, or the parts of one in a folder input
 * expected.csv          the rows, with the row of the sheet before them
 * expected.rejects.csv  row, column, text and reason of those that do not fit, when there are any
 * expected.problems     instead of both: what is wrong with the workbook or the source
 * </pre>
 */
class WorkbookGoldenTest {

  private static final Path HOME = Path.of("test-data", "format", "xlsx");

  @TempDir Path scratch;

  static List<Path> cases() {
    try (Stream<Path> folders = Files.list(HOME)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsTheRowsAndRejectsThatAPersonReads(Path folder) throws IOException {
    Path input = scratch.resolve("input.xlsx");
    if (Files.exists(folder.resolve("input.xlsx"))) {
      Files.copy(folder.resolve("input.xlsx"), input);
    } else {
      PackedWorkbook.ofFolder(folder.resolve("input")).write(input);
    }
    Problems problems = new Problems();

    Optional<? extends FileSource> source = plan(folder, input, problems);

    List<String> told =
        problems.all().stream()
            .map(problem -> problem.render().replace(scratch + "/", ""))
            .toList();
    compare(folder.resolve("expected.problems"), told);
    if (source.isPresent()) {
      List<Row> rows = source.get().load(SharedSpark.session()).collectAsList();
      compare(folder.resolve("expected.csv"), rows(source.get(), rows));
      compare(folder.resolve("expected.rejects.csv"), rejects(rows));
    }
  }

  private static Optional<? extends FileSource> plan(Path folder, Path input, Problems problems)
      throws IOException {
    String keys =
        Files.readAllLines(folder.resolve("source.yaml")).stream()
            .map(line -> "    " + line)
            .collect(Collectors.joining("\n"));
    assertThat(keys).startsWith("    # oracle: ");
    String text =
        "job: golden\nsources:\n  rows:\n    path: "
            + input
            + "\n"
            + keys
            + "\nsteps:\n  - sort: {table: rows, by: id}\npublish:\n  rows: {path: out/rows}\n";
    Optional<Job> job = JobReader.read("job.yaml", Map.of(), path -> text, problems);
    Source source = job.map(read -> read.sources().get("rows")).orElse(null);
    return source == null
        ? Optional.empty()
        : FileSources.plan(source, (Source.Files) source.origin(), problems);
  }

  private static List<String> rows(FileSource source, List<Row> rows) {
    List<String> lines = new ArrayList<>();
    lines.add("row," + String.join(",", source.schema().fieldNames()));
    int width = source.schema().length();
    for (Row row : rows) {
      if (row.isNullAt(width + 1)) {
        List<String> cells = new ArrayList<>();
        cells.add(String.valueOf(row.getStruct(width).getLong(2)));
        for (int i = 0; i < width; i++) {
          cells.add(row.isNullAt(i) ? "" : row.get(i).toString());
        }
        lines.add(String.join(",", cells));
      }
    }
    return lines;
  }

  private static List<String> rejects(List<Row> rows) {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      if (!row.isNullAt(row.size() - 1)) {
        Row reject = row.getStruct(row.size() - 1);
        if (lines.isEmpty()) {
          lines.add("row,column,text,reason");
        }
        lines.add(
            String.join(
                ",",
                String.valueOf(reject.getLong(1)),
                reject.getString(2),
                Objects.requireNonNullElse(reject.getString(3), ""),
                reject.getString(4)));
      }
    }
    return lines;
  }

  private static void compare(Path expected, List<String> actual) throws IOException {
    List<String> lines = Files.exists(expected) ? Files.readAllLines(expected) : List.of();
    if (!lines.equals(actual)) {
      Files.write(
          expected.resolveSibling(expected.getFileName().toString().replace("expected", "actual")),
          actual);
    }
    assertThat(actual).as("%s", expected).isEqualTo(lines);
  }
}
