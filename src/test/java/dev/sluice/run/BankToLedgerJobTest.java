package dev.sluice.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Problems;
import dev.sluice.report.RunRecord;
import dev.sluice.spec.ProjectRoot;
import dev.sluice.spec.Settings;
import dev.sluice.testing.TestProject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, end to end, held against the truth that its generator wrote down. */
class BankToLedgerJobTest {

  private static final String JOB = "reconciliation/bank-to-ledger.yaml";
  private static final String COLUMNS =
      "concat_ws(',', break_type, coalesce(left_id, ''), coalesce(right_id, ''), reference,"
          + " item_account, coalesce(cast(left_amount as string), ''),"
          + " coalesce(cast(right_amount as string), ''), cast(difference as string))";

  @TempDir Path folder;

  @Test
  void publishesExactlyThePlantedBreaks() throws IOException {
    TestProject project = TestProject.in(folder);

    JobRunner.Finished finished = run(project, Map.of());

    assertThat(finished.record().exitCode()).as("%s", finished.record().problems()).isZero();
    assertThat(finished.record().outcome()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    // Oracle: the breaks that the generator planted, written down when they were planted.
    assertThat(published(project)).containsExactlyElementsOf(truth(project));
    assertThat(finished.folder().orElseThrow().resolve("report.html")).isNotEmptyFile();
    assertThat(finished.folder().orElseThrow().resolve("run.json")).isNotEmptyFile();
  }

  @Test
  void accountsForEveryRowToTheCent() throws IOException {
    TestProject project = TestProject.in(folder);

    RunRecord record = run(project, Map.of()).record();

    assertThat(record.accounts()).allMatch(RunRecord.Account::isProved);
    RunRecord.Account bank = source(record, "bank");
    List<String> lines =
        Files.readAllLines(project.file("test-data/reconciliation/bank-2026-10-31.csv"));
    assertThat(bank.made()).isEqualTo(lines.size() - 1);
    assertThat(bank.rejected()).isEqualTo(5);
    // Oracle: the sum of the amounts of the readable lines, added up here.
    BigDecimal sum = BigDecimal.ZERO;
    for (String line : lines.subList(1, lines.size())) {
      if (!line.contains("BAD-")) {
        String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
        sum = sum.add(new BigDecimal(cells[6]));
      }
    }
    assertThat(bank.controls().get(0).kept()).isEqualByComparingTo(sum);
    assertThat(record.rejectSamples())
        .hasSize(5)
        .allSatisfy(
            sample -> {
              // Oracle: the line of the file that the sample names.
              assertThat(lines.get(Math.toIntExact(requireNonNull(sample.line())) - 1))
                  .isEqualTo(sample.record());
              assertThat(sample.file()).endsWith("bank-2026-10-31.csv");
            });
  }

  @Test
  void publishesNothingNewTheSecondTime() throws IOException {
    TestProject project = TestProject.in(folder);
    run(project, Map.of());
    List<Long> before = snapshots(project);

    RunRecord second = run(project, Map.of()).record();

    assertThat(second.outcome()).isEqualTo(RunRecord.Outcome.UNCHANGED);
    assertThat(second.exitCode()).isZero();
    assertThat(snapshots(project)).isEqualTo(before);
    assertThat(published(project)).containsExactlyElementsOf(truth(project));
  }

  @Test
  void refusesAPoisonedStatementAndLeavesThePublishedTableUntouched() throws IOException {
    TestProject project = TestProject.in(folder);
    run(project, Map.of());
    List<Long> before = snapshots(project);

    JobRunner.Finished refused = run(project, Map.of("bank", "bank-poisoned"));

    assertThat(refused.record().exitCode()).isEqualTo(3);
    assertThat(refused.record().outcome()).isEqualTo(RunRecord.Outcome.REFUSED);
    assertThat(refused.record().gates().get(0).rules())
        .filteredOn(rule -> !rule.verdict().equals("PASS"))
        .extracting(RunRecord.Gate.Rule::rule)
        .containsExactly("IsComplete \"account_name\"");
    assertThat(snapshots(project)).isEqualTo(before);
    assertThat(published(project)).containsExactlyElementsOf(truth(project));
    assertThat(branches(project)).containsOnly("main");
    String report = Files.readString(refused.folder().orElseThrow().resolve("report.html"));
    assertThat(report).contains("account_name").doesNotContain("<script>alert(1)");
  }

  @Test
  void hasTheSameDigestForAnyPartitioningAndRowOrder() throws IOException {
    List<String> digests = new ArrayList<>();
    for (int partitions : List.of(1, 2, 7)) {
      TestProject project = TestProject.in(folder.resolve("p" + partitions));
      if (partitions > 1) {
        shuffle(project.file("test-data/reconciliation/ledger-2026-10-31.csv"), partitions);
        shuffle(project.file("test-data/reconciliation/accounts.csv"), partitions);
      }
      RunRecord record =
          new JobRunner(
                  RunOptions.of(project.job(JOB), Map.of()),
                  new TestSessions(partitions),
                  RunEvents.NONE)
              .run()
              .record();
      digests.add(
          record.outputs().stream()
              .map(output -> output.name() + " " + output.digest())
              .toList()
              .toString());
    }
    assertThat(digests.get(0)).contains("breaks ").contains("breaks_by_account ");
    assertThat(digests).containsOnly(digests.get(0));
  }

  private static JobRunner.Finished run(TestProject project, Map<String, String> parameters) {
    return new JobRunner(
            RunOptions.of(project.job(JOB), parameters), new TestSessions(), RunEvents.NONE)
        .run();
  }

  private static RunRecord.Account source(RunRecord record, String table) {
    return record.accounts().stream()
        .filter(account -> account.step().equals("source") && account.table().equals(table))
        .findFirst()
        .orElseThrow();
  }

  private static SparkSession spark(TestProject project) {
    Settings settings = Settings.of(new ProjectRoot(project.folder().toString()), new Problems());
    return new TestSessions().open(settings);
  }

  private static List<String> published(TestProject project) {
    return spark(project).table("finance.breaks").selectExpr(COLUMNS).collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  private static List<Long> snapshots(TestProject project) {
    return spark(project)
        .sql("SELECT snapshot_id FROM finance.breaks.history ORDER BY made_current_at")
        .collectAsList()
        .stream()
        .map((Row row) -> row.getLong(0))
        .toList();
  }

  private static List<String> branches(TestProject project) {
    return spark(project).sql("SELECT name FROM finance.breaks.refs").collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static List<String> truth(TestProject project) throws IOException {
    List<String> lines =
        Files.readAllLines(project.file("test-data/reconciliation/expected-breaks-2026-10-31.csv"));
    return lines.subList(1, lines.size());
  }

  private static void shuffle(Path file, long seed) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    Collections.shuffle(lines.subList(1, lines.size()), new Random(seed));
    Files.write(file, lines);
  }
}
