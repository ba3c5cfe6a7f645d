package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.io.file.FileSource;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import dev.sluice.spec.DocumentStore;
import dev.sluice.spec.JobReader;
import dev.sluice.spec.Source;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a text file, how a job names it, and what must come of it:
 *
 * <pre>
 * source.yaml        the source as in a job; its first comment names the oracle
 * whatever it names  the input
 * expected.csv       the rows in their order, below the columns with their types
 * expected.rejected  file:line column [text] reason; without it no row may be rejected
 * expected.problems  instead of both: what the user reads
 * </pre>
 *
 * Where anything differs, {@code actual.*} is written beside it, to be copied over once an oracle
 * agrees.
 */
record TextGolden(Path folder) {

  private static final List<Path> HOMES =
      List.of(
          Path.of("test-data", "format", "csv"),
          Path.of("test-data", "format", "tsv"),
          Path.of("test-data", "format", "fixed-width"),
          Path.of("test-data", "format", "lines"));

  private static final List<String> RESULTS = List.of("csv", "rejected", "problems");

  static List<TextGolden> all() {
    List<TextGolden> cases = new ArrayList<>();
    for (Path home : HOMES) {
      try (Stream<Path> folders = Files.list(home)) {
        folders.sorted().forEach(folder -> cases.add(new TextGolden(folder)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return cases;
  }

  void verify() throws IOException {
    Map<String, String> actual = read();
    for (String result : RESULTS) {
      Path expected = folder.resolve("expected." + result);
      Path difference = folder.resolve("actual." + result);
      String found = actual.getOrDefault(result, "");
      String wanted = Files.exists(expected) ? Files.readString(expected) : "";
      if (found.equals(wanted)) {
        Files.deleteIfExists(difference);
      } else {
        Files.writeString(difference, found);
      }
    }
    for (String result : RESULTS) {
      Path expected = folder.resolve("expected." + result);
      assertThat(actual.getOrDefault(result, ""))
          .as("%s", expected)
          .isEqualTo(Files.exists(expected) ? Files.readString(expected) : "");
    }
  }

  private Map<String, String> read() throws IOException {
    Problems problems = new Problems();
    Optional<Source> source = source(problems);
    if (source.isEmpty() || !problems.isEmpty()) {
      return told(problems.all());
    }
    Optional<? extends FileSource> files =
        FileSources.plan(source.get(), (Source.Files) source.get().origin(), problems);
    if (files.isEmpty()) {
      return told(problems.all());
    }
    try {
      return rows(files.get());
    } catch (RuntimeException failure) {
      if (failure instanceof ProblemException problem) {
        return told(problem.problems());
      }
      return told(Faults.problems(failure, Place.file("run")));
    } catch (Exception failure) {
      return told(Faults.problems(failure, Place.file("run")));
    }
  }

  private Map<String, String> rows(FileSource files) throws Exception {
    List<Row> rows =
        files
            .load(SharedSpark.session())
            .orderBy("__row.file", "__row.block", "__row.position")
            .collectAsList();
    String[] names = files.schema().fieldNames();
    List<String> lines = new ArrayList<>();
    List<String> rejected = new ArrayList<>();
    lines.add(
        Arrays.stream(files.schema().fields())
            .map(field -> field.name() + ":" + field.dataType().simpleString())
            .collect(Collectors.joining(",")));
    for (Row row : rows) {
      Row reject = row.getStruct(row.fieldIndex("__reject"));
      if (reject == null) {
        lines.add(
            Stream.of(names)
                .map(name -> shown(row.get(row.fieldIndex(name))))
                .collect(Collectors.joining(",")));
      } else {
        rejected.add(
            "%s:%d %s [%s] %s"
                .formatted(
                    local(reject.getString(0)),
                    reject.getLong(1),
                    reject.getString(2),
                    reject.getString(3),
                    reject.getString(4)));
      }
    }
    return Map.of("csv", text(lines), "rejected", text(rejected));
  }

  private static String shown(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    boolean quoted =
        value instanceof String && (text.isEmpty() || text.matches("(?s).*[,\"\\r\\n].*"));
    return quoted
        ? "\"" + text.replace("\"", "\"\"").replace("\r", "\\r").replace("\n", "\\n") + "\""
        : text;
  }

  private Map<String, String> told(List<Problem> problems) {
    return Map.of("problems", text(problems.stream().map(p -> local(p.render())).toList()));
  }

  private static String text(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private String local(String text) {
    return text.replace(folder.toAbsolutePath() + "/", "").replace(folder + "/", "");
  }

  private Optional<Source> source(Problems problems) throws IOException {
    String written = Files.readString(folder.resolve("source.yaml"), StandardCharsets.UTF_8);
    String job =
        "job: golden\nsources:\n  input:\n"
            + written.lines().map(line -> "    " + line + "\n").collect(Collectors.joining())
            + "steps: [{filter: {table: input, where: \"=TRUE()\"}}]\n"
            + "publish: {input: {path: out}}\n";
    DocumentStore store =
        new DocumentStore() {
          @Override
          public String read(String path) {
            return job;
          }

          @Override
          public List<String> neighbours(String path) {
            return List.of();
          }
        };
    return JobReader.read(
            folder.toAbsolutePath().resolve("job.yaml").toString(), Map.of(), store, problems)
        .map(read -> read.sources().get("input"));
  }

  @Override
  public String toString() {
    return folder.subpath(folder.getNameCount() - 2, folder.getNameCount()).toString();
  }
}
