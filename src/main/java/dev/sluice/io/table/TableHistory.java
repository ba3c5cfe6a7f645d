package dev.sluice.io.table;

import dev.sluice.problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The earlier states of a published table, for those who want to look at what a run read or
 * published. Reads metadata only; close it when the rows have been read.
 */
public final class TableHistory implements AutoCloseable {

  private final String table;
  private final BaseTable found;
  private final List<StagedScan> scans = new ArrayList<>();

  private TableHistory(String table, BaseTable found) {
    this.table = table;
    this.found = found;
  }

  /**
   * Finds a table; empty when it does not exist.
   *
   * @param name {@code namespace.table}
   * @throws dev.sluice.problem.ProblemException (external) when the catalog does not answer
   */
  public static Optional<TableHistory> find(TableCatalog catalog, String name) {
    TableId id = TableId.parse(name, Place.file("table " + name));
    return catalog.find(id).map(found -> new TableHistory(id.inSpark(catalog.name()), found));
  }

  /** True while a state can be read; maintenance expires old ones. */
  public boolean has(long snapshotId) {
    return found.snapshot(snapshotId) != null;
  }

  /**
   * True when a state is what the table shows now, or one that later publications followed; false
   * for one that somebody rolled back.
   */
  public boolean isOfMain(long snapshotId) {
    TableMetadata metadata = found.operations().current();
    Snapshot snapshot = metadata.currentSnapshot();
    while (snapshot != null && snapshot.snapshotId() != snapshotId) {
      snapshot = Branches.parent(metadata, snapshot);
    }
    return snapshot != null;
  }

  /** Exactly the rows that were published with a state that {@link #has} told of, lazily. */
  public Dataset<Row> published(SparkSession spark, long snapshotId) {
    StagedScan scan =
        CatalogFailure.guard(table, () -> new StagedScan(found, found.snapshot(snapshotId)));
    scans.add(scan);
    return scan.rows(spark, table);
  }

  @Override
  public void close() {
    scans.forEach(StagedScan::close);
    scans.clear();
  }
}
