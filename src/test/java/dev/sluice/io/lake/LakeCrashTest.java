package dev.sluice.io.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.io.file.CrashingStorage;
import dev.sluice.io.table.Owner;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Killed runs and runs at the same time. The oracle is which files must be there. */
class LakeCrashTest extends LakeFixture {

  private static final Owner NOBODY = new Owner(Owner.current().host(), 1L << 40, Instant.EPOCH);

  @Test
  void runsOfOtherBatchesDoNotDisturbEachOther() {
    StagedBatch first = output("a").stage(events(0, 10), run("a1"));
    output("b").cleanUp();
    StagedBatch second = output("b").stage(events(10, 20), run("b1"));
    first.publish();
    output("c").cleanUp();
    second.publish();

    assertThat(read()).containsExactlyInAnyOrderElementsOf(texts(events(0, 20)));
  }

  @ParameterizedTest
  @CsvSource({"AT_ONCE, false", "FILE_BY_FILE, true"})
  void isOldOrNewAfterACrashAtAnyStep(CrashingStorage.Rename rename, boolean byAnother)
      throws IOException {
    publish("other", "o1", inOneRegion(100, 120));
    publish("a", "old", inOneRegion(0, 20));
    Dataset<Row> next = inOneRegion(5, 40);
    List<String> before = files();
    boolean finished = false;
    int steps = 0;
    int completed = 0;
    while (!finished) {
      String key = "new-" + steps;
      StagedBatch staged = output("a").stage(next, new LakeRun("job", "run-" + steps, key, NOBODY));
      try {
        staged.publish(new CrashingStorage(rename, steps));
        finished = true;
      } catch (CrashingStorage.Crash crash) {
        // A batch of another name looks after what a dead process left.
        output(byAnother ? "b" : "a").cleanUp();
        if (output("a").publishedRunKey().equals(Optional.of(key))) {
          assertThat(files()).hasSize(4).doesNotContainAnyElementsOf(ofBatch(before, "a", "old"));
          assertThat(files()).containsAll(ofBatch(before, "other", "o1"));
          completed++;
          publish("a", "old", inOneRegion(0, 20));
        }
        assertThat(files()).isEqualTo(before);
        assertThat(staging()).isEmpty();
        assertThat(manifests()).containsExactly("a.json", "other.json");
      }
      steps++;
    }
    assertThat(read())
        .containsExactlyInAnyOrderElementsOf(texts(next.union(inOneRegion(100, 120))));
    assertThat(completed).isGreaterThan(3);
    assertThat(staging()).isEmpty();
  }

  private List<String> ofBatch(List<String> files, String batch, String key) {
    String prefix = LakePaths.of(lake(), batch).filePrefix(key);
    return files.stream().filter(file -> file.contains(prefix)).toList();
  }
}
