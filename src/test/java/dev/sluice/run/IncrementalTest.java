package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.problem.ProblemException;
import dev.sluice.report.RunRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Only the days that changed are computed. The oracle everywhere is a full rebuild of the same job
 * into another table.
 */
class IncrementalTest {

  private static final String CREATE =
      "CREATE TABLE t.raw (day DATE, at TIMESTAMP, code STRING, amount DECIMAL(12,2)) USING iceberg ";

  @TempDir Path folder;
  private SmallProject project;
  private SparkSession spark;

  @BeforeEach
  void writeProject() {
    project =
        new SmallProject(folder)
            .write("quality/totals.dqdl", "Rules = [\n  ColumnValues \"total\" < 1000000\n]\n");
    spark = project.spark();
    spark.sql("CREATE NAMESPACE t");
    job("daily", "day");
    job("whole", "day");
  }

  /** The same steps into a table of the job's own name. */
  private void job(String name, String dayColumn) {
    project.job(
        name,
        """
        sources:
          raw: {table: t.raw}
          codes: {table: t.codes}
        steps:
          - vlookup: {table: raw, key: code, in: codes, match-column: code, return: {sector: sector}, on-error: keep}
          - group:
              table: raw
              by: [day, sector]
              aggregates: {total: sum(amount), rows: count-rows}
              into: totals
        quality: {totals: quality/totals.dqdl}
        publish:
          totals: {table: t.%s, mode: replace-partitions, partition-by: [day]}
        incremental:
          by: day
          sources: {raw: %s}
          lookups: {codes: {key: code, in: raw, column: code}}
        """
            .formatted(name, dayColumn));
  }

  private void sql(String... statements) {
    for (String statement : statements) {
      spark.sql(statement);
    }
  }

  private void threeDays(String partitioning) {
    sql(
        CREATE + partitioning,
        "CREATE TABLE t.codes (code STRING, sector STRING) USING iceberg",
        "INSERT INTO t.codes VALUES ('a', 'energy'), ('b', 'health'), ('c', 'energy')",
        insert(1, "a", 10),
        insert(2, "b", 20),
        insert(3, "c", 30));
  }

  private static String insert(int day, String code, int amount) {
    return "INSERT INTO t.raw VALUES (DATE '2026-09-0%1$d', TIMESTAMP '2026-09-0%1$d 23:59:59', '%2$s', %3$d.25)"
        .formatted(day, code, amount);
  }

  private RunRecord run() {
    return project.run("daily");
  }

  /** A full rebuild by the job of the other name. */
  private void assertIsAFullRebuild() {
    RunOptions options = project.options("whole");
    RunRecord whole =
        project.run(
            new RunOptions(
                options.job(),
                Map.of(),
                options.asOf(),
                options.master(),
                options.folder(),
                RunOptions.Extent.PUBLISH,
                true));
    assertThat(whole.outcome()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    assertThat(project.rows("SELECT * FROM t.daily"))
        .isEqualTo(project.rows("SELECT * FROM t.whole"));
  }

  private static List<String> days(RunRecord run) {
    assertThat(run.outcome()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    RunRecord.RecomputedDays days = Objects.requireNonNull(run.recomputed());
    return days.all() ? List.of("all") : days.days();
  }

  private Table table(String name) throws Exception {
    return Spark3Util.loadIcebergTable(spark, "lake." + name);
  }

  @ParameterizedTest
  @CsvSource({
    "day, PARTITIONED BY (day)",
    "at, PARTITIONED BY (days(at))",
    "day, ''",
    "at, PARTITIONED BY (code)",
  })
  void lateRowsRecomputeTheirDay(String column, String partitioning) {
    job("daily", column);
    threeDays(partitioning);
    assertThat(days(run())).containsExactly("all");
    assertThat(run().outcome()).isEqualTo(RunRecord.Outcome.UNCHANGED);
    List<String> untouched =
        project.rows(
            "SELECT file_path FROM t.daily.files WHERE partition.day <> DATE '2026-09-01'");

    sql(insert(1, "b", 5));
    RunRecord late = run();

    assertThat(days(late)).containsExactly("2026-09-01");
    // Two of the four rows are read.
    assertThat(late.accounts().get(0).made()).isEqualTo(2);
    assertThat(project.rows("SELECT file_path FROM t.daily.files"))
        .hasSize(3)
        .containsAll(untouched);
    assertIsAFullRebuild();
  }

  @Test
  void aChangeOfAnyKindIsFoundAndCompactionIsNone() throws Exception {
    threeDays("PARTITIONED BY (day)");
    run();
    sql("DELETE FROM t.raw WHERE day = DATE '2026-09-02'");
    assertThat(days(run())).containsExactly("2026-09-02");
    assertThat(project.rows("SELECT DISTINCT day FROM t.daily"))
        .containsExactly("2026-09-01", "2026-09-03");
    sql("UPDATE t.raw SET amount = 31 WHERE code = 'c'");
    assertThat(days(run())).containsExactly("2026-09-03");
    sql(
        "ALTER TABLE t.raw SET TBLPROPERTIES ('write.delete.mode'='merge-on-read', 'format-version'='2')",
        insert(1, "c", 7),
        "DELETE FROM t.raw WHERE code = 'c' AND day = DATE '2026-09-01'",
        insert(1, "c", 8));
    assertThat(days(run())).containsExactly("2026-09-01");
    assertIsAFullRebuild();

    Table raw = table("t.raw");
    SparkActions.get(spark).rewriteDataFiles(raw).option("rewrite-all", "true").execute();
    RunRecord compacted = run();
    assertThat(compacted.outcome()).isEqualTo(RunRecord.Outcome.UNCHANGED);
    assertThat(compacted.message()).contains("no day changed");

    raw.refresh();
    long before = raw.currentSnapshot().snapshotId();
    sql(insert(3, "a", 100));
    assertThat(days(run())).containsExactly("2026-09-03");
    raw.refresh();
    raw.manageSnapshots().rollbackTo(before).commit();
    assertThat(days(run())).containsExactly("2026-09-03");
    assertIsAFullRebuild();
  }

  @Test
  void rowsWithoutADateAreADayOfTheirOwn() {
    threeDays("PARTITIONED BY (day)");
    run();
    sql("INSERT INTO t.raw VALUES (NULL, NULL, 'a', 9)");
    assertThat(days(run())).containsExactly("no date");
    assertIsAFullRebuild();
  }

  @Test
  void aChangedLookupRecomputesTheDaysThatUseItsKey() {
    threeDays("PARTITIONED BY (day)");
    run();
    sql("UPDATE t.codes SET sector = 'mining' WHERE code = 'c'");
    RunRecord changed = run();
    assertThat(days(changed)).containsExactly("2026-09-03");
    assertThat(Objects.requireNonNull(changed.recomputed()).reasons())
        .containsExactly("codes: 1 keys changed, on 1 day: 2026-09-03");
    sql("INSERT INTO t.codes VALUES ('unused', 'x')");
    assertThat(run().outcome()).isEqualTo(RunRecord.Outcome.UNCHANGED);
    assertIsAFullRebuild();
  }

  @Test
  void aChangedJobRecomputesEverything() {
    threeDays("PARTITIONED BY (day)");
    run();
    project.write("quality/totals.dqdl", "Rules = [\n  ColumnValues \"total\" < 2000000\n]\n");
    assertThat(days(run())).containsExactly("all");
  }

  @Test
  void aForgottenSnapshotRecomputesEverything() throws Exception {
    threeDays("PARTITIONED BY (day)");
    run();
    sql(insert(2, "a", 1));
    table("t.raw").expireSnapshots().retainLast(1).expireOlderThan(Long.MAX_VALUE).commit();
    assertThat(days(run())).containsExactly("all");
    assertIsAFullRebuild();
  }

  @Test
  void daysThatOthersSpoiledAreMadeAnew() {
    threeDays("PARTITIONED BY (day)");
    run();
    sql("DELETE FROM t.daily WHERE day = DATE '2026-09-02'", insert(1, "a", 1));
    assertThat(days(run())).containsExactly("2026-09-01", "2026-09-02");
    assertIsAFullRebuild();
  }

  @Test
  void aRefusedDayIsStillDueInTheNextRun() {
    threeDays("PARTITIONED BY (day)");
    run();
    List<String> published = project.rows("SELECT * FROM t.daily");
    sql(insert(1, "a", 5_000_000));
    assertThat(run().exitCode()).isEqualTo(3);
    assertThat(project.rows("SELECT * FROM t.daily")).isEqualTo(published);
    sql("DELETE FROM t.raw WHERE amount > 1000000", insert(2, "b", 2));
    assertThat(days(run())).containsExactly("2026-09-01", "2026-09-02");
    assertIsAFullRebuild();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void anyHistoryAgreesWithAFullRebuild(long seed) throws Exception {
    Random random = new Random(seed);
    threeDays(seed == 2 ? "PARTITIONED BY (months(day))" : "PARTITIONED BY (day)");
    for (int round = 0; round < 3; round++) {
      for (int change = random.nextInt(3); change >= 0; change--) {
        int day = 1 + random.nextInt(4);
        switch (random.nextInt(6)) {
          case 0 -> sql("DELETE FROM t.raw WHERE day = DATE '2026-09-0" + day + "'");
          case 1 -> sql("DELETE FROM t.raw WHERE code = 'b' AND day = DATE '2026-09-0" + day + "'");
          case 2 ->
              SparkActions.get(spark)
                  .rewriteDataFiles(table("t.raw"))
                  .option("rewrite-all", "true")
                  .execute();
          case 3 ->
              sql(
                  "UPDATE t.codes SET sector = 'sector "
                      + random.nextInt(3)
                      + "' WHERE code = 'b'");
          default -> sql(insert(day, random.nextBoolean() ? "a" : "b", random.nextInt(100)));
        }
      }
      RunRecord run = run();
      assertThat(run.exitCode()).as(run.message()).isZero();
      assertIsAFullRebuild();
    }
  }

  @Test
  void aJobThatCannotTellDaysIsRefusedAtOnce() {
    threeDays("");
    project
        .write("data/c.csv", "code,n\na,1\n")
        .job(
            "wrong",
            """
            sources:
              raw: {table: t.raw}
              c: {path: data/c.csv, columns: {code: text, n: integer}}
            steps:
              - sort: {table: raw, by: [code]}
            publish:
              raw: {table: t.x, mode: append}
            incremental:
              by: code
              sources: {raw: amount, c: code, other: day}
              lookups: {c: {key: n, in: raw, column: code}}
            """);
    assertThatThrownBy(() -> project.run("wrong"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problems())
                    .extracting(problem -> problem.code())
                    .containsExactlyInAnyOrder(
                        "not-by-day",
                        "unknown-table",
                        "no-day",
                        "not-a-table",
                        "no-day",
                        "not-a-table",
                        "different-types",
                        "no-day"));
  }
}
