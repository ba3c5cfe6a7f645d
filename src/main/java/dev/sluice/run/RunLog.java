package dev.sluice.run;

import dev.sluice.io.table.CatalogSettings;
import dev.sluice.io.table.RowLog;
import dev.sluice.io.table.TableCatalog;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.report.RunRecord;
import dev.sluice.report.RunRecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Writes what runs leave behind: their records and their rejected rows. */
final class RunLog {

  /** One row a run, of all jobs. */
  static final String RUNS = "sluice.runs";

  static final StructType RUNS_SCHEMA =
      new StructType()
          .add("run_id", DataTypes.StringType)
          .add("run_key", DataTypes.StringType)
          .add("job", DataTypes.StringType)
          .add("outcome", DataTypes.StringType)
          .add("exit_code", DataTypes.LongType)
          .add("message", DataTypes.StringType)
          .add("started_at", DataTypes.StringType)
          .add("ended_at", DataTypes.StringType)
          .add("as_of", DataTypes.StringType)
          .add("rows_in", DataTypes.LongType)
          .add("rows_published", DataTypes.LongType)
          .add("rows_rejected", DataTypes.LongType)
          .add("rows_dropped", DataTypes.LongType)
          .add("digest", DataTypes.StringType)
          .add("record", DataTypes.StringType);

  private final CatalogSettings settings;
  private final TableCatalog catalog;

  RunLog(CatalogSettings settings, TableCatalog catalog) {
    this.settings = settings;
    this.catalog = catalog;
  }

  /** Appends a few rows of a bookkeeping table, without a Spark job. */
  void append(String table, StructType schema, List<Row> rows) {
    RowLog.of(catalog, table, schema).append(rows.stream().map(RunLog::values).toList());
  }

  private static Map<String, Object> values(Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      if (!row.isNullAt(i)) {
        values.put(row.schema().fieldNames()[i], row.get(i));
      }
    }
    return values;
  }

  /** Appends many rows of a bookkeeping table by a Spark job. */
  void appendByCluster(String table, StructType schema, Dataset<Row> rows) {
    RowLog.of(catalog, table, schema).create();
    try {
      rows.writeTo(settings.name() + "." + table).append();
    } catch (NoSuchTableException e) {
      throw new IllegalStateException(table + " was made and is gone", e);
    }
  }

  /** Writes the record of a finished run as a row of {@link #RUNS}. */
  void append(RunRecord record) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("run_id", record.runId());
    row.put("run_key", record.runKey());
    row.put("job", record.job());
    row.put("outcome", record.outcome().name());
    row.put("exit_code", (long) record.exitCode());
    if (record.message() != null) {
      row.put("message", record.message());
    }
    row.put("started_at", record.startedAt());
    row.put("ended_at", record.endedAt());
    row.put("as_of", record.asOf());
    row.put("rows_in", sum(record, "source"));
    row.put(
        "rows_published",
        record.outputs().stream()
            .filter(output -> output.state().equals("published"))
            .mapToLong(RunRecord.Output::rows)
            .sum());
    row.put(
        "rows_rejected", record.accounts().stream().mapToLong(RunRecord.Account::rejected).sum());
    row.put(
        "rows_dropped",
        record.accounts().stream()
            .flatMap(account -> account.dropped().values().stream())
            .mapToLong(Long::longValue)
            .sum());
    row.put(
        "digest",
        record.outputs().stream()
            .map(output -> output.name() + "=" + output.digest())
            .collect(Collectors.joining(" ")));
    row.put("record", RunRecordJson.write(record));
    RowLog.of(catalog, RUNS, RUNS_SCHEMA).append(List.of(row));
  }

  private static long sum(RunRecord record, String step) {
    return record.accounts().stream()
        .filter(account -> account.step().equals(step))
        .mapToLong(RunRecord.Account::made)
        .sum();
  }

  /** Writes a file of the run folder. */
  static void write(Path file, String content) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, content, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.external(
              Place.file(file.toString()), "unwritable", "cannot write it: " + e.getMessage()),
          e);
    }
  }
}
