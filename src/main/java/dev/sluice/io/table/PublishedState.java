package dev.sluice.io.table;

import dev.sluice.problem.Place;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What a job wrote down with the newest state of a table that it published.
 *
 * @param text what was written down
 * @param snapshotId the snapshot that it was written down with
 * @param mainId what main is now; another than the snapshot when others changed the table since
 */
public record PublishedState(String text, long snapshotId, long mainId) {

  /** The key of the snapshot's summary that holds it. */
  public static final String KEY = "sluice.recomputed-from";

  /** Finds the newest of a job in the history of main; reads metadata only. */
  public static Optional<PublishedState> find(TableCatalog catalog, String table, String job) {
    return catalog
        .find(TableId.parse(table, Place.file(table)))
        .flatMap(found -> find(found.operations().current(), job));
  }

  private static Optional<PublishedState> find(TableMetadata metadata, String job) {
    @Nullable Snapshot main = metadata.currentSnapshot();
    for (@Nullable Snapshot at = main; at != null; at = Branches.parent(metadata, at)) {
      Map<String, String> summary = at.summary();
      String text = summary.get(KEY);
      if (text != null && job.equals(summary.get(TableRun.JOB))) {
        return Optional.of(new PublishedState(text, at.snapshotId(), main.snapshotId()));
      }
    }
    return Optional.empty();
  }
}
