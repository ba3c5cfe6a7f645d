package dev.sluice.io.table;

import dev.sluice.problem.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericAppenderFactory;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.types.StructType;

/**
 * A bookkeeping table, such as {@code sluice.runs}, to which a handful of rows is appended without
 * a Spark job: the rows are written to one file in this process and committed. Any number of
 * processes may append at once; every row arrives once. Spark reads the table like any other.
 */
public final class RowLog {

  private static final Map<String, String> PROPERTIES =
      Map.of(
          "format-version", "2",
          "write.parquet.compression-codec", "zstd",
          "write.metadata.delete-after-commit.enabled", "true",
          "write.metadata.previous-versions-max", "10",
          "commit.retry.num-retries", "100",
          "commit.retry.min-wait-ms", "10",
          "commit.retry.max-wait-ms", "1000");

  /** More snapshots than these make every commit slow, and nobody travels back in a log. */
  private static final int MOST_SNAPSHOTS = 200;

  private static final int KEPT_SNAPSHOTS = 20;

  private final TableCatalog catalog;
  private final TableId id;
  private final StructType columns;

  private RowLog(TableCatalog catalog, TableId id, StructType columns) {
    this.catalog = catalog;
    this.id = id;
    this.columns = columns;
  }

  /**
   * The log of this name. Nothing is read or made until rows are appended.
   *
   * @param table {@code namespace.table}
   * @param columns what the rows of this version of Sluice have; columns that an existing table
   *     lacks are added to it, and those that only it has stay null
   */
  public static RowLog of(TableCatalog catalog, String table, StructType columns) {
    return new RowLog(catalog, TableId.parse(table, Place.file(table)), columns);
  }

  /** Makes the table when it is missing, for those who append by other means. */
  public void create() {
    CatalogFailure.guard("table " + id, this::table);
  }

  /**
   * Appends rows in one commit.
   *
   * @param rows values by column: strings, numbers, {@link java.time.LocalDate}, {@link
   *     java.time.Instant} for a timestamp, lists and maps of these; absent is null
   */
  public void append(List<Map<String, Object>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    CatalogFailure.guard(
        "table " + id,
        () -> {
          BaseTable table = table();
          table.newAppend().appendFile(write(table, rows)).commit();
          forgetOldSnapshots(table);
          return true;
        });
  }

  /**
   * All rows, without a Spark job; none when the table does not exist. Reads the whole table, in no
   * particular order.
   */
  public List<Map<String, Object>> rows() {
    return CatalogFailure.guard(
        "table " + id,
        () -> {
          List<Map<String, Object>> rows = new ArrayList<>();
          catalog.find(id).ifPresent(table -> read(table, rows));
          return rows;
        });
  }

  private static void read(BaseTable table, List<Map<String, Object>> rows) {
    try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
      records.forEach(record -> rows.add(LogRecord.values(record)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BaseTable table() {
    Optional<BaseTable> existing = catalog.find(id);
    BaseTable table = existing.orElseGet(this::createTable);
    boolean complete = columns.forall(field -> table.schema().findField(field.name()) != null);
    if (!complete) {
      table.updateSchema().unionByNameWith(SparkSchemaUtil.convert(columns.asNullable())).commit();
    }
    return table;
  }

  private BaseTable createTable() {
    try {
      catalog.createNamespace(id.namespace());
      Schema schema = SparkSchemaUtil.convert(columns.asNullable());
      catalog.iceberg().buildTable(id.identifier(), schema).withProperties(PROPERTIES).create();
    } catch (AlreadyExistsException e) {
      // Another run was faster, which is as good.
      return catalog.find(id).orElseThrow();
    }
    return catalog.find(id).orElseThrow();
  }

  private static DataFile write(BaseTable table, List<Map<String, Object>> rows) {
    String name = "log-" + UUID.randomUUID() + ".parquet";
    OutputFile output = table.io().newOutputFile(table.locationProvider().newDataLocation(name));
    DataWriter<Record> writer =
        new GenericAppenderFactory(table.schema())
            .setAll(table.properties())
            .newDataWriter(EncryptedFiles.plainAsEncryptedOutput(output), FileFormat.PARQUET, null);
    try (writer) {
      rows.forEach(row -> writer.write(LogRecord.of(table.schema().asStruct(), row)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toDataFile();
  }

  private static void forgetOldSnapshots(BaseTable table) {
    if (table.operations().current().snapshots().size() > MOST_SNAPSHOTS) {
      table
          .expireSnapshots()
          .expireOlderThan(System.currentTimeMillis())
          .retainLast(KEPT_SNAPSHOTS)
          .commit();
    }
  }
}
