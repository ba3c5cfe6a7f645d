package dev.sluice.io.table;

import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;

/**
 * A table that was made to stage its first rows. It is made together with the audit branch, so that
 * there is no moment at which a killed run leaves a table whose maker is unknown; and it is dropped
 * when nothing of it was ever published.
 */
final class FirstLoad {

  /** The run that made a table: only such tables are ever dropped. */
  private static final String MADE_BY = "sluice.made-by-run";

  /**
   * The audit branch whose run is dropping the table. It is set by compare-and-set while the table
   * has no branch, and keeps others from forking one until the table is gone.
   */
  private static final String DROPPED_BY = "sluice.dropped-by";

  private static final Map<String, String> PROPERTIES =
      Map.of(
          "format-version", "2",
          "write.format.default", "parquet",
          "write.parquet.compression-codec", "zstd",
          "write.metadata.delete-after-commit.enabled", "true",
          "write.metadata.previous-versions-max", "50",
          // Rivals on other branches of the same table make commits fail that are sound.
          "commit.retry.num-retries", "30",
          "commit.retry.min-wait-ms", "20",
          "commit.retry.max-wait-ms", "2000");

  private FirstLoad() {}

  /**
   * Makes namespace, table, branch and an empty snapshot on the branch.
   *
   * @param spec how it is partitioned, and with it its columns
   * @throws AlreadyExistsException when somebody else made the table meanwhile
   */
  static void create(
      TableCatalog catalog, TableId id, PartitionSpec spec, AuditBranch branch, TableRun run) {
    catalog.createNamespace(id.namespace());
    Transaction making =
        catalog
            .iceberg()
            .buildTable(id.identifier(), spec.schema())
            .withPartitionSpec(spec)
            .withProperties(PROPERTIES)
            .withProperty(MADE_BY, run.runId())
            .createTransaction();
    Fork.emptySnapshot(making.newFastAppend(), branch, run);
    making.commitTransaction();
  }

  /** The run that is dropping the table, if one is. */
  static Optional<AuditBranch> droppedBy(TableMetadata metadata) {
    return Optional.ofNullable(metadata.property(DROPPED_BY, null)).flatMap(AuditBranch::parse);
  }

  /** Drops the table with all its files when a run made it and nothing was ever published. */
  static void dropIfUnpublished(TableCatalog catalog, TableId id, BaseTable table, AuditBranch by) {
    boolean[] claimed = {false};
    try {
      MetadataCommit.commit(
          table.operations(),
          base -> {
            boolean mine = by.name().equals(base.property(DROPPED_BY, null));
            claimed[0] = mine || mayBeDropped(base);
            return claimed[0] && !mine
                ? TableMetadata.buildFrom(base).setProperties(Map.of(DROPPED_BY, by.name())).build()
                : base;
          });
      if (claimed[0]) {
        catalog.iceberg().dropTable(id.identifier(), true);
      }
    } catch (NoSuchTableException e) {
      // Gone already: what was wanted.
      catalog.iceberg().invalidateTable(id.identifier());
    }
  }

  private static boolean mayBeDropped(TableMetadata base) {
    return base.properties().containsKey(MADE_BY)
        && base.currentSnapshot() == null
        && base.refs().isEmpty()
        && droppedBy(base).filter(AuditBranch::ownerMayBeAlive).isEmpty();
  }
}
