package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Problems;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same inputs on another day are the same run, unless what is made of them depends on it. */
class RunKeyTest {

  private static final String MATCH =
      "match: {left: a, right: b, id: id, amount: x, rules: [{name: exact, keys: [id]}]}";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        MATCH + "| items | true",
        "formula: {table: a, columns: {y: '=TODAY()'}} | a | true",
        "formula: {table: a, columns: {y: '=NOW()'}} | a | true",
        "formula: {table: a, columns: {y: '=[@x]+1'}} | a | false"
      },
      quoteCharacter = '"')
  void dependsOnTheDayOnlyWhereAStepDoes(String step, String table, boolean depends) {
    SmallProject project =
        new SmallProject(folder)
            .write("a.csv", "id,x\nk,1\n")
            .write("b.csv", "id,x\nk,1\n")
            .job(
                "j",
                "sources: {a: {path: a.csv}, b: {path: b.csv}}\nsteps:\n  - "
                    + step
                    + "\npublish: {"
                    + table
                    + ": {path: out, format: csv}}\n");
    Problems problems = new Problems();
    JobPlan today = new JobPlanner(problems).plan(project.options("j")).orElseThrow();
    JobPlan tomorrow =
        new JobPlan(
            today.job(),
            today.settings(),
            today.asOf().plus(Duration.ofDays(1)),
            today.asOfIsGiven(),
            today.sources(),
            today.steps(),
            today.schemas(),
            today.rulesets());

    assertThat(RunKey.of(tomorrow).equals(RunKey.of(today))).isEqualTo(!depends);
  }
}
