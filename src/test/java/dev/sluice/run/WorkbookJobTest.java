package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.RunRecord;
import dev.sluice.testing.PackedWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs from a workbook to a workbook. Oracle: the cells as they are written here. */
class WorkbookJobTest {

  private static final String BACK =
      """
      sources:
        rows: {path: out/rows.xlsx}
      steps:
        - filter: {table: rows, where: "=TRUE"}
      publish:
        rows: {table: t.back}
      """;

  @TempDir Path folder;

  private SmallProject project(String... amounts) {
    StringBuilder rows = new StringBuilder("<row>" + text("id") + text("amount") + "</row>");
    for (int i = 0; i < amounts.length; i++) {
      rows.append("<row>" + text("r" + i) + amounts[i] + "</row>");
    }
    SmallProject project =
        new SmallProject(folder)
            .write("rules.dqdl", "Rules = [ RowCount > 1 ]")
            .job(
                "out",
                """
                sources:
                  rows: {path: data/in.xlsx, columns: {id: text, amount: "decimal(18,2)"}}
                steps:
                  - sort: {table: rows, by: amount desc}
                quality: {rows: rules.dqdl}
                publish:
                  rows: {path: out/rows.xlsx}
                """)
            .job("back", BACK)
            .write("data/readme.txt", "");
    PackedWorkbook.ofRows(rows.toString()).write(folder.resolve("data/in.xlsx"));
    return project;
  }

  private static String text(String value) {
    return "<c t='str'><v>" + value + "</v></c>";
  }

  private static String number(String value) {
    return "<c><v>" + value + "</v></c>";
  }

  @Test
  void aRunPublishesAWorkbookThatAnotherRunReads() throws IOException {
    SmallProject project = project(number("0.1"), number("20.5"), "<c t='e'><v>#N/A</v></c>");

    RunRecord out = project.run("out");
    RunRecord again = project.run("out");
    RunRecord back = project.run("back");

    assertThat(out.outcome()).as("%s", out.problems()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    assertThat(out.accounts()).allMatch(RunRecord.Account::isProved);
    assertThat(out.outputs().get(0).kind()).isEqualTo("xlsx");
    assertThat(out.outputs().get(0).rows()).isEqualTo(2);
    assertThat(out.outputs().get(0).sample()).isNotEmpty();
    assertThat(again.outcome()).isEqualTo(RunRecord.Outcome.UNCHANGED);
    assertThat(back.outcome()).as("%s", back.problems()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    assertThat(project.rows("SELECT * FROM t.back")).containsExactly("r0,0.10", "r1,20.50");
    assertThat(names()).containsExactly(".rows.xlsx.sluice.json", "rows.xlsx");
  }

  @Test
  void aRefusedRunLeavesTheWorkbookThatStoodThere() throws IOException {
    project(number("1"), number("2")).run("out");
    byte[] before = Files.readAllBytes(folder.resolve("out/rows.xlsx"));

    RunRecord refused = project(number("3")).run("out");

    assertThat(refused.outcome()).isEqualTo(RunRecord.Outcome.REFUSED);
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(Files.readAllBytes(folder.resolve("out/rows.xlsx"))).isEqualTo(before);
    assertThat(names()).containsExactly(".rows.xlsx.sluice.json", "rows.xlsx");
  }

  @Test
  void aWorkbookOfSomebodyElseIsNotReplaced() throws IOException {
    SmallProject project = project(number("1"), number("2")).write("out/rows.xlsx", "theirs");

    RunRecord record = project.run("out");

    assertThat(record.exitCode()).isEqualTo(2);
    assertThat(record.problems().get(0)).contains("is a file that Sluice did not publish");
    assertThat(Files.readString(folder.resolve("out/rows.xlsx"))).isEqualTo("theirs");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> names = Files.list(folder.resolve("out"))) {
      return names.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
