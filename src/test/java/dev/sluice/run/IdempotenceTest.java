package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.RunRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same job on the same inputs changes nothing; on other inputs it publishes anew. */
class IdempotenceTest {

  @TempDir Path folder;
  private SmallProject project;

  @BeforeEach
  void writeProject() {
    project = new SmallProject(folder).write("data/a.csv", "id,n\n1,10\n2,20\n");
  }

  private void job(String mode, String formula) {
    project.job(
        "a",
        """
        sources:
          a: {path: data/a.csv, columns: {id: text, n: integer}}
        steps:
          - formula: {table: a, columns: {x: "%s"}}
        publish:
          a: {table: t.a, mode: %s}
        """
            .formatted(formula, mode));
  }

  @ParameterizedTest
  @CsvSource({
    "append, '1;2;2;3'",
    "replace, '2;3'",
    "'replace-partitions, partition-by: id', '1;2;3'",
  })
  void aSecondRunChangesNothingAndChangedInputPublishesAnew(String mode, String after) {
    job(mode, "=[@n]");
    RunRecord first = project.run("a");
    List<String> snapshots = project.rows("SELECT snapshot_id FROM t.a.snapshots");

    RunRecord second = project.run("a");

    assertThat(first.outcome()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    assertThat(second.outcome()).isEqualTo(RunRecord.Outcome.UNCHANGED);
    assertThat(second.outputs().get(0).snapshotId()).isEqualTo(first.outputs().get(0).snapshotId());
    assertThat(project.rows("SELECT id FROM t.a")).containsExactly("1", "2");
    assertThat(project.rows("SELECT snapshot_id FROM t.a.snapshots")).isEqualTo(snapshots);

    project.write("data/a.csv", "id,n\n2,20\n3,30\n");
    RunRecord third = project.run("a");

    assertThat(third.outcome()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    assertThat(third.runKey()).isNotEqualTo(first.runKey());
    assertThat(project.rows("SELECT id FROM t.a")).containsExactly(after.split(";"));
    assertThat(project.run("a").outcome()).isEqualTo(RunRecord.Outcome.UNCHANGED);
  }

  @Test
  void goingBackToEarlierInputsPublishesThemAgainWhereTheyWereReplaced() {
    job("replace", "=[@n]");
    project.run("a");
    project.write("data/a.csv", "id,n\n9,90\n");
    project.run("a");
    project.write("data/a.csv", "id,n\n1,10\n2,20\n");

    assertThat(project.run("a").outcome()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    assertThat(project.rows("SELECT id FROM t.a")).containsExactly("1", "2");
  }

  @Test
  void aJobThatAsksForTodayPublishesOnceADay() {
    job("replace", "=TODAY()");

    String morning = key("2026-10-31T00:00:00Z");
    String evening = key("2026-10-31T23:59:59.999Z");
    String nextDay = key("2026-11-01T00:00:00Z");

    assertThat(evening).isEqualTo(morning);
    assertThat(nextDay).isNotEqualTo(morning);
  }

  @Test
  void aJobThatDoesNotAskForTodayHasTheSameKeyOnAnyDay() {
    job("replace", "=[@n]");

    assertThat(key("2026-10-31T00:00:00Z")).isEqualTo(key("2027-01-01T00:00:00Z"));
  }

  @Test
  void twoRunsOfOneDayWithoutAnAsOfTimeAreOne() {
    job("replace", "=TODAY()");

    RunRecord first = project.run("a");
    RunRecord second = project.run("a");

    // Around midnight they are two days.
    if (first.asOf().substring(0, 10).equals(second.asOf().substring(0, 10))) {
      assertThat(second.outcome()).isEqualTo(RunRecord.Outcome.UNCHANGED);
    }
    assertThat(project.rows("SELECT DISTINCT x FROM t.a"))
        .containsExactly(first.asOf().substring(0, 10));
  }

  @Test
  void anotherAsOfTimePublishesAnew() {
    job("replace", "=TODAY()");

    RunRecord october = project.run(asOf("2026-10-31T00:00:00Z"));
    RunRecord again = project.run(asOf("2026-10-31T00:00:00Z"));
    RunRecord november = project.run(asOf("2026-11-30T00:00:00Z"));

    assertThat(List.of(october.outcome(), again.outcome(), november.outcome()))
        .containsExactly(
            RunRecord.Outcome.PUBLISHED, RunRecord.Outcome.UNCHANGED, RunRecord.Outcome.PUBLISHED);
    assertThat(project.rows("SELECT DISTINCT x FROM t.a")).containsExactly("2026-11-30");
  }

  private RunOptions asOf(String time) {
    RunOptions options = project.options("a");
    return new RunOptions(
        options.job(),
        Map.of(),
        Optional.of(Instant.parse(time)),
        Optional.empty(),
        Optional.empty(),
        RunOptions.Extent.PUBLISH);
  }

  /** The key of a run that begins at a time and has no as-of time of its own. */
  private String key(String now) {
    JobPlan plan =
        new JobPlanner(new dev.sluice.problem.Problems()).plan(project.options("a")).orElseThrow();
    return RunKey.of(
        new JobPlan(
            plan.job(),
            plan.settings(),
            Instant.parse(now),
            false,
            plan.sources(),
            plan.steps(),
            plan.schemas(),
            plan.rulesets()));
  }
}
