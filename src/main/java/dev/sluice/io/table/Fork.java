package dev.sluice.io.table;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.spark.sql.types.StructType;

/**
 * A table with a fresh audit branch.
 *
 * @param main what main was when the branch was made; empty when nothing was published yet
 */
record Fork(BaseTable table, AuditBranch branch, OptionalLong main) {

  /** How long another run may take to drop a table that it refused. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Makes the branch, and the table when it is missing; cleans up after dead runs first.
   *
   * @throws ProblemException (user) when the rows do not fit the table
   */
  static Fork open(TableCatalog catalog, TableTarget target, StructType rows, TableRun run) {
    TableId id = target.id();
    AuditBranch branch = AuditBranch.of(run);
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      OrphanBranches.cleanUp(catalog, target.table());
      Optional<BaseTable> existing = catalog.find(id);
      Problems problems = new Problems();
      Optional<PartitionSpec> spec = TargetCheck.plan(target, rows, existing, problems);
      problems.throwIfAny();
      Optional<Fork> fork =
          existing.isPresent()
              ? of(existing.get(), branch, run)
              : create(catalog, id, spec.orElseThrow(), branch, run);
      if (fork.isPresent()) {
        return fork.get();
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    throw new ProblemException(
        Problem.external(
            Place.file("table " + id),
            "table-busy",
            "another run is making or dropping the table and does not come to an end"));
  }

  /** A new table with the branch; nothing when somebody else made the table meanwhile. */
  private static Optional<Fork> create(
      TableCatalog catalog, TableId id, PartitionSpec spec, AuditBranch branch, TableRun run) {
    try {
      FirstLoad.create(catalog, id, spec, branch, run);
      return catalog.find(id).map(table -> new Fork(table, branch, OptionalLong.empty()));
    } catch (AlreadyExistsException e) {
      return Optional.empty();
    }
  }

  /** A branch of an existing table; nothing when the table is being dropped. */
  private static Optional<Fork> of(BaseTable table, AuditBranch branch, TableRun run) {
    OptionalLong[] main = {OptionalLong.empty()};
    boolean[] dropped = {false};
    try {
      MetadataCommit.commit(
          table.operations(),
          base -> {
            dropped[0] = FirstLoad.droppedBy(base).isPresent();
            if (dropped[0] || base.currentSnapshot() == null || base.ref(branch.name()) != null) {
              return base;
            }
            long current = base.currentSnapshot().snapshotId();
            main[0] = OptionalLong.of(current);
            return TableMetadata.buildFrom(base)
                .setRef(branch.name(), SnapshotRef.branchBuilder(current).build())
                .build();
          });
    } catch (NoSuchTableException e) {
      return Optional.empty();
    }
    if (dropped[0]) {
      return Optional.empty();
    }
    if (main[0].isEmpty()) {
      return ofEmptyTable(table, branch, run);
    }
    return Optional.of(new Fork(table, branch, main[0]));
  }

  /** A table that has no published state: a branch needs a snapshot, so it gets an empty one. */
  private static Optional<Fork> ofEmptyTable(BaseTable table, AuditBranch branch, TableRun run) {
    try {
      emptySnapshot(table.newFastAppend(), branch, run);
    } catch (NoSuchTableException e) {
      return Optional.empty();
    }
    TableMetadata metadata = table.operations().refresh();
    if (FirstLoad.droppedBy(metadata).isPresent()) {
      Branches.remove(table, branch);
      return Optional.empty();
    }
    return Optional.of(under(table, branch));
  }

  /** A branch whose one snapshot was committed together with it: what is below is main. */
  static Fork under(BaseTable table, AuditBranch branch) {
    TableMetadata metadata = table.operations().refresh();
    Long main = metadata.snapshot(metadata.ref(branch.name()).snapshotId()).parentId();
    return new Fork(table, branch, main == null ? OptionalLong.empty() : OptionalLong.of(main));
  }

  /** Commits a snapshot without rows, which makes the branch if it is not there. */
  static void emptySnapshot(AppendFiles append, AuditBranch branch, TableRun run) {
    run.forkSummary().forEach(append::set);
    append.toBranch(branch.name()).commit();
  }
}
