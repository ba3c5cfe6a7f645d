package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.Equation;
import dev.sluice.report.Reconciliation;
import dev.sluice.report.RunRecord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three-way job, end to end, held against the truth that its generator wrote down. */
class ThreeWayJobTest {

  private static final String JOB = "reconciliation/three-way.yaml";
  private static final String DATA = "test-data/reconciliation/three-way";

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
  void saysOfEveryInvoiceWhatIsTrue() {
    assertThat(
            job.rows(
                "SELECT concat_ws(',', invoice_id, coalesce(cast(ordered_amount as string), ''),"
                    + " cast(invoiced_amount as string), cast(paid_amount as string),"
                    + " order_status, payment_status, status) FROM finance.three_way"))
        .containsExactlyElementsOf(job.lines(DATA + "/expected-three-way-2026-10-31.csv"));
  }

  /** Oracle: the generator, as above. */
  @Test
  void publishesExactlyThePlantedBreaks() {
    List<String> breaks = new ArrayList<>();
    for (String of : List.of("orders", "payments")) {
      String table = of.equals("orders") ? "order_breaks" : "payment_breaks";
      breaks.addAll(
          job.rows(
              "SELECT concat_ws(',', '"
                  + of
                  + "', break_type, label, coalesce(left_id, ''), coalesce(right_id, ''),"
                  + " cast(difference as string)) FROM finance.three_way_"
                  + table));
    }
    assertThat(breaks)
        .containsExactlyElementsOf(job.lines(DATA + "/expected-breaks-2026-10-31.csv"));
  }

  @Test
  void certifiesBothMatches() {
    assertThat(ShippedJob.equations(first)).isNotEmpty().allMatch(Equation::holds);
    List<Reconciliation> matches = MatchedProject.certificate(first).reconciliations();
    assertThat(matches)
        .extracting(Reconciliation::output)
        .containsExactlyInAnyOrder("order_items", "payment_items");
    // Oracle: the amounts of the lines of the file, added up here by currency.
    Map<String, BigDecimal> invoiced = new TreeMap<>();
    for (String line : job.lines(DATA + "/invoices-2026-10-31.csv")) {
      String[] cells = line.split(",");
      invoiced.merge(cells[5], new BigDecimal(cells[8]), BigDecimal::add);
    }
    for (Reconciliation match : matches) {
      Map<String, BigDecimal> certified = new TreeMap<>();
      match.made().stream()
          .filter(items -> "invoices".equals(items.side()))
          .forEach(items -> certified.merge(items.currency(), items.amount(), BigDecimal::add));
      assertThat(certified).isEqualTo(invoiced);
    }
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
    RunRecord other =
        ShippedJob.in(folder, JOB).shuffled(DATA, partitions).run(partitions).record();

    assertThat(ShippedJob.digests(other)).isEqualTo(ShippedJob.digests(first.record()));
  }
}
