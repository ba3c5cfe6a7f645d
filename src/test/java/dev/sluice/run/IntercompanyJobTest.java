package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.Equation;
import dev.sluice.report.Reconciliation;
import dev.sluice.report.RunRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The intercompany job, end to end, held against the truth that its generator wrote down. */
class IntercompanyJobTest {

  private static final String JOB = "reconciliation/intercompany.yaml";
  private static final String DATA = "test-data/reconciliation/intercompany";

  @TempDir static Path shared;

  private static ShippedJob job;
  private static JobRunner.Finished first;

  @TempDir Path folder;

  @BeforeAll
  static void run() {
    job = ShippedJob.in(shared.resolve("project"), JOB);
    first = job.run(1);
    assertThat(first.record().problems()).isEmpty();
  }

  /** Oracle: what the generator planted, written down when it was planted. */
  @Test
  void publishesExactlyThePlantedBreaks() {
    assertThat(
            job.rows(
                "SELECT concat_ws(',', break_type, label, coalesce(left_id, ''),"
                    + " coalesce(right_id, ''), cast(difference as string))"
                    + " FROM finance.intercompany_breaks"))
        .containsExactlyElementsOf(job.lines(DATA + "/expected-breaks-2026-10-31.csv"));
  }

  /** Oracle: the generator, as above. */
  @Test
  void matchesExactlyWhatBelongsTogether() {
    String ids = "concat_ws('+', sort_array(collect_list(CASE WHEN side = '%s' THEN item_id END)))";
    assertThat(
            job.rows(
                "SELECT max(rule), "
                    + ids.formatted("receivables")
                    + ", "
                    + ids.formatted("payables")
                    + " FROM finance.intercompany_items WHERE match_id IS NOT NULL"
                    + " GROUP BY match_id"))
        .containsExactlyElementsOf(job.lines(DATA + "/expected-matches-2026-10-31.csv"));
  }

  /** The row whose currency has no rate is not matched, and not lost. */
  @Test
  void whatCannotBeTranslatedIsRejected() {
    assertThat(first.record().rejectSamples())
        .singleElement()
        .satisfies(sample -> assertThat(sample.reason()).contains("#N/A"));
    assertThat(first.record().accounts()).allMatch(RunRecord.Account::isProved);
  }

  @Test
  void certifiesTheMatch() {
    assertThat(ShippedJob.equations(first)).isNotEmpty().allMatch(Equation::holds);
    Reconciliation match = MatchedProject.certificate(first).reconciliations().get(0);
    assertThat(match.output()).isEqualTo("items");
    // Oracle: the lines of the file, translated row by row and added up here by currency.
    Map<String, BigDecimal> rates = new HashMap<>();
    for (String line : job.lines(DATA + "/rates.csv")) {
      String[] cells = line.split(",");
      rates.put(cells[0], new BigDecimal(cells[1]));
    }
    Map<String, BigDecimal> owed = new TreeMap<>();
    for (String line : job.lines(DATA + "/receivables-2026-10-31.csv")) {
      String[] cells = line.split(",");
      BigDecimal rate = rates.get(cells[4] + " " + cells[3].substring(0, 7));
      BigDecimal francs = new BigDecimal(cells[5]).multiply(rate).setScale(2, RoundingMode.HALF_UP);
      owed.merge(cells[4], francs, BigDecimal::add);
    }
    Map<String, BigDecimal> certified = new TreeMap<>();
    match.made().stream()
        .filter(items -> "receivables".equals(items.side()))
        .forEach(items -> certified.merge(items.currency(), items.amount(), BigDecimal::add));
    assertThat(certified).isEqualTo(owed);
  }

  @Test
  void publishesNothingNewTheSecondTime() {
    RunRecord second = job.run(1).record();

    assertThat(second.outcome()).isEqualTo(RunRecord.Outcome.UNCHANGED);
    assertThat(second.exitCode()).isZero();
  }

  /** Oracle: identity with the run on one partition and unshuffled files. */
  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void hasTheSameDigestForAnyPartitioningAndRowOrder(int partitions) {
    List<String> other =
        ShippedJob.digests(
            ShippedJob.in(folder, JOB).shuffled(DATA, partitions).run(partitions).record());

    assertThat(other).isEqualTo(ShippedJob.digests(first.record()));
  }
}
