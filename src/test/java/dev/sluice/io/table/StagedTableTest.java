package dev.sluice.io.table;

import static dev.sluice.io.table.TableTarget.Mode.APPEND;
import static dev.sluice.io.table.TableTarget.Mode.REPLACE;
import static dev.sluice.io.table.TableTarget.Mode.REPLACE_PARTITIONS;
import static dev.sluice.io.table.TestTables.SETTINGS;
import static dev.sluice.io.table.TestTables.SPARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.iceberg.Snapshot;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StagedTableTest {

  private final TestTables tables = new TestTables();

  @Test
  void aFirstLoadIsSeenOnlyAfterItWasPublished() {
    try (StagedTable staged = tables.stage(tables.target(APPEND), "k1", "1 mo", "2 tu")) {
      assertThat(tables.published()).isEmpty();
      assertThat(staged.baseSnapshotId()).isEmpty();
      assertThat(staged.addedRecords()).isEqualTo(2);
      assertThat(TestTables.written(staged.rows(SPARK))).containsExactly("1 mo", "2 tu");
      assertThat(TestTables.written(staged.wholeTable(SPARK))).containsExactly("1 mo", "2 tu");
      PublishOutcome outcome = staged.publish(1, again -> true);
      assertThat(outcome).isEqualTo(new PublishOutcome.Published(staged.stagedSnapshotId(), 1));
    }
    assertThat(tables.published()).containsExactly("1 mo", "2 tu");
    assertThat(tables.branches()).containsExactly("main");
  }

  @Test
  void aRefusedFirstLoadLeavesNoTableAndNoFiles() {
    try (StagedTable staged = tables.stage(tables.target(APPEND), "k1", "1 mo")) {
      assertThat(tables.dataFiles()).isNotEmpty();
      staged.refuse();
    }
    assertThat(tables.table()).isEmpty();
    assertThat(tables.dataFiles()).isEmpty();
    assertThat(tables.catalog.tables(tables.namespace)).isEmpty();
    tables.publish(tables.target(APPEND), "k1", "5 we");
    assertThat(tables.published()).containsExactly("5 we");
  }

  @Test
  void closingWithoutPublishingRefuses() {
    try (StagedTable staged = tables.stage(tables.target(APPEND), "k1", "1 mo")) {
      assertThat(staged.addedRecords()).isEqualTo(1);
    }
    assertThat(tables.table()).isEmpty();
  }

  @Test
  void appendReadsExactlyItsOwnRowsOnTopOfOthers() {
    tables.publish(tables.target(APPEND), "k1", "1 mo", "2 tu");
    try (StagedTable staged = tables.stage(tables.target(APPEND), "k2", "2 tu", "3 we")) {
      assertThat(TestTables.written(staged.rows(SPARK))).containsExactly("2 tu", "3 we");
      assertThat(staged.rows(SPARK).filter("id = 3").select("day").collectAsList()).hasSize(1);
      assertThat(staged.rows(SPARK).count()).isEqualTo(2);
      assertThat(TestTables.written(staged.wholeTable(SPARK)))
          .containsExactly("1 mo", "2 tu", "2 tu", "3 we");
      staged.publish(1, again -> true);
    }
    assertThat(tables.published()).containsExactly("1 mo", "2 tu", "2 tu", "3 we");
  }

  @Test
  void replaceLeavesOnlyTheNewRows() {
    tables.publish(tables.target(APPEND), "k1", "1 mo", "2 tu");
    try (StagedTable staged = tables.stage(tables.target(REPLACE), "k2", "3 we")) {
      assertThat(tables.published()).containsExactly("1 mo", "2 tu");
      assertThat(TestTables.written(staged.rows(SPARK))).containsExactly("3 we");
      assertThat(TestTables.written(staged.wholeTable(SPARK))).containsExactly("3 we");
      staged.publish(1, again -> true);
    }
    assertThat(tables.published()).containsExactly("3 we");
  }

  @Test
  void replacePartitionsKeepsTheOtherPartitions() {
    TableTarget target = tables.target(REPLACE_PARTITIONS, "day");
    tables.publish(target, "k1", "1 mo", "2 tu", "3 tu");
    try (StagedTable staged = tables.stage(target, "k2", "4 tu", "5 we")) {
      assertThat(TestTables.written(staged.rows(SPARK))).containsExactly("4 tu", "5 we");
      assertThat(TestTables.written(staged.wholeTable(SPARK)))
          .containsExactly("1 mo", "4 tu", "5 we");
      staged.publish(1, again -> true);
    }
    assertThat(tables.published()).containsExactly("1 mo", "4 tu", "5 we");
  }

  @ParameterizedTest
  @EnumSource(TableTarget.Mode.class)
  void noRowsAreAPublicationToo(TableTarget.Mode mode) {
    TableTarget target = tables.target(mode, "day");
    tables.publish(target, "k1", "1 mo");
    TableRun run = TestTables.run("k2");
    try (StagedTable staged = StagedTable.stage(SPARK, SETTINGS, target, TestTables.rows(), run)) {
      assertThat(staged.addedRecords()).isZero();
      assertThat(staged.rows(SPARK).count()).isZero();
      staged.publish(1, again -> true);
    }
    assertThat(tables.published()).isEqualTo(mode == REPLACE ? List.of() : List.of("1 mo"));
    assertThat(PublishedRuns.find(tables.catalog, target, TestTables.run("k2")))
        .map(PublishedRun::runId)
        .contains(run.runId());
  }

  @ParameterizedTest
  @EnumSource(TableTarget.Mode.class)
  void refusingLeavesMainUntouchedAndDeletesTheStagedFiles(TableTarget.Mode mode) {
    TableTarget target = tables.target(mode, "day");
    tables.publish(target, "k1", "1 mo", "2 tu");
    long main = tables.existing().currentSnapshot().snapshotId();
    List<String> files = tables.dataFiles();
    try (StagedTable staged = tables.stage(target, "k2", "3 mo", "4 th")) {
      assertThat(staged.addedRecords()).isEqualTo(2);
      staged.refuse();
    }
    assertThat(tables.existing().currentSnapshot().snapshotId()).isEqualTo(main);
    assertThat(tables.published()).containsExactly("1 mo", "2 tu");
    assertThat(tables.branches()).containsExactly("main");
    assertThat(tables.dataFiles()).isEqualTo(files);
  }

  @Test
  void everySnapshotSaysWhichRunMadeIt() {
    TableRun run = TestTables.run("key 1");
    try (StagedTable staged =
        StagedTable.stage(SPARK, SETTINGS, tables.target(APPEND), TestTables.rows("1 mo"), run)) {
      staged.publish(1, again -> true);
    }
    assertThat(tables.existing().currentSnapshot().summary())
        .containsEntry("sluice.run-id", run.runId())
        .containsEntry("sluice.run-key", "key 1")
        .containsEntry("sluice.job", "my-job")
        .containsEntry("sluice.parameters", "{}")
        .containsEntry("sluice.digest", "d1")
        .containsKey("sluice.owner");
  }

  @ParameterizedTest
  @EnumSource(TableTarget.Mode.class)
  void whenMainMovesTheChangeIsStagedAgainOnTopAndAuditedAgain(TableTarget.Mode mode) {
    TableTarget target = tables.target(mode, "day");
    tables.publish(target, "k1", "1 mo", "2 tu");
    List<String> audited = new ArrayList<>();
    try (StagedTable staged = tables.stage(target, "k2", "3 tu", "4 we")) {
      tables.publish(tables.target(APPEND, "day"), "k3", "9 mo", "8 tu");
      PublishOutcome outcome =
          staged.publish(
              2,
              again -> {
                assertThat(TestTables.written(again.rows(SPARK))).containsExactly("3 tu", "4 we");
                audited.addAll(TestTables.written(again.wholeTable(SPARK)));
                return true;
              });
      assertThat(outcome).isEqualTo(new PublishOutcome.Published(staged.stagedSnapshotId(), 2));
    }
    List<String> expected =
        switch (mode) {
          case APPEND -> List.of("1 mo", "2 tu", "3 tu", "4 we", "8 tu", "9 mo");
          case REPLACE -> List.of("3 tu", "4 we");
          case REPLACE_PARTITIONS -> List.of("1 mo", "3 tu", "4 we", "9 mo");
        };
    assertThat(audited).isEqualTo(expected);
    assertThat(tables.published()).isEqualTo(expected);
    assertThat(tables.branches()).containsExactly("main");
    // The first staging is forgotten, so that no maintenance ever deletes the shared files.
    assertThat(tables.existing().snapshots())
        .filteredOn(snapshot -> "k2".equals(snapshot.summary().get("sluice.run-key")))
        .hasSize(1);
  }

  @Test
  void twoFirstLoadsBothArrive() {
    try (StagedTable first = tables.stage(tables.target(APPEND), "k1", "1 mo");
        StagedTable second = tables.stage(tables.target(APPEND), "k2", "2 tu")) {
      first.publish(1, again -> true);
      second.publish(2, again -> true);
    }
    assertThat(tables.published()).containsExactly("1 mo", "2 tu");
  }

  @Test
  void aRefusedFirstLoadDoesNotDropTheTableUnderAnother() {
    try (StagedTable first = tables.stage(tables.target(APPEND), "k1", "1 mo");
        StagedTable second = tables.stage(tables.target(APPEND), "k2", "2 tu")) {
      first.refuse();
      second.publish(1, again -> true);
    }
    assertThat(tables.published()).containsExactly("2 tu");
  }

  @Test
  void whatTheSecondAuditRefusesIsNotPublished() {
    tables.publish(tables.target(APPEND), "k1", "1 mo");
    List<String> before;
    try (StagedTable staged = tables.stage(tables.target(APPEND), "k2", "3 tu")) {
      tables.publish(tables.target(APPEND), "k3", "9 mo");
      before = tables.dataFiles();
      assertThat(staged.publish(5, again -> false)).isEqualTo(new PublishOutcome.Refused());
    }
    assertThat(tables.published()).containsExactly("1 mo", "9 mo");
    assertThat(tables.branches()).containsExactly("main");
    assertThat(tables.dataFiles()).hasSize(before.size() - 1);
  }

  @Test
  void whenMainKeepsMovingTheRunEndsAsAnExternalFault() {
    tables.publish(tables.target(APPEND), "k1", "1 mo");
    try (StagedTable staged = tables.stage(tables.target(APPEND), "k2", "3 tu")) {
      tables.publish(tables.target(APPEND), "k3", "9 mo");
      assertThatThrownBy(
              () ->
                  staged.publish(
                      2,
                      again -> {
                        tables.publish(tables.target(APPEND), "k4", "8 mo");
                        return true;
                      }))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.exitCode()).isEqualTo(4);
                assertThat(e.problems().get(0).code()).isEqualTo("publish-conflict");
              });
    }
    assertThat(tables.published()).containsExactly("1 mo", "8 mo", "9 mo");
    assertThat(tables.branches()).containsExactly("main");
  }

  @Test
  void theSameRunKeyStagedTwiceAtOnceIsPublishedOnce() {
    try (StagedTable first = tables.stage(tables.target(APPEND), "k1", "1 mo");
        StagedTable second = tables.stage(tables.target(APPEND), "k1", "1 mo")) {
      first.publish(1, again -> true);
      assertThat(second.publish(3, again -> true))
          .isInstanceOf(PublishOutcome.AlreadyPublished.class);
    }
    assertThat(tables.published()).containsExactly("1 mo");
  }

  @Test
  void anExceptionOfTheAuditLeavesNothingBehind() {
    tables.publish(tables.target(APPEND), "k1", "1 mo");
    try (StagedTable staged = tables.stage(tables.target(APPEND), "k2", "3 tu")) {
      tables.publish(tables.target(APPEND), "k3", "9 mo");
      assertThatThrownBy(
              () ->
                  staged.publish(
                      2,
                      again -> {
                        throw new IllegalStateException("no gate");
                      }))
          .hasMessage("no gate");
    }
    assertThat(tables.branches()).containsExactly("main");
  }

  @Test
  void aJobThatFailsWhileStagingLeavesNothingBehind() {
    assertThatThrownBy(
            () ->
                StagedTable.stage(
                    SPARK,
                    SETTINGS,
                    tables.target(APPEND),
                    TestTables.rows("1 mo")
                        .withColumn("day", functions.expr("string(raise_error('broken cell'))")),
                    TestTables.run("k1")))
        .hasStackTraceContaining("broken cell");
    assertThat(tables.table()).isEmpty();
  }

  @Test
  void manyPublishersOfOneTableAllArriveOnce() throws Exception {
    int publishers = 8;
    ExecutorService threads = Executors.newFixedThreadPool(publishers);
    try {
      List<Callable<PublishOutcome>> work =
          IntStream.range(0, publishers)
              .<Callable<PublishOutcome>>mapToObj(
                  number ->
                      () -> {
                        TestTables mine = tables;
                        try (StagedTable staged =
                            mine.stage(
                                mine.target(APPEND),
                                "k" + number,
                                number + " mo",
                                number + " tu")) {
                          return staged.publish(50, again -> again.addedRecords() == 2);
                        }
                      })
              .toList();
      for (Future<PublishOutcome> outcome : threads.invokeAll(work)) {
        assertThat(outcome.get()).isInstanceOf(PublishOutcome.Published.class);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(tables.published())
        .isEqualTo(
            LongStream.range(0, publishers)
                .boxed()
                .flatMap(number -> List.of(number + " mo", number + " tu").stream())
                .toList());
    assertThat(tables.branches()).containsExactly("main");
    List<String> keys = new ArrayList<>();
    for (Snapshot snapshot : tables.existing().snapshots()) {
      String key = snapshot.summary().get("sluice.run-key");
      if (key != null) {
        keys.add(key);
      }
    }
    assertThat(keys).doesNotHaveDuplicates().hasSize(publishers);
  }

  @Test
  void aTinyResultIsOneFileForEachPartition() {
    TableTarget target = tables.target(APPEND, "day");
    String[] rows =
        LongStream.range(0, 100).mapToObj(id -> id + " d" + id % 3).toArray(String[]::new);
    try (StagedTable staged =
        StagedTable.stage(
            SPARK, SETTINGS, target, TestTables.rows(rows).repartition(7), TestTables.run("k1"))) {
      staged.publish(1, again -> true);
    }
    assertThat(tables.existing().currentSnapshot().addedDataFiles(tables.existing().io()))
        .hasSize(3);
  }
}
