package dev.sluice.io.table;

import dev.sluice.problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.exceptions.NoSuchTableException;

/** What runs that were killed left on a table. */
public final class OrphanBranches {

  private OrphanBranches() {}

  /**
   * Drops the audit branches whose run is no longer alive, with the files that were committed to
   * them, and the table itself when such a run made it and nothing was ever published. Branches of
   * live runs stay; those of other hosts stay for 24 hours. Costs one load of the table's metadata
   * when there is nothing to do.
   *
   * @param table {@code namespace.table}; nothing happens when it does not exist
   * @return the names of the branches that were dropped
   */
  public static List<String> cleanUp(TableCatalog catalog, String table) {
    TableId id = TableId.parse(table, Place.file(table));
    Optional<BaseTable> found = catalog.find(id);
    if (found.isEmpty()) {
      return List.of();
    }
    try {
      return CatalogFailure.guard("table " + id, () -> cleanUp(catalog, id, found.get()));
    } catch (NoSuchTableException e) {
      return List.of();
    }
  }

  private static List<String> cleanUp(TableCatalog catalog, TableId id, BaseTable table) {
    TableMetadata metadata = table.operations().current();
    List<String> dropped = new ArrayList<>();
    for (String name : metadata.refs().keySet()) {
      Optional<AuditBranch> orphan =
          AuditBranch.parse(name).filter(branch -> !branch.ownerMayBeAlive());
      if (orphan.isPresent()) {
        drop(catalog, id, table, orphan.get());
        dropped.add(name);
      }
    }
    FirstLoad.droppedBy(metadata)
        .filter(branch -> !branch.ownerMayBeAlive())
        .ifPresent(branch -> FirstLoad.dropIfUnpublished(catalog, id, table, branch));
    return dropped;
  }

  /** Drops one branch with its files, and the table when nothing is left of it. */
  static void drop(TableCatalog catalog, TableId id, BaseTable table, AuditBranch branch) {
    SnapshotFiles.delete(Branches.remove(table, branch), table.io(), SnapshotFiles.Rows.DELETE);
    FirstLoad.dropIfUnpublished(catalog, id, table, branch);
  }
}
