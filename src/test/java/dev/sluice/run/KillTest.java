package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.RunRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs that are killed with SIGKILL in processes of their own. Every test kills the publication of
 * the next version of the inputs over the version that is published, then runs again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillTest {

  private SmallReconciliation project;
  private int published;

  @BeforeAll
  void publishTheFirstVersionAfterARunThatWasKilledBeforeAnythingWasPublished(@TempDir Path folder)
      throws IOException, InterruptedException {
    project = SmallReconciliation.in(folder);
    project.write(0);
    KilledRun.at(project.job(), "publish breaks");

    runAgain(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stage breaks_by_account", "gate breaks"})
  void aRunKilledBeforePublishingLeavesTheOldTables(String phase)
      throws IOException, InterruptedException {
    project.write(published + 1);
    KilledRun.at(project.job(), phase);

    assertThat(project.publishedBreaks()).containsExactlyElementsOf(project.breaks(published));
    assertThat(project.publishedSums()).isEqualTo(project.sums(published));
    RunRecord record = runAgain(published + 1);
    assertThat(record.outputs())
        .extracting(RunRecord.Output::state)
        .containsExactly("published", "published", "published");
  }

  @Test
  void aRunKilledBetweenTwoPublicationsIsCompletedByTheNextWithTheMissingOne()
      throws IOException, InterruptedException {
    project.write(published + 1);
    KilledRun.at(project.job(), "publish breaks_by_account");

    assertThat(project.publishedBreaks()).containsExactlyElementsOf(project.breaks(published + 1));
    assertThat(project.publishedSums()).isEqualTo(project.sums(published));
    RunRecord record = runAgain(published + 1);
    assertThat(record.outputs())
        .extracting(output -> output.name() + " " + output.state())
        .containsExactlyInAnyOrder(
            "breaks unchanged", "breaks_by_account published", "items published");
  }

  @ParameterizedTest
  @CsvSource({"stage breaks, 1200, 7", "publish breaks, 120, 8"})
  void aRunKilledAtAnyMomentLeavesEveryTableOldOrNew(String phase, int milliseconds, long seed)
      throws IOException, InterruptedException {
    project.write(published + 1);
    Duration delay = Duration.ofMillis(new Random(seed).nextInt(milliseconds));
    KilledRun.after(project.job(), phase, delay);

    List<String> breaks = project.publishedBreaks();
    Map<String, BigDecimal> sums = project.publishedSums();
    assertThat(breaks).isIn(project.breaks(published), project.breaks(published + 1));
    assertThat(sums).isIn(project.sums(published), project.sums(published + 1));
    runAgain(published + 1);
  }

  /** The next run publishes what the killed one did not, and takes away what that one left. */
  private RunRecord runAgain(int version) {
    RunRecord record = project.run().record();
    assertThat(record.exitCode()).as("%s", record.problems()).isZero();
    assertThat(project.publishedBreaks()).containsExactlyElementsOf(project.breaks(version));
    assertThat(project.publishedSums()).isEqualTo(project.sums(version));
    assertThat(project.branches()).containsExactly("main", "main");
    published = version;
    return record;
  }
}
