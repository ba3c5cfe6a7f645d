package dev.sluice.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import dev.sluice.report.RunRecord;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.spec.Job;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.TableSchemas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The rows that a run rejected, with run, place and reason. They are read again from the plan, and
 * only when the counts say that there are any: a clean run pays nothing.
 */
final class Quarantine {

  /** The table of all rejected rows of all jobs. */
  static final String TABLE = "sluice.quarantine";

  static final StructType SCHEMA =
      new StructType()
          .add("run_id", DataTypes.StringType)
          .add("job", DataTypes.StringType)
          .add("table", DataTypes.StringType)
          .add("step", DataTypes.StringType)
          .add("file", DataTypes.StringType)
          .add("line", DataTypes.LongType)
          .add("column", DataTypes.StringType)
          .add("text", DataTypes.StringType)
          .add("reason", DataTypes.StringType)
          .add("record", DataTypes.StringType);

  /** Up to so many rows are carried by the driver; more are written by the cluster. */
  private static final int DRIVER_ROWS = 10_000;

  private final SparkSession spark;
  private final String runId;
  private final Job job;

  Quarantine(SparkSession spark, String runId, Job job) {
    this.spark = spark;
    this.runId = runId;
    this.job = job;
  }

  /** What is written where: the rows, their reasons, and some of them to show. */
  record Content(List<RunRecord.RejectReason> reasons, List<RunRecord.RejectSample> samples) {}

  /** Keeps the rejected rows of all stages that have any. */
  Content keep(List<Stage> stages, Accounts accounts, RunLog log, int sampleRows) {
    List<Stage> rejecting =
        stages.stream().filter(stage -> accounts.of(stage).rejected() > 0).toList();
    if (rejecting.isEmpty()) {
      return new Content(List.of(), List.of());
    }
    long total = rejecting.stream().mapToLong(stage -> accounts.of(stage).rejected()).sum();
    Dataset<Row> rows =
        rejecting.stream().map(this::rejected).reduce(Dataset::unionByName).orElseThrow();
    if (total > DRIVER_ROWS) {
      log.appendByCluster(TABLE, SCHEMA, rows);
      return new Content(reasons(rows), samples(ordered(rows).limit(sampleRows).collectAsList()));
    }
    List<Row> collected = ordered(rows).collectAsList();
    log.append(TABLE, SCHEMA, collected);
    return new Content(
        reasons(spark.createDataFrame(collected, SCHEMA)),
        samples(collected.subList(0, Math.min(sampleRows, collected.size()))));
  }

  private static Dataset<Row> ordered(Dataset<Row> rows) {
    return rows.orderBy("table", "step", "file", "line", "column", "record");
  }

  private Dataset<Row> rejected(Stage stage) {
    Dataset<Row> made = stage.made();
    Column reject = col(ControlColumns.REJECT);
    boolean hasOrder = Arrays.asList(made.columns()).contains(HiddenColumns.ROW_ORDER);
    Column file =
        hasOrder
            ? coalesce(reject.getField("file"), col(HiddenColumns.ROW_ORDER).getField("file"))
            : reject.getField("file");
    Column record =
        to_json(
            struct(
                TableSchemas.visible(made.schema()).stream()
                    .map(name -> made.col("`" + name.replace("`", "``") + "`"))
                    .toArray(Column[]::new)),
            Map.of("ignoreNullFields", "false"));
    return made.filter(reject.isNotNull())
        .select(
            lit(runId).as("run_id"),
            lit(job.name()).as("job"),
            lit(stage.table()).as("table"),
            lit(stage.step()).as("step"),
            withinProject(file).as("file"),
            reject.getField("line").as("line"),
            reject.getField("column").as("column"),
            reject.getField("text").as("text"),
            reject.getField("reason").as("reason"),
            coalesce(reject.getField("record"), record).as("record"));
  }

  /** A file of the project by its path within it: the same on every machine. */
  private Column withinProject(Column file) {
    String folder = job.root().folder() + "/";
    return when(file.startsWith(folder), file.substr(lit(folder.length() + 1), length(file)))
        .otherwise(file);
  }

  private static List<RunRecord.RejectReason> reasons(Dataset<Row> rows) {
    List<RunRecord.RejectReason> reasons = new ArrayList<>();
    for (Row row :
        rows.groupBy("table", "step", "column", "reason")
            .agg(count(lit(1)).as("rows"))
            .orderBy("table", "step", "column", "reason")
            .collectAsList()) {
      String column = row.isNullAt(2) ? "" : row.getString(2) + ": ";
      reasons.add(
          new RunRecord.RejectReason(
              row.getString(0), row.getString(1), column + row.getString(3), row.getLong(4)));
    }
    return reasons;
  }

  private static List<RunRecord.RejectSample> samples(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                new RunRecord.RejectSample(
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.isNullAt(5) ? null : row.getLong(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9)))
        .toList();
  }
}
