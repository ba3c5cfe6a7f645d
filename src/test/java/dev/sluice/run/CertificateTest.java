package dev.sluice.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.Certificate;
import dev.sluice.report.Equation;
import dev.sluice.report.Reconciliation;
import dev.sluice.report.RunRecord;
import dev.sluice.run.Verification.Status;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a run certifies. Oracles: figures added up by hand from the few lines of the project; for
 * random rows a sum in plain Java over the lines of the files.
 */
class CertificateTest {

  @TempDir Path folder;

  @Test
  void aRunCertifiesWhereEveryRowAndCentIs() {
    JobRunner.Finished finished = MatchedProject.in(folder).run();
    RunRecord run = finished.record();
    assertThat(run.problems()).isEmpty();
    assertThat(run.outcome()).isEqualTo(RunRecord.Outcome.PUBLISHED);

    Certificate certificate = MatchedProject.certificate(finished);
    assertThat(certificate.equations()).allMatch(Equation::holds);
    assertThat(figures(certificate))
        .containsEntry(
            "bank, CHF: amount in + opening - seen again = amount in all buckets", "150.05")
        .containsEntry("bank, EUR: rows in + opening - seen again = rows in all buckets", "1")
        .containsEntry("ledger, CHF: rows in + opening - seen again = rows in all buckets", "5")
        .containsEntry(
            "ledger, CHF: amount in + opening - seen again = amount in all buckets", "141.49")
        .containsEntry("ledger, CHF: opening + new - cleared = closing, rows", "2")
        .containsEntry("ledger, CHF: opening + new - cleared = closing, amount", "-10.01")
        .containsEntry("bank: rows of the control totals = rows of the row account", "3")
        .containsEntry("items: rows of the control totals = rows of the row account", "8")
        // The line whose amount is x is in quarantine, and not lost.
        .containsEntry("bank after source: rows made = kept + dropped + quarantined", "4");
    Reconciliation matching = certificate.reconciliations().get(0);
    assertThat(matching.output()).isEqualTo("items");
    assertThat(matching.ruleSet()).isEqualTo(MatchedProject.RULES);
    assertThat(matching.tolerance())
        .containsExactly(
            new Reconciliation.Tolerance("rounding", "CHF", 1, new BigDecimal("0.05")));
    assertThat(certificate.gates())
        .extracting(Certificate.Gate::verdict, Certificate.Gate::held, Certificate.Gate::rules)
        .containsExactly(Assertions.tuple("PASS", 2L, 2L));
    assertThat(certificate.inputs()).hasSize(3);
    assertThat(certificate.outputs()).extracting(Certificate.Output::rows).containsExactly(8L, 5L);
    assertThat(certificate.seal()).hasSize(64).isEqualTo(run.certificateSeal());
    assertThat(RunHistory.of(new SmallProject(folder).settings(), "m")).containsExactly(run);
  }

  private static Map<String, String> figures(Certificate certificate) {
    Map<String, String> figures = new HashMap<>();
    certificate
        .equations()
        .forEach(equation -> figures.put(equation.text(), equation.left().toPlainString()));
    return figures;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void randomRowsAddUpAndAreConfirmed(long seed) throws IOException {
    MatchedProject project = MatchedProject.random(folder, seed);
    AtomicInteger counts = new AtomicInteger();
    JobRunner.Finished finished = project.run(counts);
    assertThat(finished.record().problems()).isEmpty();
    // The totals were taken in the passes that wrote the tables: none was counted by itself.
    assertThat(counts).hasValue(0);

    Map<String, BigDecimal> oracle = new HashMap<>();
    for (String table : List.of("bank", "ledger", "before")) {
      List<String> lines = Files.readAllLines(folder.resolve("data/" + table + ".csv"));
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        oracle.merge(
            cells[1] + " " + cells[2] + " " + cells[4] + " " + cells[5],
            new BigDecimal(cells[3]),
            BigDecimal::add);
      }
    }
    Map<String, BigDecimal> certified = new HashMap<>();
    for (Reconciliation.Items made :
        MatchedProject.certificate(finished).reconciliations().get(0).made()) {
      String currency = made.currency() == null ? "" : made.currency();
      certified.merge(
          made.side() + " " + currency + " " + made.bucket() + " " + made.origin(),
          made.amount(),
          BigDecimal::add);
    }
    assertThat(certified).isEqualTo(oracle);
    Verification verification = project.verify(MatchedProject.written(finished));
    assertThat(verification.isConfirmed()).as("%s", verification.checks()).isTrue();
    assertThat(verification.count(Status.OK)).isEqualTo(12);
  }

  @Test
  void aCentTooManyFailsTheRunAndPublishesNothing() {
    MatchedProject project =
        MatchedProject.in(folder)
            .lying(
                items ->
                    items.withColumn(
                        "item_amount",
                        col("item_amount")
                            .plus(when(col("item_id").equalTo("3"), lit("0.01")).otherwise("0"))
                            .cast("decimal(18,2)")));
    AtomicInteger counts = new AtomicInteger();
    JobRunner.Finished finished = project.run(counts);

    RunRecord run = finished.record();
    // All six tallies were counted again before the run was called wrong.
    assertThat(counts).hasValue(6);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.outcome()).isEqualTo(RunRecord.Outcome.FAILED);
    assertThat(run.problems())
        .anyMatch(
            problem ->
                problem.contains(
                    "bank, EUR: amount in + opening - seen again = amount in all buckets: 7.00 is not 7.01"));
    assertThat(project.project().hasTable("recon.items")).isFalse();
    assertThat(folder.resolve("out/sums")).doesNotExist();
    // The evidence is kept, and does not pass for a proof.
    Verification verification = project.verify(MatchedProject.written(finished));
    assertThat(verification.exitCode()).isEqualTo(3);
    assertThat(verification.checks())
        .anyMatch(
            check ->
                check.status() == Status.REFUTED && check.found().contains("7.00 is not 7.01"));
  }

  @Test
  void rowsThatWereObservedTwiceAreCountedAgain() {
    AtomicInteger counts = new AtomicInteger();
    JobRunner.Finished finished = MatchedProject.in(folder).observedTwice().run(counts);

    assertThat(finished.record().problems()).isEmpty();
    assertThat(counts).hasValue(6);
    assertThat(figures(MatchedProject.certificate(finished)))
        .containsEntry("bank: rows of the control totals = rows of the row account", "3");
  }

  @Test
  void aBucketThatIsChangedWithoutALossStillMovesTheClosing() {
    JobRunner.Finished finished =
        MatchedProject.in(folder).lying(items -> items.withColumn("origin", lit("new"))).run();

    // Rows and amounts stay; but what was open before is not new.
    assertThat(finished.record().exitCode()).isEqualTo(1);
    assertThat(finished.record().problems())
        .anyMatch(problem -> problem.contains("ledger, CHF: opening + new - cleared = closing"));
  }

  @Test
  void aRunThatTheGateRefusesHasACertificateThatSaysSo() {
    MatchedProject project = MatchedProject.in(folder);
    project.project().write("quality/items.dqdl", "Rules = [ RowCount > 100 ]\n");
    JobRunner.Finished finished = project.run();

    assertThat(finished.record().exitCode()).isEqualTo(3);
    Certificate certificate = MatchedProject.certificate(finished);
    assertThat(certificate.outcome()).isEqualTo("refused");
    assertThat(certificate.gates()).extracting(Certificate.Gate::verdict).containsExactly("FAIL");
    assertThat(project.verify(MatchedProject.written(finished)).checks())
        .anyMatch(check -> check.found().equals("the run did not publish it"));
  }
}
