package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.RunRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of rows for which a formula or a lookup gives an Excel error. */
class FormulaErrorsTest {

  @TempDir Path folder;
  private SmallProject project;

  @BeforeEach
  void writeData() {
    project = new SmallProject(folder);
    project.write("data/a.csv", "id,n,d\n1,6,3\n2,6,0\n3,0,0\n4,8,2\n");
    project.write("data/names.csv", "id,name\n1,one\n4,four\n");
  }

  private void job(String name, String onError) {
    project.job(
        name,
        """
        sources:
          a: {path: data/a.csv, columns: {id: text, n: integer, d: integer}}
        steps:
          - formula:
              table: a
              columns: {q: "=[@n]/[@d]", next: "=[@q]+1"}
              on-error: %s
        publish:
          a: {table: t.%s}
        """
            .formatted(onError, name));
  }

  @Test
  void quarantineTakesTheRowsAwayAndCountsTheErrors() {
    job("away", "quarantine");

    RunRecord record = project.run("away");

    assertThat(record.outcome()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    assertThat(project.rows("SELECT id, q FROM t.away")).containsExactly("1,2.0", "4,4.0");
    assertThat(project.rows("SELECT `column`, text, reason FROM sluice.quarantine"))
        .containsExactly("q,=[@n]/[@d],#DIV/0!", "q,=[@n]/[@d],#DIV/0!");
    assertThat(record.cellErrors())
        .extracting(errors -> errors.column() + " " + errors.error() + " " + errors.cells())
        .containsExactly("q #DIV/0! 2");
    RunRecord.CellErrors errors = record.cellErrors().get(0);
    assertThat(errors.fate()).isEqualTo("quarantined");
    assertThat(errors.samples())
        .extracting(RunRecord.RejectSample::file, RunRecord.RejectSample::record)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("data/a.csv", sample("2", 6)),
            org.assertj.core.groups.Tuple.tuple("data/a.csv", sample("3", 0)));
  }

  private static String sample(String id, int n) {
    return "{\"id\":\"" + id + "\",\"n\":" + n + ",\"d\":0,\"q\":null,\"next\":null}";
  }

  @Test
  void keepLeavesTheRowsWithTheirErrorsAndCountsThemByColumnAndKind() {
    job("stay", "keep");

    RunRecord record = project.run("stay");

    assertThat(record.outcome()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    assertThat(project.rows("SELECT id, q, q_error, next_error FROM t.stay"))
        .containsExactly(
            "1,2.0,null,null",
            "2,null,#DIV/0!,#DIV/0!",
            "3,null,#DIV/0!,#DIV/0!",
            "4,4.0,null,null");
    assertThat(record.accounts()).allMatch(RunRecord.Account::isProved);
    assertThat(record.cellErrors())
        .extracting(
            errors ->
                errors.step()
                    + " "
                    + errors.column()
                    + " "
                    + errors.error()
                    + " "
                    + errors.cells()
                    + " "
                    + errors.fate())
        .containsExactly("formula q #DIV/0! 2 kept", "formula next #DIV/0! 2 kept");
    assertThat(record.cellErrors().get(1).samples())
        .hasSize(2)
        .allSatisfy(
            sample -> {
              assertThat(sample.file()).isEqualTo("data/a.csv");
              assertThat(sample.record()).contains("\"d\":0", "\"next_error\":\"#DIV/0!\"");
            });
  }

  @Test
  void failRefusesTheRunAtThePlaceOfTheStepWithTheRowsInQuarantine() {
    job("stop", "fail");

    RunRecord record = project.run("stop");

    assertThat(record.exitCode()).isEqualTo(3);
    assertThat(record.outcome()).isEqualTo(RunRecord.Outcome.REFUSED);
    assertThat(record.problems())
        .singleElement()
        .asString()
        .contains("jobs/stop.yaml:5: steps[0]")
        .contains("2 of 4 rows of \"a\" have an error, and on-error: fail allows none");
    assertThat(project.hasTable("t.stop")).isFalse();
    assertThat(project.rows("SELECT reason FROM sluice.quarantine"))
        .containsExactly("on-error fail: #DIV/0!", "on-error fail: #DIV/0!");
    assertThat(record.cellErrors())
        .extracting(RunRecord.CellErrors::error)
        .containsExactly("#DIV/0!");
  }

  @Test
  void failPublishesWhenNoRowHasAnError() {
    project.write("data/a.csv", "id,n,d\n1,6,3\n");
    job("fine", "fail");

    assertThat(project.run("fine").outcome()).isEqualTo(RunRecord.Outcome.PUBLISHED);
  }

  @Test
  void aLookupWithoutMatchCountsAsNotAvailable() {
    for (String fate : List.of("keep", "fail")) {
      project.job(
          "look-" + fate,
          """
          sources:
            a: {path: data/a.csv, columns: {id: text, n: integer, d: integer}}
            names: {path: data/names.csv, columns: {id: text, name: text}}
          steps:
            - vlookup: {table: a, key: id, in: names, match-column: id, return: [name], on-error: %s}
          publish:
            a: {table: t.look_%s}
          """
              .formatted(fate, fate));
    }

    RunRecord kept = project.run("look-keep");
    RunRecord failed = project.run("look-fail");

    assertThat(kept.cellErrors())
        .extracting(errors -> errors.column() + " " + errors.error() + " " + errors.cells())
        .containsExactly("name #N/A 2");
    assertThat(kept.cellErrors().get(0).samples()).hasSize(2);
    assertThat(failed.exitCode()).isEqualTo(3);
    assertThat(project.hasTable("t.look_fail")).isFalse();
  }

  @Test
  void aControlTotalEndsAtAFormulaThatReplacesItsColumn() {
    project.job(
        "replaced",
        """
        sources:
          a: {path: data/a.csv, columns: {id: text, n: integer, d: integer}, control-totals: [n, d]}
        steps:
          - formula: {table: a, columns: {n: '=IF([@id]="1",100,200)'}}
          - filter: {table: a, where: "=[@d]>0", reason: no divisor}
        publish:
          a: {table: t.replaced}
        """);

    RunRecord record = project.run("replaced");

    assertThat(record.exitCode()).as("%s", record.problems()).isZero();
    RunRecord.Account filter = record.accounts().get(record.accounts().size() - 1);
    assertThat(filter.controls()).extracting(RunRecord.Control::column).containsExactly("d");
  }
}
