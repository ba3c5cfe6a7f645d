package dev.sluice.run;

import dev.sluice.io.table.CatalogSettings;
import dev.sluice.io.table.RowLog;
import dev.sluice.io.table.TableCatalog;
import dev.sluice.report.RunRecord;
import dev.sluice.report.RunRecordJson;
import dev.sluice.spec.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the records of finished runs, without Spark. */
public final class RunHistory {

  private RunHistory() {}

  /** The runs of a job, newest first; of all jobs when the name is empty. */
  public static List<RunRecord> of(Settings settings, String job) {
    CatalogSettings catalogSettings = Catalogs.of(settings);
    try (TableCatalog catalog = catalogSettings.open()) {
      return RowLog.of(catalog, RunLog.RUNS, RunLog.RUNS_SCHEMA).rows().stream()
          .filter(row -> job.isEmpty() || job.equals(row.get("job")))
          .map(RunHistory::record)
          .sorted(Comparator.comparing(RunRecord::startedAt).reversed())
          .toList();
    }
  }

  /** The run of an id; empty when there is no record of it. */
  static Optional<RunRecord> find(TableCatalog catalog, String runId) {
    return RowLog.of(catalog, RunLog.RUNS, RunLog.RUNS_SCHEMA).rows().stream()
        .filter(row -> runId.equals(row.get("run_id")))
        .map(RunHistory::record)
        .findFirst();
  }

  private static RunRecord record(Map<String, Object> row) {
    return RunRecordJson.read((String) Objects.requireNonNull(row.get("record")));
  }
}
