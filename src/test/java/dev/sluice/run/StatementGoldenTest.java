package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.io.file.FileSource;
import dev.sluice.problem.Problems;
import dev.sluice.spec.DocumentStore;
import dev.sluice.spec.Job;
import dev.sluice.spec.JobReader;
import dev.sluice.spec.Source;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Finds the folders {@code test-data/format/<format>/<case>} of these formats:
 *
 * <pre>
 * job.yaml            a job whose source "rows" names the input beside it; its first line, a
 *                     comment, names the oracle
 * expected.rows       the rows that are read, a header and a line each, in the order of the file
 * expected.rejects    line, column, text and reason of rejected rows; without it there are none
 * expected.problems   instead of both: what the user reads when the source is planned
 * </pre>
 *
 * On a difference {@code actual.*} is written beside.
 */
class StatementGoldenTest {

  private static final Path HOME = Path.of("test-data", "format");
  private static final List<String> FORMATS = List.of("camt053", "mt940", "bai2", "ofx", "json");

  static List<Path> cases() {
    return FORMATS.stream().flatMap(format -> list(HOME.resolve(format)).stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsWhatIsExpected(Path folder) throws IOException {
    assertThat(Files.readString(folder.resolve("job.yaml"))).startsWith("# oracle: ");
    for (Path file : list(folder)) {
      if (file.getFileName().toString().startsWith("actual.")) {
        Files.delete(file);
      }
    }

    Map<String, String> actual = actual(folder);

    Map<String, String> expected = new TreeMap<>();
    for (Path file : list(folder)) {
      String name = file.getFileName().toString();
      if (name.startsWith("expected.")) {
        expected.put(name.substring("expected.".length()), Files.readString(file));
      }
    }
    if (!actual.equals(expected)) {
      for (Map.Entry<String, String> file : actual.entrySet()) {
        Files.writeString(folder.resolve("actual." + file.getKey()), file.getValue());
      }
    }
    assertThat(actual).as(folder.toString()).isEqualTo(expected);
  }

  private static Map<String, String> actual(Path folder) {
    Problems problems = new Problems();
    Optional<Job> job =
        JobReader.read(
            folder.resolve("job.yaml").toString(), Map.of(), DocumentStore.local(), problems);
    Optional<? extends FileSource> source = Optional.empty();
    if (problems.isEmpty()) {
      Source rows = Objects.requireNonNull(job.orElseThrow().sources().get("rows"));
      source = FileSources.plan(rows, (Source.Files) rows.origin(), problems);
    }
    if (!problems.isEmpty()) {
      return Map.of(
          "problems",
          problems.all().stream()
              .map(problem -> problem.render() + "\n")
              .collect(Collectors.joining()));
    }
    return results(source.orElseThrow());
  }

  private static Map<String, String> results(FileSource source) {
    List<String> names = List.of(source.schema().fieldNames());
    StringBuilder rows = new StringBuilder(String.join(" | ", names) + "\n");
    StringBuilder rejects = new StringBuilder();
    // One file is one task, whose rows come in its order.
    for (Row row : source.load(interpreted()).collectAsList()) {
      Row reject = row.getAs("__reject");
      if (reject == null) {
        rows.append(line(row, names));
      } else {
        rejects.append(line(reject, List.of("line", "column", "text", "reason")));
      }
    }
    Map<String, String> results = new TreeMap<>(Map.of("rows", rows.toString()));
    if (!rejects.isEmpty()) {
      results.put("rejects", rejects.toString());
    }
    return results;
  }

  /** Compiling takes longer than reading a few rows. */
  private static SparkSession interpreted() {
    SparkSession spark = SharedSpark.session().newSession();
    spark.conf().set("spark.sql.codegen.wholeStage", "false");
    spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    return spark;
  }

  private static String line(Row row, List<String> columns) {
    return columns.stream()
            .map(column -> row.<Object>getAs(column))
            .map(value -> value == null ? "" : value.toString())
            .collect(Collectors.joining(" | "))
            .stripTrailing()
        + "\n";
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> found = Files.list(folder)) {
      return found.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
