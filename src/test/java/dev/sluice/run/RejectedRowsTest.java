package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.RunRecord;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that cannot be read go to quarantine, up to the limit that the source sets. */
class RejectedRowsTest {

  private static final String JOB =
      """
      sources:
        a:
          path: data/a.csv
          columns: {id: text, amount: "decimal(18,2)", day: date}
          max-rejected: %s
      steps:
        - sort: {table: a, by: id}
      publish:
        a: {table: t.a}
      """;

  @TempDir Path folder;

  @Test
  void anUnreadableCellAndAWrongCellCountAreTracedToFileLineColumnTextAndReason() {
    SmallProject project = new SmallProject(folder);
    project.write(
        "data/a.csv",
        """
        id,amount,day
        1,10.00,2026-01-31
        2,1O.00,2026-01-31
        "3
        x",3.00,2026-02-30
        4,4.00
        5,5.00,2026-02-01,more
        6,6.00,2026-02-01
        """);
    project.job("a", JOB.formatted("4"));

    RunRecord record = project.run("a");

    assertThat(record.outcome()).as("%s", record.problems()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    assertThat(project.rows("SELECT id FROM t.a")).containsExactly("1", "6");
    // Oracle: the lines as they stand above, counted by hand; a record begins where its first
    // line does.
    assertThat(
            project.rows(
                "SELECT line, file, `column`, text, reason FROM sluice.quarantine WHERE run_id = '"
                    + record.runId()
                    + "'"))
        .satisfiesExactly(
            row -> assertThat(row).startsWith("3,data/a.csv,amount,1O.00,"),
            row -> assertThat(row).startsWith("4,data/a.csv,day,2026-02-30,"),
            row -> assertThat(row).startsWith("6,data/a.csv,").contains("2", "3"),
            row -> assertThat(row).startsWith("7,data/a.csv,").contains("4", "3"));
    assertThat(record.rejectSamples())
        .extracting(RunRecord.RejectSample::line)
        .containsExactlyInAnyOrder(3L, 4L, 6L, 7L);
    assertThat(record.rejectSamples())
        .extracting(RunRecord.RejectSample::record)
        .contains("2,1O.00,2026-01-31", "4,4.00", "5,5.00,2026-02-01,more");
    assertThat(record.rejectReasons().stream().mapToLong(RunRecord.RejectReason::rows).sum())
        .isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, true",
    "1, 2, false",
    "0, 1, false",
    "20%, 2, true",
    "20%, 3, false",
    "100%, 9, true",
    "100%, 10, false"
  })
  void moreRejectedRowsThanTheLimitRefuseTheRun(String limit, int bad, boolean publishes) {
    SmallProject project = new SmallProject(folder);
    project.write(
        "data/a.csv",
        "id,amount,day\n"
            + IntStream.range(0, 10)
                .mapToObj(i -> i + "," + (i < bad ? "bad" : "1.00") + ",2026-01-31\n")
                .collect(Collectors.joining()));
    project.job("a", JOB.formatted(limit));

    RunRecord record = project.run("a");

    assertThat(record.exitCode()).isEqualTo(publishes ? 0 : 3);
    assertThat(project.hasTable("t.a")).isEqualTo(publishes);
    assertThat(project.rows("SELECT count(*) FROM sluice.quarantine"))
        .containsExactly(Integer.toString(bad));
    if (!publishes) {
      assertThat(record.outcome()).isEqualTo(RunRecord.Outcome.REFUSED);
      assertThat(record.problems())
          .singleElement()
          .asString()
          .contains(bad + " of 10 rows of \"a\" were rejected; the limit is " + limit);
    }
  }
}
