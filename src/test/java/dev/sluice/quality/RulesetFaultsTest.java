package dev.sluice.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Category;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden cases: beside each faulty {@code x.dqdl} stands {@code x.errors} with everything that is
 * reported. On a difference the actual faults are written to {@code target/faults}.
 */
class RulesetFaultsTest {

  private static final Path FAULTS = Path.of("src/test/resources/dev/sluice/quality/faults");

  static List<Path> faultyFiles() throws IOException {
    try (Stream<Path> files = Files.list(FAULTS)) {
      return files.filter(file -> file.toString().endsWith(".dqdl")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("faultyFiles")
  void everyFaultIsReportedWithItsLine(Path file) throws IOException {
    Problems problems = new Problems();
    String name = file.getFileName().toString();
    assertThat(Ruleset.parse(Files.readString(file), name, problems)).isEmpty();
    assertThat(problems.all()).extracting(Problem::category).containsOnly(Category.USER);
    String actual =
        problems.all().stream()
            .map(problem -> problem.render() + "\n")
            .collect(Collectors.joining());
    Path golden = FAULTS.resolve(name.replace(".dqdl", ".errors"));
    String expected = Files.exists(golden) ? Files.readString(golden) : "";
    if (!actual.equals(expected)) {
      Path written = Path.of("target/faults").resolve(golden.getFileName());
      Files.createDirectories(written.getParent());
      Files.writeString(written, actual);
    }
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void soundRulesetsAreReadWithoutASession() {
    Problems problems = new Problems();
    var ruleset =
        Ruleset.parse(
            """
            # comment, with "quotes" and ] brackets
            Metadata = { "Version": "1.0" }
            Codes = ["A", "say \\"B\\""]
            Rules = [
              RowCount > 0, # the last rule but two
              CustomSql "select count(*) from primary
                where x = 'a, ]'" = 0,
              ColumnValues "2026-01-01" in $Codes
            ] # no line feed follows""",
            "sound.dqdl",
            problems);
    assertThat(problems.all()).isEmpty();
    assertThat(ruleset.orElseThrow().rules())
        .extracting(RuleEntry::text)
        .containsExactly(
            "RowCount > 0",
            "CustomSql \"select count(*) from primary where x = 'a, ]'\" = 0",
            "ColumnValues \"2026-01-01\" in $Codes");
    assertThat(ruleset.orElseThrow().rules())
        .extracting(rule -> rule.place().line())
        .containsExactly(5, 6, 8);
  }

  @Test
  void rulesThatDoNotFitTheTableAreFaults() {
    String table =
        "id int, name string, amount decimal(12,2), day date, ok boolean, m map<int,int>";
    assertThat(Rows.faults(table, "IsComplete \"amout\""))
        .containsExactly(
            "IsComplete: column \"amout\" is not in the table; it has id, name, amount, day, ok, m;"
                + " did you mean \"amount\"?");
    assertThat(Rows.faults(table, "IsPrimaryKey \"ID\" \"nam\"")).hasSize(2);
    assertThat(Rows.faults(table, "ColumnExists \"amout\"")).isEmpty();
    assertThat(Rows.faults(table, "RowCount > 1 where \"amout > 1 and NAME = 'x'\""))
        .containsExactly(
            "RowCount: column \"amout\" in its SQL is not in the table; it has id, name, amount,"
                + " day, ok, m; did you mean \"amount\"?");
    assertThat(Rows.faults(table, "RowCount > 1 where \"day < current_date and primary.id > 1\""))
        .isEmpty();
    assertThat(Rows.faults(table, "CustomSql \"select id from primary where amout > 1\""))
        .hasSize(1);
    assertThat(Rows.faults(table, "ColumnValues \"name\" > 1"))
        .containsExactly(
            "ColumnValues: a number is compared with numbers, but column \"name\" is string");
    assertThat(Rows.faults(table, "ColumnValues \"id\" in [\"1\"]"))
        .containsExactly("ColumnValues: \"1\" is text, but column \"id\" is int");
    assertThat(Rows.faults(table, "ColumnValues \"id\" = EMPTY")).hasSize(1);
    assertThat(Rows.faults(table, "ColumnValues \"id\" > NULL")).hasSize(1);
    assertThat(Rows.faults(table, "ColumnValues \"id\" matches \"1\"")).hasSize(1);
    assertThat(Rows.faults(table, "ColumnValues \"ok\" = \"yes\"")).hasSize(1);
    assertThat(Rows.faults(table, "ColumnValues \"name\" > \"2026-01-01\"")).hasSize(1);
    assertThat(Rows.faults(table, "ColumnValues \"name\" = \"2026-01-01\"")).isEmpty();
    assertThat(Rows.faults(table, "ColumnValues \"day\" = \"10:30\"")).hasSize(1);
    assertThat(Rows.faults(table, "ColumnLength \"id\" = 1")).hasSize(1);
    assertThat(Rows.faults(table, "ColumnDataType \"id\" = \"INTEGER\"")).hasSize(1);
    assertThat(Rows.faults(table, "Sum \"name\" > 1")).hasSize(1);
    assertThat(Rows.faults(table, "ColumnCorrelation \"id\" \"day\" > 1")).hasSize(1);
    assertThat(Rows.faults(table, "DistinctValuesCount \"m\" > 1")).hasSize(1);
    assertThat(Rows.faults(table, "(IsComplete \"x\") or (IsComplete \"y\")")).hasSize(2);
  }
}
