package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several runs at the same time on one catalog, none of which knows of the others. */
class ConcurrentRunsTest {

  private static final String BODY =
      """
      sources:
        lines: {path: "data/%s.csv", columns: {id: text, amount: "decimal(18,2)"}}
      steps:
        - formula: {table: lines, columns: {twice: "=[@amount]*2"}}
      publish:
        lines: {table: finance.lines, mode: %s}
      """;

  @TempDir Path folder;

  @Test
  void theSameJobTwiceAtTheSameTimePublishesItsRowsOnce() throws Exception {
    SmallProject project = new SmallProject(folder);
    project.write("data/a.csv", "id,amount\n1,10.00\n2,20.00\n");
    project.job("twin", BODY.formatted("a", "append"));

    List<RunRecord> records = atOnce(() -> project.run("twin"), () -> project.run("twin"));

    assertThat(records).allMatch(record -> record.exitCode() == 0, "exit code 0");
    assertThat(records)
        .extracting(RunRecord::outcome)
        .containsExactlyInAnyOrder(RunRecord.Outcome.PUBLISHED, RunRecord.Outcome.UNCHANGED);
    assertThat(project.rows("SELECT * FROM finance.lines"))
        .containsExactly("1,10.00,20.00", "2,20.00,40.00");
    assertThat(project.rows("SELECT name FROM finance.lines.refs")).containsExactly("main");
    assertThat(RunHistory.of(project.settings(), "twin")).hasSize(2);
  }

  @Test
  void differentJobsAtTheSameTimeOnOneTableBothPublish() throws Exception {
    SmallProject project = new SmallProject(folder);
    project.write("data/a.csv", "id,amount\n1,10.00\n");
    project.write("data/b.csv", "id,amount\n2,20.00\n");
    project.job("first", BODY.formatted("a", "append"));
    project.job("second", BODY.formatted("b", "append"));

    List<RunRecord> records = atOnce(() -> project.run("first"), () -> project.run("second"));

    assertThat(records).extracting(RunRecord::outcome).containsOnly(RunRecord.Outcome.PUBLISHED);
    assertThat(project.rows("SELECT * FROM finance.lines"))
        .containsExactly("1,10.00,20.00", "2,20.00,40.00");
    assertThat(project.rows("SELECT name FROM finance.lines.refs")).containsExactly("main");
  }

  private static List<RunRecord> atOnce(Callable<RunRecord> first, Callable<RunRecord> second)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<RunRecord> records = new ArrayList<>();
      for (Future<RunRecord> run : threads.invokeAll(List.of(first, second))) {
        records.add(run.get());
      }
      return records;
    } finally {
      threads.shutdownNow();
    }
  }
}
