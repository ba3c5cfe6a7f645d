package dev.sluice.io.table;

import static dev.sluice.io.table.TableTarget.Mode.APPEND;
import static dev.sluice.io.table.TestTables.SETTINGS;
import static dev.sluice.io.table.TestTables.SPARK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.junit.jupiter.api.Test;

/** What a run that was killed at any point leaves behind, and what the next run makes of it. */
class OrphanBranchesTest {

  private final TestTables tables = new TestTables();
  private final TableTarget target = tables.target(APPEND);

  /** A process of this host that has just ended. */
  private static Owner dead() throws Exception {
    Process process = new ProcessBuilder("true").start();
    Owner owner = new Owner(Owner.current().host(), process.pid(), Instant.now());
    process.waitFor();
    return owner;
  }

  private static TableRun run(Owner owner) {
    return new TableRun("my-job", "{}", "run-of-" + owner.pid(), "k-dead", owner);
  }

  private List<String> cleanUp() {
    return OrphanBranches.cleanUp(tables.catalog, target.table());
  }

  @Test
  void aRunKilledAfterItMadeTheTableLeavesNoTable() throws Exception {
    TableRun run = run(dead());
    FirstLoad.create(
        tables.catalog,
        target.id(),
        PartitionSpec.builderFor(SparkSchemaUtil.convert(TestTables.COLUMNS.asNullable())).build(),
        AuditBranch.of(run),
        run);
    assertThat(tables.table()).isPresent();
    assertThat(cleanUp()).hasSize(1);
    assertThat(tables.table()).isEmpty();
  }

  @Test
  void aRunKilledAfterItMadeTheBranchLeavesMainAsItWas() throws Exception {
    tables.publish(target, "k1", "1 mo");
    Fork fork = Fork.open(tables.catalog, target, TestTables.COLUMNS, run(dead()));
    assertThat(tables.branches()).contains(fork.branch().name());
    assertThat(cleanUp()).containsExactly(fork.branch().name());
    assertThat(tables.branches()).containsExactly("main");
    assertThat(tables.published()).containsExactly("1 mo");
  }

  @Test
  @SuppressWarnings("MustBeClosedChecker")
  void aRunKilledAfterItStagedLeavesMainAndItsFilesOnly() throws Exception {
    tables.publish(target, "k1", "1 mo");
    List<String> files = tables.dataFiles();
    StagedTable.stage(SPARK, SETTINGS, target, TestTables.rows("2 tu"), run(dead()));
    assertThat(tables.dataFiles()).hasSize(files.size() + 1);
    assertThat(cleanUp()).hasSize(1);
    assertThat(tables.dataFiles()).isEqualTo(files);
    assertThat(tables.published()).containsExactly("1 mo");
    assertThat(tables.existing().snapshots()).hasSize(2);
  }

  @Test
  void aFirstLoadKilledAfterItStagedLeavesNoTable() throws Exception {
    StagedTable.stage(SPARK, SETTINGS, target, TestTables.rows("2 tu"), run(dead()));
    assertThat(cleanUp()).hasSize(1);
    assertThat(tables.table()).isEmpty();
    assertThat(tables.dataFiles()).isEmpty();
  }

  @Test
  void aRunKilledWhileItDroppedItsTableDoesNotStopTheNext() throws Exception {
    TableRun run = run(dead());
    AuditBranch branch = AuditBranch.of(run);
    StagedTable staged = StagedTable.stage(SPARK, SETTINGS, target, TestTables.rows("2 tu"), run);
    assertThat(staged.addedRecords()).isEqualTo(1);
    var table = tables.existing();
    table.manageSnapshots().removeBranch(staged.branchName()).commit();
    table.updateProperties().set("sluice.dropped-by", branch.name()).commit();
    tables.publish(target, "k1", "1 mo");
    assertThat(tables.published()).containsExactly("1 mo");
  }

  @Test
  void theNextRunCleansUpByItself() throws Exception {
    StagedTable.stage(SPARK, SETTINGS, target, TestTables.rows("2 tu"), run(dead()));
    tables.publish(target, "k1", "1 mo");
    assertThat(tables.published()).containsExactly("1 mo");
    assertThat(tables.branches()).containsExactly("main");
    assertThat(tables.dataFiles()).hasSize(1);
  }

  @Test
  void theBranchOfALiveRunStays() {
    try (StagedTable staged = tables.stage(target, "k1", "1 mo")) {
      assertThat(cleanUp()).isEmpty();
      staged.publish(1, again -> true);
    }
    assertThat(tables.published()).containsExactly("1 mo");
  }

  @Test
  void theBranchOfAnotherHostStaysForADay() {
    tables.publish(target, "k1", "1 mo");
    Owner foreign = new Owner("elsewhere", 1, Instant.now().minus(Duration.ofDays(30)));
    AuditBranch young = branch(foreign, Duration.ofHours(23));
    AuditBranch old = branch(foreign, Duration.ofHours(25));
    var table = tables.existing();
    long main = table.currentSnapshot().snapshotId();
    table
        .manageSnapshots()
        .createBranch(young.name(), main)
        .createBranch(old.name(), main)
        .createBranch("my_own_branch", main)
        .commit();
    assertThat(cleanUp()).containsExactly(old.name());
    assertThat(tables.branches()).containsExactlyInAnyOrder("main", "my_own_branch", young.name());
    assertThat(tables.published()).containsExactly("1 mo");
  }

  private static AuditBranch branch(Owner owner, Duration age) {
    return new AuditBranch("my-job", "r" + age.toHours(), owner, Instant.now().minus(age), 1);
  }

  @Test
  void aStagedStateThatSomebodyElseTookUpKeepsItsFiles() throws Exception {
    tables.publish(target, "k1", "1 mo");
    StagedTable staged =
        StagedTable.stage(SPARK, SETTINGS, target, TestTables.rows("2 tu"), run(dead()));
    tables.existing().manageSnapshots().createTag("kept", staged.stagedSnapshotId()).commit();
    cleanUp();
    assertThat(tables.branches()).containsExactly("kept", "main");
    assertThat(
            TestTables.written(SPARK.read().option("tag", "kept").table("lake." + target.table())))
        .containsExactly("1 mo", "2 tu");
  }

  @Test
  void aMissingTableIsClean() {
    assertThat(cleanUp()).isEmpty();
  }

  @Test
  void namesTellEverythingAboutTheOwner() {
    AuditBranch branch = AuditBranch.of(TestTables.run("k"));
    assertThat(AuditBranch.parse(branch.name())).contains(branch);
    assertThat(branch.ownerMayBeAlive()).isTrue();
    AuditBranch odd =
        AuditBranch.of(new TableRun("täglich_x", "{}", "r_1 ü", "k", Owner.current()));
    assertThat(AuditBranch.parse(odd.name())).contains(odd);
    assertThat(AuditBranch.parse("sluice_audit_by_hand")).isEmpty();
    assertThat(AuditBranch.parse("main")).isEmpty();
  }

  @Test
  void aLaterProcessWithTheSameIdIsNotTheOwner() {
    Owner me = Owner.current();
    Owner before = new Owner(me.host(), me.pid(), me.startedAt().minusSeconds(60));
    assertThat(me.mayBeAlive(Instant.now())).isTrue();
    assertThat(before.mayBeAlive(Instant.now())).isFalse();
  }
}
