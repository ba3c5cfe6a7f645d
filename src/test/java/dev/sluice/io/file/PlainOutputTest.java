package dev.sluice.io.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.problem.Place;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlainOutputTest {

  private static final String ROWS =
      """
      SELECT * FROM VALUES
        (1L, 'plain', CAST(1.50 AS DECIMAL(18,2)), DATE'2026-10-31', TIMESTAMP'2026-10-31 14:05:06.123456', true, 0.1D),
        (2L, ' a "quoted", cell ', CAST(-0.01 AS DECIMAL(18,2)), NULL, NULL, NULL, NULL),
        (3L, 'two\\nlines \\\\ Zürich 😀', NULL, DATE'0001-01-01', NULL, false, -1.0E300D),
        (NULL, NULL, NULL, NULL, NULL, NULL, NULL)
        AS t(id, note, amount, day, at, ok, rate)
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(PlainFormat.class)
  void publishesWhatWasStagedWithoutHiddenColumns(PlainFormat format) throws IOException {
    PlainOutput output = output("a b%#[1]", format);
    Dataset<Row> rows = SharedSpark.session().sql(ROWS);

    StagedFiles staged = output.stage(rows.selectExpr("*", "1 AS __row"), "run-1", "key-1");

    assertThat(staged.read(SharedSpark.session()).collectAsList())
        .containsExactlyInAnyOrderElementsOf(rows.collectAsList());
    assertThat(output.publishedRunKey()).isEmpty();
    staged.publish();
    assertThat(output.publishedRunKey()).contains("key-1");
    assertThat(visible()).containsExactly("a b%#[1]");
  }

  @Test
  void replacesWhatWasPublishedAndDiscardsWhatWasRefused() throws IOException {
    PlainOutput output = output("out", PlainFormat.JSONL);
    output.stage(numbers(3), "run-1", "key-1").publish();
    output.stage(numbers(9), "run-2", "key-2").discard();
    assertThat(output.publishedRunKey()).contains("key-1");
    assertThat(count()).isEqualTo(3);

    output.stage(numbers(5), "run-3", "key-3").publish();

    assertThat(output.publishedRunKey()).contains("key-3");
    assertThat(count()).isEqualTo(5);
    assertThat(visible()).containsExactly("out");
  }

  @ParameterizedTest
  @EnumSource(CrashingStorage.Rename.class)
  void isOldOrNewAfterACrashAtAnyStepAndTheNextRunCleansUp(CrashingStorage.Rename rename)
      throws IOException {
    PlainOutput output = output("out", PlainFormat.CSV);
    output.stage(numbers(3), "run-0", "old").publish();
    boolean finished = false;
    int steps = 0;
    int completed = 0;
    while (!finished) {
      StagedFiles staged = output.stage(numbers(5), "run-" + (steps + 1), "new");
      try {
        staged.publish(new CrashingStorage(rename, steps), output.paths());
        finished = true;
      } catch (CrashingStorage.Crash crash) {
        steps++;
      }
      crashWhileCleaning(output, rename, steps);
      output.cleanUp();
      String key = output.publishedRunKey().orElseThrow();
      assertThat(count())
          .as("after a crash before change %d", steps)
          .isEqualTo(key.equals("old") ? 3 : 5);
      assertThat(visible()).containsExactly("out");
      completed += key.equals("new") ? 1 : 0;
      if (key.equals("new") && !finished) {
        output.stage(numbers(3), "back-" + steps, "old").publish();
      }
    }
    assertThat(steps).isGreaterThanOrEqualTo(4);
    assertThat(completed).isGreaterThanOrEqualTo(1);
  }

  @Test
  void refusesToReplaceWhatItDidNotPublish() throws IOException {
    Files.createDirectory(folder.resolve("inputs"));
    Files.writeString(folder.resolve("inputs/bank.csv"), "a\n1\n");
    Files.writeString(folder.resolve("file.csv"), "a\n1\n");
    Problems problems = new Problems();
    Place place = new Place("job.yaml", 9, 0, "publish.breaks.path");

    output("inputs", PlainFormat.CSV).check(place, problems);
    output("file.csv", PlainFormat.CSV).check(place, problems);
    output("new", PlainFormat.CSV).check(place, problems);
    output("..", PlainFormat.CSV).check(place, problems);

    assertThat(problems.all().stream().map(p -> p.render().replace(folder.toString(), "F")))
        .containsExactly(
            "job.yaml:9: publish.breaks.path: folder \"F/inputs\" has files that Sluice did not"
                + " publish; name a new folder, or empty it",
            "job.yaml:9: publish.breaks.path: \"F/file.csv\" is a file; an output is a folder",
            "job.yaml:9: publish.breaks.path: \"F/..\" names no folder");
    assertThatThrownBy(() -> output("inputs", PlainFormat.CSV).stage(numbers(1), "r", "k"))
        .isInstanceOf(ProblemException.class);
    assertThat(visible()).containsExactly("file.csv", "inputs");
  }

  @Test
  void refusesColumnsThatCsvCannotHold() {
    Dataset<Row> nested = SharedSpark.session().sql("SELECT 1 AS id, array(1, 2) AS many");

    assertThatThrownBy(() -> output("out", PlainFormat.CSV).stage(nested, "r", "k"))
        .isInstanceOf(ProblemException.class)
        .hasMessageEndingWith("column \"many\" is array, which CSV cannot hold");
  }

  /** A second crash, while the first is being repaired, must not hurt either. */
  private static void crashWhileCleaning(
      PlainOutput output, CrashingStorage.Rename rename, int changes) throws IOException {
    try {
      new OutputRecovery(new CrashingStorage(rename, changes % 5), output.paths()).run();
    } catch (CrashingStorage.Crash crash) {
      assertThat(crash).isNotNull();
    }
  }

  private PlainOutput output(String name, PlainFormat format) {
    return new PlainOutput(folder.resolve(name).toString(), format, StorageSettings.DEFAULT);
  }

  private static Dataset<Row> numbers(int rows) {
    return SharedSpark.session().range(0, rows, 1, 2).toDF("n");
  }

  /** Rows of what is published, read by nothing of Sluice: lines less a header for each file. */
  private long count() throws IOException {
    long rows = 0;
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (name.startsWith("part-")) {
          rows += Files.readAllLines(file).size() - (name.endsWith(".csv") ? 1 : 0);
        }
      }
    }
    return rows;
  }

  private List<String> visible() throws IOException {
    try (Stream<Path> names = Files.list(folder)) {
      return names.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
