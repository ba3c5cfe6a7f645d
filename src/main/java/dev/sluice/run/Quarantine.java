package dev.sluice.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import dev.sluice.report.RunRecord;
import dev.sluice.spec.Job;
import dev.sluice.step.ControlColumns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

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

  private static final List<String> ORDER =
      List.of("table", "step", "file", "line", "column", "record");

  /** The same order where the driver has the rows. */
  private static final Comparator<Row> PLACES =
      (left, right) ->
          ORDER.stream()
              .mapToInt(column -> compare(left, right, SCHEMA.fieldIndex(column)))
              .filter(order -> order != 0)
              .findFirst()
              .orElse(0);

  /** Up to so many rows are carried by the driver; more are written by the cluster. */
  private static final int DRIVER_ROWS = 10_000;

  private final SparkSession spark;
  private final String runId;
  private final Job job;
  private final RowText rowText;
  private final ErrorCells errorCells;

  Quarantine(SparkSession spark, String runId, Job job) {
    this.spark = spark;
    this.runId = runId;
    this.job = job;
    this.rowText = new RowText(job.root());
    this.errorCells = new ErrorCells(rowText, job.report().sampleRows());
  }

  /**
   * What the run tells of rows and cells that are not as they should be.
   *
   * @param cellErrors Excel errors, quarantined and kept
   */
  record Content(
      List<RunRecord.RejectReason> reasons,
      List<RunRecord.RejectSample> samples,
      List<RunRecord.CellErrors> cellErrors) {

    static final Content NOTHING = new Content(List.of(), List.of(), List.of());
  }

  /** How many rows were rejected for one reason. */
  record Reason(String table, String step, @Nullable String column, String reason, long rows) {
    private RunRecord.RejectReason recorded() {
      return new RunRecord.RejectReason(
          table, step, column == null ? reason : column + ": " + reason, rows);
    }
  }

  /** Keeps the rejected rows of all stages that have any. */
  Content keep(List<Stage> stages, Accounts accounts, RunLog log) {
    List<RunRecord.CellErrors> kept = errorCells.kept(stages, accounts);
    List<Stage> rejecting =
        stages.stream().filter(stage -> accounts.of(stage).rejected() > 0).toList();
    if (rejecting.isEmpty()) {
      return new Content(List.of(), List.of(), kept);
    }
    long total = rejecting.stream().mapToLong(stage -> accounts.of(stage).rejected()).sum();
    Dataset<Row> rows =
        rejecting.stream().map(this::rejected).reduce(Dataset::unionByName).orElseThrow();
    if (total > DRIVER_ROWS) {
      log.appendByCluster(TABLE, SCHEMA, rows);
      return content(rows, ordered(rows).limit(job.report().sampleRows()).collectAsList(), kept);
    }
    // Spark would compute the plan twice to sort them.
    List<Row> collected = new ArrayList<>(rows.collectAsList());
    collected.sort(PLACES);
    log.append(TABLE, SCHEMA, collected);
    return content(
        spark.createDataFrame(collected, SCHEMA),
        collected.subList(0, Math.min(job.report().sampleRows(), collected.size())),
        kept);
  }

  private Content content(
      Dataset<Row> rows, List<Row> samples, List<RunRecord.CellErrors> keptErrors) {
    List<Reason> reasons = reasons(rows);
    List<RunRecord.CellErrors> errors = new ArrayList<>(errorCells.quarantined(reasons, rows));
    errors.addAll(keptErrors);
    return new Content(
        reasons.stream().map(Reason::recorded).toList(),
        samples.stream().map(Quarantine::sample).toList(),
        errors);
  }

  private static Dataset<Row> ordered(Dataset<Row> rows) {
    return rows.orderBy(ORDER.stream().map(functions::col).toArray(Column[]::new));
  }

  private static int compare(Row left, Row right, int column) {
    Object one = left.get(column);
    Object other = right.get(column);
    if (one == null || other == null) {
      return one == other ? 0 : one == null ? -1 : 1;
    }
    return one instanceof Long number
        ? number.compareTo((Long) other)
        : UTF8String.fromString((String) one).compareTo(UTF8String.fromString((String) other));
  }

  private Dataset<Row> rejected(Stage stage) {
    Dataset<Row> made = stage.made();
    Column reject = col(ControlColumns.REJECT);
    return made.filter(reject.isNotNull())
        .select(
            lit(runId).as("run_id"),
            lit(job.name()).as("job"),
            lit(stage.table()).as("table"),
            lit(stage.step()).as("step"),
            rowText.file(made, reject.getField("file")).as("file"),
            reject.getField("line").as("line"),
            reject.getField("column").as("column"),
            reject.getField("text").as("text"),
            reject.getField("reason").as("reason"),
            coalesce(reject.getField("record"), RowText.cells(made)).as("record"));
  }

  private static List<Reason> reasons(Dataset<Row> rows) {
    return rows
        .groupBy("table", "step", "column", "reason")
        .agg(count(lit(1)).as("rows"))
        .orderBy("table", "step", "column", "reason")
        .collectAsList()
        .stream()
        .map(
            row ->
                new Reason(
                    row.getString(0),
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4)))
        .toList();
  }

  /** A row of the quarantine as run records show it. */
  static RunRecord.RejectSample sample(Row row) {
    return new RunRecord.RejectSample(
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.isNullAt(5) ? null : row.getLong(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9));
  }
}
