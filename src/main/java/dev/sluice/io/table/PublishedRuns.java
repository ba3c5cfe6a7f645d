package dev.sluice.io.table;

import dev.sluice.problem.Place;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a run would publish again what is published already, from the summaries of the
 * snapshots of main. Snapshots that maintenance expired are forgotten.
 */
public final class PublishedRuns {

  private PublishedRuns() {}

  /**
   * Finds the publication that makes another one with the same run key needless:
   *
   * <ul>
   *   <li>append: any in the history of main, since appended rows stay
   *   <li>replace: the newest of the same job, since it replaced all earlier ones
   *   <li>replace-partitions: the newest of the same job with the same parameters, which choose the
   *       partitions
   * </ul>
   *
   * Reads the table's metadata only.
   */
  public static Optional<PublishedRun> find(
      TableCatalog catalog, TableTarget target, TableRun run) {
    return catalog
        .find(TableId.parse(target.table(), Place.file(target.table())))
        .map(BaseTable::operations)
        .flatMap(operations -> find(operations.current(), target.mode(), run));
  }

  static Optional<PublishedRun> find(TableMetadata metadata, TableTarget.Mode mode, TableRun run) {
    @Nullable Snapshot snapshot = metadata.currentSnapshot();
    while (snapshot != null) {
      Map<String, String> summary = snapshot.summary();
      if (run.runKey().equals(summary.get(TableRun.RUN_KEY))) {
        return Optional.of(
            new PublishedRun(
                snapshot.snapshotId(), summary.getOrDefault(TableRun.RUN_ID, "unknown")));
      }
      if (overrides(summary, mode, run)) {
        return Optional.empty();
      }
      snapshot = Branches.parent(metadata, snapshot);
    }
    return Optional.empty();
  }

  /** True when a newer publication took the place of what this run key once published. */
  private static boolean overrides(
      Map<String, String> summary, TableTarget.Mode mode, TableRun run) {
    boolean sameJob = run.job().equals(summary.get(TableRun.JOB));
    return switch (mode) {
      case APPEND -> false;
      case REPLACE -> sameJob;
      case REPLACE_PARTITIONS ->
          sameJob && run.parameters().equals(summary.get(TableRun.PARAMETERS));
    };
  }
}
