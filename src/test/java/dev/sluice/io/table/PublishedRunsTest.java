package dev.sluice.io.table;

import static dev.sluice.io.table.TableTarget.Mode.APPEND;
import static dev.sluice.io.table.TableTarget.Mode.REPLACE;
import static dev.sluice.io.table.TableTarget.Mode.REPLACE_PARTITIONS;
import static dev.sluice.io.table.TestTables.SETTINGS;
import static dev.sluice.io.table.TestTables.SPARK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishedRunsTest {

  private final TestTables tables = new TestTables();

  private static TableRun run(String job, String parameters, String key) {
    return new TableRun(job, parameters, job + "-" + key, key, Owner.current());
  }

  private void publish(TableTarget target, TableRun run, String... rows) {
    try (StagedTable staged =
        StagedTable.stage(SPARK, SETTINGS, target, TestTables.rows(rows), run)) {
      staged.publish(1, again -> true);
    }
  }

  private Optional<String> found(TableTarget target, TableRun run) {
    return PublishedRuns.find(tables.catalog, target, run).map(PublishedRun::runId);
  }

  @Test
  void nothingIsPublishedOnATableThatDoesNotExist() {
    assertThat(found(tables.target(APPEND), run("a", "{}", "k1"))).isEmpty();
  }

  @Test
  void anAppendedRunStaysPublishedForEver() {
    TableTarget target = tables.target(APPEND);
    publish(target, run("a", "{}", "k1"), "1 mo");
    publish(target, run("a", "{}", "k2"), "2 mo");
    assertThat(found(target, run("a", "{}", "k1"))).contains("a-k1");
    assertThat(found(target, run("a", "{}", "k2"))).contains("a-k2");
    assertThat(found(target, run("a", "{}", "k3"))).isEmpty();
    assertThat(PublishedRuns.find(tables.catalog, target, run("a", "{}", "k2")).orElseThrow())
        .isEqualTo(new PublishedRun(tables.existing().currentSnapshot().snapshotId(), "a-k2"));
  }

  @Test
  void aReplacedRunHasToBePublishedAgain() {
    TableTarget target = tables.target(REPLACE);
    publish(target, run("a", "{date: 1}", "k1"), "1 mo");
    publish(target, run("a", "{date: 2}", "k2"), "2 mo");
    assertThat(found(target, run("a", "{date: 1}", "k1"))).isEmpty();
    assertThat(found(target, run("a", "{date: 2}", "k2"))).contains("a-k2");
  }

  @Test
  void partitionsReplacedWithOtherParametersStayPublished() {
    TableTarget target = tables.target(REPLACE_PARTITIONS, "day");
    publish(target, run("a", "{date: 1}", "k1"), "1 mo");
    publish(target, run("a", "{date: 2}", "k2"), "2 tu");
    assertThat(found(target, run("a", "{date: 1}", "k1"))).contains("a-k1");
    publish(target, run("a", "{date: 1}", "k3"), "1 mo");
    assertThat(found(target, run("a", "{date: 1}", "k1"))).isEmpty();
    assertThat(found(target, run("a", "{date: 2}", "k2"))).contains("a-k2");
  }

  @Test
  void whatIsOnlyStagedIsNotPublished() {
    TableTarget target = tables.target(APPEND);
    publish(target, run("a", "{}", "k1"), "1 mo");
    try (StagedTable staged = tables.stage(target, "k2", "2 mo")) {
      assertThat(staged.addedRecords()).isEqualTo(1);
      assertThat(found(target, run("my-job", "{}", "k2"))).isEmpty();
    }
  }
}
