package dev.sluice.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.io.table.CatalogSettings;
import dev.sluice.operation.TableDiff;
import dev.sluice.problem.Problems;
import dev.sluice.report.DiffRecord;
import dev.sluice.report.RunRecord;
import dev.sluice.spec.Settings;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SQLExecution;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Option;

/**
 * Compares two tables and says how they differ. Each is read once, and shuffled and sorted by key
 * once; all figures and samples are taken in the one pass over the sorted rows.
 */
public final class DiffRunner {

  private static final String REJECTED = "diff-rejected-";

  private final DiffOptions options;
  private final Settings settings;
  private final SessionSource sessions;

  public DiffRunner(DiffOptions options, Settings settings, SessionSource sessions) {
    this.options = options;
    this.settings = settings;
    this.sessions = sessions;
  }

  /** Runs it; with an output, writes that too. */
  public DiffRecord run() {
    long start = System.nanoTime();
    Problems problems = new Problems();
    Optional<DiffPlan> planned = new DiffPlanner(options, settings, problems).plan();
    options.output().ifPresent(output -> DiffOutput.check(output, problems));
    problems.throwIfAny();
    DiffPlan plan = planned.orElseThrow();
    SparkSession spark = session(plan);
    try (ObservedCounts observed = ObservedCounts.listen(spark)) {
      TableDiff diff =
          TableDiff.of(
              plan.compare(),
              options.texts(),
              rows(spark, plan.a(), plan.columnsA(), DiffPlan.A),
              rows(spark, plan.b(), plan.columnsB(), DiffPlan.B));
      if (options.output().isEmpty()) {
        return record(plan, diff, tally(diff, diff.rows()), observed, start);
      }
      // What differs is needed twice: for the figures and for the file.
      Dataset<Row> kept = diff.rows().persist(StorageLevel.DISK_ONLY());
      try {
        DiffTally tally = tally(diff, kept);
        DiffRecord record = record(plan, diff, tally, observed, start);
        DiffOutput.write(options.output().get(), diff.changes(kept), record);
        return record;
      } finally {
        kept.unpersist();
      }
    }
  }

  private SparkSession session(DiffPlan plan) {
    CatalogSettings catalog = Catalogs.of(settings);
    RunOptions run =
        new RunOptions(
            "diff",
            Map.of(),
            Optional.empty(),
            options.master(),
            Optional.empty(),
            RunOptions.Extent.PLAN);
    return sessions.open(settings, catalog, plan.a().bytes() + plan.b().bytes(), run);
  }

  /** The columns that are needed, of the rows that could be read; the others are counted. */
  private static Dataset<Row> rows(
      SparkSession spark, PlannedSource source, StructType needed, String name) {
    Dataset<Row> rows = source.read(spark);
    if (Arrays.asList(rows.columns()).contains(ControlColumns.REJECT)) {
      Column rejected = col(ControlColumns.REJECT);
      rows =
          rows.observe(REJECTED + name, count(when(rejected.isNotNull(), lit(1))).as("rows"))
              .filter(rejected.isNull());
    }
    return rows.select(
        Arrays.stream(needed.fieldNames()).map(ColumnReference::named).toArray(Column[]::new));
  }

  private DiffTally tally(TableDiff diff, Dataset<Row> rows) {
    DiffFields fields = DiffFields.of(diff);
    int most = options.samples();
    QueryExecution query = rows.queryExecution();
    List<byte[]> parts =
        SQLExecution.withNewExecutionId(
            query,
            // Listeners hear only of queries that have a name.
            Option.apply("diff"),
            () -> {
              RDD<InternalRow> found = query.toRdd();
              return found
                  .toJavaRDD()
                  .mapPartitions(
                      part -> List.of(DiffTally.of(part, fields, most).bytes()).iterator())
                  .collect();
            });
    DiffTally all = DiffTally.none(fields, most);
    parts.forEach(part -> all.add(DiffTally.read(part)));
    return all;
  }

  private DiffRecord record(
      DiffPlan plan, TableDiff diff, DiffTally tally, ObservedCounts observed, long start) {
    long pairs = tally.rows(TableDiff.SAME) + tally.rows(TableDiff.CHANGED);
    DiffCells cells = DiffCells.of(diff);
    return new DiffRecord(
        side(
            plan.a(),
            options.a(),
            pairs + tally.rows(TableDiff.ONLY_LEFT),
            tally.repeatedA(),
            rejected(observed, DiffPlan.A)),
        side(
            plan.b(),
            options.b(),
            pairs + tally.rows(TableDiff.ONLY_RIGHT),
            tally.repeatedB(),
            rejected(observed, DiffPlan.B)),
        diff.keys(),
        options.comparesWholeRows(),
        plan.schema(),
        tally.rows(TableDiff.SAME),
        tally.rows(TableDiff.CHANGED),
        tally.rows(TableDiff.ONLY_LEFT),
        tally.rows(TableDiff.ONLY_RIGHT),
        columns(plan, diff, tally, cells),
        cells.pairs(tally.sample(TableDiff.CHANGED)),
        cells.pairs(tally.sample(TableDiff.ONLY_LEFT)),
        cells.pairs(tally.sample(TableDiff.ONLY_RIGHT)),
        (System.nanoTime() - start) / 1_000_000);
  }

  private static DiffRecord.Side side(
      PlannedSource source, String written, long rows, long repeated, long rejected) {
    RunRecord.Input input = source.input();
    String version =
        input.versions().size() == 1
            ? input.versions().get(0).version()
            : input.versions().size() + " files";
    return new DiffRecord.Side(written, input.kind(), version, rows, repeated, rejected);
  }

  private static long rejected(ObservedCounts observed, String name) {
    return observed.of(REJECTED + name).map(row -> row.getLong(0)).orElse(0L);
  }

  private static List<DiffRecord.ColumnSummary> columns(
      DiffPlan plan, TableDiff diff, DiffTally tally, DiffCells cells) {
    List<DiffRecord.ColumnSummary> columns = new ArrayList<>();
    for (int i = 0; i < diff.columns().size(); i++) {
      String name = diff.columns().get(i);
      DiffPlan.PlannedColumn column = Objects.requireNonNull(plan.columns().get(name));
      ColumnTally figures = tally.column(i);
      columns.add(
          new DiffRecord.ColumnSummary(
              name,
              column.nameInB(),
              column.type(),
              column.tolerance(),
              figures.differing(),
              figures.largest(),
              column.isNumber() ? figures.sum() : null,
              cells.example(figures.example(), i)));
    }
    return columns;
  }
}
