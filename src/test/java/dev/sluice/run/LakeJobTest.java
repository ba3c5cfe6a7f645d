package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that publishes to a lake folder, day by day, and one that reads it. */
class LakeJobTest {

  private static final String HEADER = "id,time,region,accountId,eventDay\n";

  private static final String LAKE_OF_SUMS =
      "sums: {path: lake/sums, layout: security-lake, batch: b}";

  private static final String LAKE_COLUMNS =
      """
        - formula:
            table: sums
            columns:
              {region: '="eu"', accountId: '=[@bucket]', eventDay: '="20261031"', time: '=1000'}
        - cast: {table: sums, columns: {time: integer}}
      """;

  @TempDir Path folder;

  private SmallProject project;

  @BeforeEach
  void writeProject() {
    project = new SmallProject(folder);
    project
        .write("quality/events.dqdl", "Rules = [ IsComplete \"id\" ]")
        .job(
            "events",
            """
            parameters: {date: 2026-10-31}
            sources:
              events:
                path: in/${date}.csv
                columns: {id: text, time: integer, region: text, accountId: text, eventDay: text}
            steps:
              - filter: {table: events, where: "=[@time]>0", reason: no time}
            quality: {events: quality/events.dqdl}
            publish:
              events: {path: lake/events, layout: security-lake, batch: "${date}"}
            """)
        .job(
            "read",
            """
            sources:
              events: {path: lake/events, format: parquet}
            steps:
              - filter: {table: events, where: '=[@accountId]="007"', reason: other}
            publish:
              events: {table: t.events}
            """);
  }

  @Test
  void batchesComeAreRepairedAndAreRead() throws IOException {
    day("2026-10-31", "a,5,eu,007,20261031", "b,3,eu,007,20261031", "c,1,us,8,20261030");
    day("2026-11-01", "d,7,eu,007,20261101", "e,9,eu,007,20261031");

    RunRecord first = run("2026-10-31");
    assertThat(first.problems()).isEmpty();
    assertThat(first.outputs().get(0).kind()).isEqualTo("security-lake");
    assertThat(first.outputs().get(0).mode()).isEqualTo("batch 2026-10-31");
    assertThat(run("2026-11-01").outcome()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    assertThat(run("2026-10-31").outcome()).isEqualTo(RunRecord.Outcome.UNCHANGED);
    assertThat(read())
        .containsExactly(
            "a,5,eu,007,20261031",
            "b,3,eu,007,20261031",
            "d,7,eu,007,20261101",
            "e,9,eu,007,20261031");

    day("2026-10-31", "b,4,eu,007,20261031");
    assertThat(run("2026-10-31").outcome()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    assertThat(read())
        .containsExactly("b,4,eu,007,20261031", "d,7,eu,007,20261101", "e,9,eu,007,20261031");
  }

  @Test
  void whatTheGateRefusesLeavesNothing() throws IOException {
    day("2026-10-31", "a,5,eu,007,20261031", ",3,eu,007,20261031");

    RunRecord refused = run("2026-10-31");

    assertThat(refused.outcome()).isEqualTo(RunRecord.Outcome.REFUSED);
    assertThat(files()).isEmpty();
  }

  @Test
  void rowsWithoutAFolderRefuseTheRun() throws IOException {
    day("2026-10-31", "a,5,eu,,20261031", "b,3,eu,007,31.10.2026");

    RunRecord refused = run("2026-10-31");

    assertThat(refused.outcome()).isEqualTo(RunRecord.Outcome.REFUSED);
    assertThat(refused.problems().toString())
        .contains("1 row has a blank in \"accountId\"")
        .contains("no day as YYYYMMDD");
    assertThat(files()).isEmpty();
  }

  /** The digest of the certificate is the oracle; what is changed afterwards is the other. */
  @Test
  void aCertificateKnowsItsBatch(@TempDir Path other) throws IOException {
    MatchedProject matched = MatchedProject.in(other);
    Path job = other.resolve("jobs/m.yaml");
    Files.writeString(
        job,
        Files.readString(job)
            .replace("sums: {path: out/sums, format: parquet}", LAKE_OF_SUMS)
            .replace("into: sums}\n", "into: sums}\n" + LAKE_COLUMNS));

    JobRunner.Finished finished = matched.run();

    assertThat(finished.record().problems()).isEmpty();
    String certificate = MatchedProject.written(finished);
    assertThat(matched.verify(certificate).checks())
        .anyMatch(
            check ->
                check.what().equals("output sums: lake/sums")
                    && check.found().equals("5 rows with the same digest"));
    Files.delete(other.resolve("lake/sums/_sluice/batches/b.json"));
    assertThat(matched.verify(certificate).checks())
        .anyMatch(check -> check.found().equals("no batch of this run is there (any more)"));
  }

  private void day(String date, String... lines) {
    project.write("in/" + date + ".csv", HEADER + String.join("\n", lines) + "\n");
  }

  private RunRecord run(String date) {
    return project.run(
        RunOptions.of(folder.resolve("jobs/events.yaml").toString(), Map.of("date", date)));
  }

  private List<String> read() {
    RunRecord record = project.run("read");
    assertThat(record.problems()).isEmpty();
    return project.rows("SELECT id, time, region, accountId, eventDay FROM t.events");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder.resolve("lake"))) {
      return walk.filter(Files::isRegularFile).map(Path::toString).toList();
    }
  }
}
