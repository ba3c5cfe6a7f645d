package dev.sluice.io.table;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.BaseFileScanTask;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpecParser;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.ResidualEvaluator;
import org.apache.iceberg.spark.ScanTaskSetManager;
import org.apache.iceberg.spark.SparkReadOptions;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Reads exactly the rows that one snapshot added, whatever else the table holds: Spark is handed
 * the list of the snapshot's own data files. It is handed by name through a registry of this
 * process, from which {@link #close} removes it.
 */
final class StagedScan implements AutoCloseable {

  private final BaseTable table;
  private final String name = UUID.randomUUID().toString();
  private final boolean empty;

  StagedScan(BaseTable table, Snapshot snapshot) {
    this.table = table;
    List<FileScanTask> tasks = new ArrayList<>();
    String schema = SchemaParser.toJson(table.schema());
    for (DataFile file : snapshot.addedDataFiles(table.io())) {
      String spec = PartitionSpecParser.toJson(table.specs().get(file.specId()));
      tasks.add(
          new BaseFileScanTask(
              file,
              new DeleteFile[0],
              schema,
              spec,
              ResidualEvaluator.unpartitioned(Expressions.alwaysTrue())));
    }
    this.empty = tasks.isEmpty();
    if (!empty) {
      ScanTaskSetManager.get().stageTasks(table, name, tasks);
    }
  }

  /** The rows, lazily; no longer readable after {@link #close}. */
  Dataset<Row> rows(SparkSession spark, String tableInSpark) {
    if (empty) {
      return spark.createDataFrame(List.of(), SparkSchemaUtil.convert(table.schema()));
    }
    return spark.read().option(SparkReadOptions.SCAN_TASK_SET_ID, name).table(tableInSpark);
  }

  @Override
  public void close() {
    if (!empty) {
      ScanTaskSetManager.get().removeTasks(table, name);
    }
  }
}
