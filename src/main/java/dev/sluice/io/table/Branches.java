package dev.sluice.io.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableMetadata;
import org.jspecify.annotations.Nullable;

/** What is done with the branches of a table, each as one compare-and-set of its metadata. */
final class Branches {

  /** What came of an attempt to publish. */
  enum Publication {
    DONE,
    /** Main is no longer what the branch was forked from. */
    MAIN_MOVED,
    /** Somebody took the branch for that of a dead run and removed it. */
    BRANCH_LOST
  }

  private Branches() {}

  /** The published state of a table, if it has one. */
  static OptionalLong main(TableMetadata metadata) {
    Snapshot current = metadata.currentSnapshot();
    return current == null ? OptionalLong.empty() : OptionalLong.of(current.snapshotId());
  }

  /** Makes main what the branch is, and removes the branch, unless main moved since the fork. */
  static Publication publish(BaseTable table, String branch, OptionalLong fork, long staged) {
    Publication[] outcome = {Publication.DONE};
    MetadataCommit.commit(
        table.operations(),
        base -> {
          outcome[0] = publication(base, branch, fork, staged);
          boolean pending = outcome[0] == Publication.DONE && base.ref(branch) != null;
          return pending
              ? TableMetadata.buildFrom(base)
                  .setBranchSnapshot(staged, SnapshotRef.MAIN_BRANCH)
                  .removeRef(branch)
                  .build()
              : base;
        });
    return outcome[0];
  }

  private static Publication publication(
      TableMetadata base, String branch, OptionalLong fork, long staged) {
    if (base.ref(branch) == null) {
      return ancestors(base, base.currentSnapshot()).contains(staged)
          ? Publication.DONE
          : Publication.BRANCH_LOST;
    }
    return main(base).equals(fork) ? Publication.DONE : Publication.MAIN_MOVED;
  }

  /**
   * Removes a branch, together with the snapshots that only it has and that the given run made.
   *
   * @return the snapshots that are no longer part of the table
   */
  static List<Snapshot> remove(BaseTable table, AuditBranch branch) {
    List<Snapshot> removed = new ArrayList<>();
    MetadataCommit.commit(
        table.operations(),
        base -> {
          SnapshotRef ref = base.ref(branch.name());
          if (ref == null) {
            return base;
          }
          removed.clear();
          removed.addAll(ownSnapshots(base, branch, ref));
          TableMetadata.Builder builder = TableMetadata.buildFrom(base).removeRef(branch.name());
          if (!removed.isEmpty()) {
            builder.removeSnapshots(removed.stream().map(Snapshot::snapshotId).toList());
          }
          return builder.build();
        });
    return removed;
  }

  private static List<Snapshot> ownSnapshots(
      TableMetadata base, AuditBranch branch, SnapshotRef ref) {
    Set<Long> others = new HashSet<>();
    base.refs()
        .forEach(
            (name, other) -> {
              if (!name.equals(branch.name())) {
                others.addAll(ancestors(base, base.snapshot(other.snapshotId())));
              }
            });
    Set<String> borrowed = new HashSet<>();
    for (Snapshot snapshot : base.snapshots()) {
      // A cherry-picked snapshot shares the files of its source.
      String source = snapshot.summary().get("source-snapshot-id");
      if (source != null) {
        borrowed.add(source);
      }
    }
    List<Snapshot> own = new ArrayList<>();
    Snapshot snapshot = base.snapshot(ref.snapshotId());
    while (snapshot != null
        && !others.contains(snapshot.snapshotId())
        && !borrowed.contains(Long.toString(snapshot.snapshotId()))
        && branch.madeSnapshot(snapshot.summary())) {
      own.add(snapshot);
      snapshot = parent(base, snapshot);
    }
    return own;
  }

  /** The snapshot and all before it, as far as the metadata still knows them. */
  static Set<Long> ancestors(TableMetadata metadata, @Nullable Snapshot head) {
    Set<Long> ids = new HashSet<>();
    Snapshot snapshot = head;
    while (snapshot != null && ids.add(snapshot.snapshotId())) {
      snapshot = parent(metadata, snapshot);
    }
    return ids;
  }

  static @Nullable Snapshot parent(TableMetadata metadata, Snapshot snapshot) {
    Long parent = snapshot.parentId();
    return parent == null ? null : metadata.snapshot(parent);
  }
}
