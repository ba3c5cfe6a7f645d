package dev.sluice.io.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import dev.sluice.problem.Category;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A published table as an input, pinned to the state that it had when the job was planned: whatever
 * is published meanwhile, a run reads one state, and its record says which.
 */
public final class TableSource {

  private static final StructType PLACE =
      new StructType()
          .add("file", DataTypes.StringType)
          .add("block", DataTypes.LongType)
          .add("position", DataTypes.LongType);

  private final String catalog;
  private final TableId id;
  private final Table table;
  private final StructType schema;
  private final @Nullable Snapshot snapshot;

  private TableSource(String catalog, TableId id, Table table, @Nullable Snapshot snapshot) {
    this.catalog = catalog;
    this.id = id;
    this.table = table;
    this.snapshot = snapshot;
    Integer schemaId = snapshot == null ? null : snapshot.schemaId();
    this.schema =
        SparkSchemaUtil.convert(
            schemaId == null
                ? table.schema()
                : table.schemas().getOrDefault(schemaId, table.schema()));
  }

  /**
   * Finds the table and pins its current state. Reads metadata only.
   *
   * @param table {@code namespace.table}
   * @return nothing when a problem was reported
   * @throws ProblemException (external) when the catalog does not answer
   */
  public static Optional<TableSource> find(
      TableCatalog catalog, String table, Place place, Problems problems) {
    return find(catalog, table, OptionalLong.empty(), place, problems);
  }

  /**
   * The same for an earlier state.
   *
   * @param snapshot the state to pin; the current one when it is not there
   */
  public static Optional<TableSource> find(
      TableCatalog catalog, String table, OptionalLong snapshot, Place place, Problems problems) {
    try {
      TableId id = TableId.parse(table, place);
      return catalog
          .find(id, place, problems)
          .flatMap(found -> pinned(catalog.name(), id, found, snapshot, place, problems));
    } catch (ProblemException e) {
      if (e.exitCode() != Category.USER.exitCode()) {
        throw e;
      }
      problems.reportAll(e.problems());
      return Optional.empty();
    }
  }

  private static Optional<TableSource> pinned(
      String catalog,
      TableId id,
      Table table,
      OptionalLong snapshot,
      Place place,
      Problems problems) {
    if (snapshot.isEmpty()) {
      return Optional.of(new TableSource(catalog, id, table, table.currentSnapshot()));
    }
    Snapshot found = table.snapshot(snapshot.getAsLong());
    if (found == null) {
      problems.report(
          Problem.user(
              place,
              "missing-snapshot",
              "the table has no snapshot "
                  + snapshot.getAsLong()
                  + "; the current one is "
                  + (table.currentSnapshot() == null
                      ? "none"
                      : Long.toString(table.currentSnapshot().snapshotId()))));
      return Optional.empty();
    }
    return Optional.of(new TableSource(catalog, id, table, found));
  }

  /** The columns of the pinned state, without the hidden one. */
  public StructType schema() {
    return schema;
  }

  /** The pinned state; empty when nothing has been published yet. */
  public OptionalLong snapshotId() {
    return snapshot == null ? OptionalLong.empty() : OptionalLong.of(snapshot.snapshotId());
  }

  /**
   * How many rows the pinned state has, from its summary; empty when the writer did not say, or
   * rows were deleted from files without rewriting them.
   */
  public OptionalLong rowCount() {
    if (snapshot == null) {
      return OptionalLong.of(0);
    }
    Map<String, String> summary = snapshot.summary();
    long total = PropertyUtil.propertyAsLong(summary, SnapshotSummary.TOTAL_RECORDS_PROP, -1);
    long deletes = PropertyUtil.propertyAsLong(summary, SnapshotSummary.TOTAL_DELETE_FILES_PROP, 0);
    return total < 0 || deletes > 0 ? OptionalLong.empty() : OptionalLong.of(total);
  }

  /**
   * How many rows of some days the pinned state has, from its metadata alone; empty when that
   * cannot be told because files hold rows of other days too, or rows were deleted from files.
   *
   * @param column a date or a timestamp, whose day is that of UTC
   */
  public OptionalLong rowCount(StructField column, Days days) {
    if (snapshot == null) {
      return OptionalLong.of(0);
    }
    TableScan scan = table.newScan().useSnapshot(snapshot.snapshotId()).filter(days.filter(column));
    long rows = 0;
    try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
      for (FileScanTask task : tasks) {
        if (!task.deletes().isEmpty() || task.residual() != Expressions.alwaysTrue()) {
          return OptionalLong.empty();
        }
        rows += task.file().recordCount();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return OptionalLong.of(rows);
  }

  /**
   * How large the files of the pinned state are, from its summary; 0 when the writer did not say.
   */
  public long bytes() {
    return snapshot == null
        ? 0
        : PropertyUtil.propertyAsLong(snapshot.summary(), SnapshotSummary.TOTAL_FILE_SIZE_PROP, 0);
  }

  /**
   * The rows, lazily, with the hidden column {@link HiddenColumns#ROW_ORDER} from Iceberg's {@code
   * _file} and {@code _pos}; Spark does not compute it when nothing asks for it. Runs no job.
   */
  public Dataset<Row> read(SparkSession spark) {
    if (snapshot == null) {
      return spark.createDataFrame(List.of(), schema.add(HiddenColumns.ROW_ORDER, PLACE));
    }
    return spark
        .table(id.inSpark(catalog, "snapshot_id_" + snapshot.snapshotId()))
        .withColumn(
            HiddenColumns.ROW_ORDER,
            struct(
                col("_file").as("file"),
                // A data file is read as one: the position counts from its beginning.
                lit(0L).as("block"),
                col("_pos").as("position")));
  }
}
