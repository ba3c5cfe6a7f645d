package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.problem.ProblemException;
import dev.sluice.report.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How runs end, and what they leave behind. */
class RunOutcomesTest {

  private static final String JOB =
      """
      sources:
        a: {path: data/a.csv, columns: {id: text, n: integer}}
      steps:
        - filter: {table: a, where: "=[@n]>1", reason: small}
      publish:
        a: {table: t.a, mode: append}
      """;

  @TempDir Path folder;

  private SmallProject project() {
    return new SmallProject(folder).write("data/a.csv", "id,n\n1,1\n2,2\n").job("a", JOB);
  }

  @Test
  void aDryRunOpensNoSessionAndLeavesNothing() throws IOException {
    SmallProject project = project();
    RunOptions options = project.options("a");
    RunOptions dry =
        new RunOptions(
            options.job(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            RunOptions.Extent.PLAN);

    JobRunner.Finished finished =
        new JobRunner(
                dry,
                (settings, catalog, bytes, opened) -> {
                  throw new AssertionError("a dry run needs no Spark");
                },
                RunEvents.NONE)
            .run();

    assertThat(finished.record().outcome()).isEqualTo(RunRecord.Outcome.PLANNED);
    assertThat(finished.record().exitCode()).isZero();
    assertThat(finished.folder()).isEmpty();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("data", "jobs");
    }
  }

  @Test
  void historyListsRunsNewestFirstHoweverTheyEnded() {
    SmallProject project = project();
    RunRecord first = project.run("a");
    RunRecord second = project.run("a");
    project.write("data/a.csv", "id,n\nx,y\n");
    RunRecord third = project.run("a");
    project.job("b", JOB);
    project.write("data/a.csv", "id,n\n3,3\n");
    project.run("b");

    List<RunRecord> history = RunHistory.of(project.settings(), "a");

    assertThat(history)
        .extracting(RunRecord::runId)
        .containsExactly(third.runId(), second.runId(), first.runId());
    assertThat(history)
        .extracting(RunRecord::outcome)
        .containsExactly(
            RunRecord.Outcome.REFUSED, RunRecord.Outcome.UNCHANGED, RunRecord.Outcome.PUBLISHED);
    assertThat(history.get(2)).isEqualTo(first);
    assertThat(RunHistory.of(project.settings(), "")).hasSize(4);
  }

  @Test
  void aWarehouseThatIsAFileIsAnExternalFault() {
    SmallProject project = project().write("warehouse", "not a folder");

    assertThatThrownBy(() -> project.run("a"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            fault -> {
              assertThat(fault.exitCode()).isEqualTo(4);
              assertThat(fault.getMessage())
                  .contains("warehouse")
                  .contains("the folder of the tables cannot be used");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "jsonl", "parquet", "csv.gz"})
  void anInputThatVanishesAfterThePlanIsAnExternalFault(String kind) throws IOException {
    SmallProject project = new SmallProject(folder);
    String columns = ", columns: {id: text, n: integer}";
    String name = "data/v." + kind;
    switch (kind) {
      case "csv" -> project.write(name, "id,n\n1,1\n");
      case "jsonl" -> project.write(name, "{\"id\":\"1\",\"n\":1}\n");
      case "csv.gz" -> gzip(project.folder().resolve(name), "id,n\n1,1\n");
      default -> {
        columns = "";
        new TestSessions()
            .open(project.settings())
            .sql("SELECT '1' AS id, 1 AS n")
            .coalesce(1)
            .write()
            .parquet(folder.resolve(name).toString());
      }
    }
    project.job(
        "v",
        "sources:\n  a: {path: %s%s}\nsteps:\n  - sort: {table: a, by: id}\npublish:\n  a: {table: t.v}\n"
            .formatted(name, columns));
    RunEvents deleting =
        (phase, detail) -> {
          if (phase.equals("start Spark")) {
            delete(folder.resolve(name));
          }
        };

    RunRecord record =
        new JobRunner(project.options("v"), SmallProject.interpreted(), deleting).run().record();

    assertThat(record.exitCode()).as("%s", record.problems()).isEqualTo(4);
    assertThat(record.outcome()).isEqualTo(RunRecord.Outcome.FAILED);
    assertThat(record.problems().get(0)).contains("v." + kind);
    assertThat(project.hasTable("t.v")).isFalse();
  }

  private static void gzip(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private static void delete(Path path) {
    try (Stream<Path> below = Files.walk(path)) {
      for (Path file : below.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
