package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.problem.ProblemException;
import dev.sluice.report.Grid;
import dev.sluice.report.JsonText;
import dev.sluice.report.RunRecord;
import dev.sluice.testing.SharedSpark;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nested columns from a source through steps and the gate to every kind of target. */
class NestedJobTest {

  @TempDir Path folder;

  private SmallProject project;

  @BeforeEach
  void writeSource() {
    project = new SmallProject(folder);
    SharedSpark.session()
        .sql(
            """
            SELECT id, IF(id % 3 = 0, null,
                named_struct('pid', id, 'user', named_struct('name', IF(id % 2 = 0, 'ä', null)))) AS process,
              IF(id = 4, array(), array(named_struct('name', 'a', 'tags', array(string(id), null)))) AS seen,
              IF(id = 5, map(), map('k', string(id), 'n', null)) AS unmapped
            FROM range(12)
            """)
        .repartition(2)
        .write()
        .parquet(folder.resolve("in/events").toString());
  }

  @Test
  void allTargetsHaveTheSameRowsAndDigest() {
    project
        .write("quality/events.dqdl", "Rules = [ RowCount = 11, IsComplete \"id\" ]")
        .job(
            "nested",
            """
            sources:
              events: {path: in/events, format: parquet}
            steps:
              - filter: {table: events, where: "=[@id]<>7", reason: seven}
              - select: {table: events, columns: [id, process, seen, unmapped], into: a}
              - select: {table: events, columns: [id, process, seen, unmapped], into: b}
              - select: {table: events, columns: [id, process, seen, unmapped], into: c}
            quality: {events: quality/events.dqdl, a: quality/events.dqdl}
            publish:
              events: {table: t.events}
              a: {path: out/a}
              b: {path: out/b, format: jsonl}
              c: {table: t.parted, mode: replace-partitions, partition-by: "bucket(2,id)"}
            """);

    RunRecord record = project.run("nested");

    assertThat(record.problems()).isEmpty();
    assertThat(record.outputs().stream().map(RunRecord.Output::digest).distinct()).hasSize(1);
    List<Row> expected =
        SharedSpark.session()
            .read()
            .parquet(folder.resolve("in/events").toString())
            .filter("id <> 7")
            .collectAsList();
    assertThat(project.spark().sql("SELECT * FROM t.events").collectAsList())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(project.spark().sql("SELECT * FROM t.parted").collectAsList())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(project.spark().read().parquet(folder.resolve("out/a").toString()).collectAsList())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(project.run("nested").outcome()).isEqualTo(RunRecord.Outcome.UNCHANGED);
    assertThat(record.outputs().get(0).sample().stream().map(String::valueOf))
        .contains("[4, {\"pid\":4,\"user\":{\"name\":\"ä\"}}, [], {\"k\":\"4\",\"n\":null}]");

    Grid grid =
        SqlRunner.run(
            project.settings(), "SELECT * FROM t.events WHERE id IN (4, 5) ORDER BY id", 9);
    assertThat(JsonText.render(grid))
        .isEqualTo(
            """
            [
            {"id":4,"process":{"pid":4,"user":{"name":"ä"}},"seen":[],"unmapped":{"k":"4","n":null}},
            {"id":5,"process":{"pid":5,"user":{"name":null}},"seen":[{"name":"a","tags":["5",null]}],"unmapped":{}}
            ]
            """);
  }

  @Test
  void textCellsCannotHoldThem() {
    project.job(
        "csv",
        """
        sources:
          events: {path: in/events, format: parquet}
        steps:
          - filter: {table: events, where: "=[@id]<>7", reason: seven}
        publish:
          events: {path: out/a, format: csv}
        """);

    assertThatThrownBy(() -> project.run("csv"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("column \"process\" is struct, which CSV cannot hold");
  }
}
