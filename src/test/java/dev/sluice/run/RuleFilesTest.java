package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.LoadedDocument;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of rules are documents of the job: every change of them makes another version. */
class RuleFilesTest {

  private static final String STEPS =
      """
      sources: {a: {path: a.csv}}
      steps:
        - screen: {table: a, rules: rules/drop.csv}
        - classify: {table: a, column: id, rules: rules/kind.csv, add: kind}
      publish: {a: {path: out, format: csv}}
      """;
  private static final String DROP = "reason,when\nlow,[@x]<1\n";
  private static final String KIND = "pattern,value\nk%,K\n";

  @TempDir Path folder;

  private SmallProject project(String drop, String kind) {
    return new SmallProject(folder)
        .write("a.csv", "id,x\nk,1\n")
        .write("rules/drop.csv", drop)
        .write("rules/kind.csv", kind)
        .job("j", STEPS);
  }

  private JobPlan plan(String drop, String kind) {
    Problems problems = new Problems();
    JobPlan plan = new JobPlanner(problems).plan(project(drop, kind).options("j")).orElseThrow();
    assertThat(problems.all()).isEmpty();
    return plan;
  }

  @Test
  void theJobIsMadeOfThem() {
    assertThat(plan(DROP, KIND).job().documents())
        .extracting(LoadedDocument::path)
        .anyMatch(path -> path.endsWith("rules/drop.csv"))
        .anyMatch(path -> path.endsWith("rules/kind.csv"));
  }

  @Test
  void everyChangeOfThemIsAnotherRun() {
    String key = RunKey.of(plan(DROP, KIND));
    assertThat(RunKey.of(plan(DROP, KIND))).isEqualTo(key);
    assertThat(RunKey.of(plan(DROP + "high,[@x]>9\n", KIND))).isNotEqualTo(key);
    assertThat(RunKey.of(plan(DROP, KIND.replace(",K", ",other")))).isNotEqualTo(key);
  }

  @Test
  void theirFaultsAreReportedWithThoseOfTheJob() {
    Problems problems = new Problems();
    new JobPlanner(problems)
        .plan(project(DROP + "wrong,[@y]>1\n", KIND + "kind,never\n").options("j"));
    assertThat(problems.all().stream().map(Problem::render))
        .hasSize(2)
        .anyMatch(text -> text.contains("rules/drop.csv:3: when: column \"y\" is not in \"a\""))
        .anyMatch(text -> text.contains("rules/kind.csv:3: pattern: \"kind\" is never reached"));
  }
}
