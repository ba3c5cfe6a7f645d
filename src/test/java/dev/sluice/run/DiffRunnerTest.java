package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.operation.TextRule;
import dev.sluice.problem.ProblemException;
import dev.sluice.report.DiffRecord;
import dev.sluice.report.DiffText;
import dev.sluice.report.TerminalStyle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Diffs of published tables and of files with rows that cannot be read; figures by hand. */
class DiffRunnerTest {

  private static final String JOB =
      """
      sources:
        rows: {path: rows.csv, columns: {id: integer, amount: "decimal(10,2)", note: text}}
      steps:
        - select: {table: rows, columns: [id, amount, note]}
      publish:
        rows: {table: lab.rows}
      """;

  @TempDir Path folder;

  private DiffRecord diff(SmallProject project, String a, String b) {
    DiffOptions options =
        new DiffOptions(
            a,
            b,
            "",
            "",
            List.of("id"),
            List.of(),
            List.of(),
            Map.of(),
            TextRule.EXACT,
            Map.of(),
            10,
            Optional.empty(),
            Optional.empty());
    return new DiffRunner(options, project.settings(), SmallProject.interpreted()).run();
  }

  @Test
  void aTableIsComparedWithItsEarlierState() {
    SmallProject project = new SmallProject(folder).job("lab", JOB);
    project.write("rows.csv", "id,amount,note\n1,1.00,a\n2,2.00,b\n3,3.00,c\n");
    project.run("lab");
    project.write("rows.csv", "id,amount,note\n3,3.00,c\n1,1.50,a\n4,4.00,\u202ed\n");
    project.run("lab");
    List<String> snapshots =
        project.rows("SELECT snapshot_id FROM lab.rows.history ORDER BY made_current_at").stream()
            .toList();
    String current =
        project.rows("SELECT snapshot_id FROM lab.rows.refs WHERE name = 'main'").get(0);
    String earlier = snapshots.stream().filter(id -> !id.equals(current)).findFirst().orElseThrow();

    DiffRecord diff = diff(project, "lab.rows@" + earlier, "lab.rows");

    assertThat(List.of(diff.same(), diff.changed(), diff.onlyA(), diff.onlyB()))
        .containsExactly(1L, 1L, 1L, 1L);
    assertThat(diff.b().version()).isEqualTo("snapshot " + current);
    assertThat(diff.schema()).isEmpty();
    String shown = DiffText.render(diff, true, TerminalStyle.COLOUR, 80);
    assertThat(shown).contains("≠1.00").contains("\u001b[");
    assertThat(DiffText.render(diff, false, TerminalStyle.PLAIN, 80)).contains("⟨U+202E⟩d");
    assertThatThrownBy(() -> diff(project, "lab.rows@1", "lab.rows"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no snapshot 1");
    assertThatThrownBy(() -> diff(project, "lab.none", "lab.rows"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void rowsThatCannotBeReadAreADifference() {
    SmallProject project = new SmallProject(folder);
    project.write("a.csv", "id,amount\n1,1.00\n2,2.00\n");
    project.write("b.csv", "id,amount\n1,1.00\n2,2.00,more\n");

    DiffRecord diff =
        diff(project, folder.resolve("a.csv").toString(), folder.resolve("b.csv").toString());

    assertThat(diff.b().rejected()).isEqualTo(1);
    assertThat(diff.onlyA()).isEqualTo(1);
    assertThat(diff.isSame()).isFalse();
    assertThat(DiffText.render(diff, false, TerminalStyle.PLAIN, 80))
        .contains("1 row could not be read");
  }
}
