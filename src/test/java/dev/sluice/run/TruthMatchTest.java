package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.match.truth.Judge;
import dev.sluice.match.truth.ResultRow;
import dev.sluice.match.truth.Truth;
import dev.sluice.match.truth.TruthGenerator;
import dev.sluice.match.truth.TruthJob;
import dev.sluice.match.truth.TruthSettings;
import dev.sluice.match.truth.Verdict;
import dev.sluice.report.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that matches ledgers finds what was planted in them: all of it, and nothing else. */
class TruthMatchTest {

  private static final List<Integer> PARTITIONS = List.of(1, 2, 7, 64);
  private static final int MOST_FILES = 7;

  @TempDir Path folder;

  /** Oracle: the generator's truth, which a matcher that tries every pair has confirmed. */
  @ParameterizedTest
  @CsvSource({"101, false", "102, false", "103, false", "104, false", "109, true"})
  void findsWhatWasPlanted(long seed, boolean isWide) {
    Truth truth = TruthGenerator.generate(seed, new TruthSettings(400, isWide));
    SmallProject project = new SmallProject(folder);
    run(project, truth, 1);

    List<ResultRow> items = items(project);
    Verdict verdict = Judge.judge(truth, items);

    assertThat(verdict.differences()).isEmpty();
    assertThat(verdict.precision()).isEqualTo(1.0);
    assertThat(verdict.recall()).isEqualTo(1.0);
    assertThat(items)
        .filteredOn(ResultRow::isMatched)
        .extracting(ResultRow::item)
        .doesNotContainAnyElementsOf(truth.ambiguous());
  }

  /** Oracle: identity, whatever the order of rows and the number of files and partitions. */
  @ParameterizedTest
  @ValueSource(longs = {201, 202})
  void theOrderOfRowsChangesNothing(long seed) {
    Truth truth = TruthGenerator.generate(seed, TruthSettings.ofRows(400));
    Random random = new Random(seed);
    List<List<String>> digests = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (int partitions : PARTITIONS) {
      SmallProject project = new SmallProject(folder.resolve("p" + partitions));
      RunRecord record = run(project, truth.shuffled(random), partitions);
      digests.add(
          record.outputs().stream().map(output -> output.name() + " " + output.digest()).toList());
      rows.add(project.rows("SELECT * FROM truth.items"));
    }

    assertThat(digests).containsOnly(digests.get(0));
    assertThat(rows).containsOnly(rows.get(0));
  }

  private static RunRecord run(SmallProject project, Truth truth, int partitions) {
    truth.write(project.folder().resolve("data"), Math.min(partitions, MOST_FILES));
    project.job("truth", TruthJob.text(truth.settings()));
    RunRecord record =
        new JobRunner(
                project.options("truth"), SmallProject.interpreted(partitions), RunEvents.NONE)
            .run()
            .record();
    assertThat(record.outcome()).as("%s", record.problems()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    return record;
  }

  private static List<ResultRow> items(SmallProject project) {
    return project
        .spark()
        .sql(
            "SELECT side, item_id, match_id, rule, bucket, break_type, partner_id"
                + " FROM truth.items")
        .collectAsList()
        .stream()
        .map(
            row ->
                new ResultRow(
                    row.getString(0),
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6)))
        .toList();
  }
}
