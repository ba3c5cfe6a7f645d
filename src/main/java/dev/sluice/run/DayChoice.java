package dev.sluice.run;

import dev.sluice.io.table.Days;
import dev.sluice.io.table.PublishedState;
import dev.sluice.io.table.TableCatalog;
import dev.sluice.io.table.TableTarget;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.report.RunRecord;
import dev.sluice.spec.Incremental;
import dev.sluice.spec.Publication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a run of a job reads and replaces: all of it, or, of an incremental job, the days that
 * changed since it last published.
 *
 * @param chosen the days of an incremental job; empty for any other
 * @param basis the snapshots of the published tables whose states the choice was made from
 */
record DayChoice(JobPlan plan, Optional<Recomputation> chosen, Map<String, Optional<Long>> basis) {

  static final String NOTHING = "no day changed since the job last published: nothing to do";

  DayChoice {
    basis = Map.copyOf(basis);
  }

  /** Chooses by metadata alone. */
  static DayChoice of(JobPlan plan, TableCatalog catalog, List<Publication> open, boolean full) {
    Optional<Incremental> incremental = plan.job().incremental();
    if (incremental.isEmpty()) {
      return new DayChoice(plan, Optional.empty(), Map.of());
    }
    Map<String, Optional<Long>> basis = new HashMap<>();
    open.forEach(
        publication -> basis.put(publication.table(), stateOf(plan, catalog, publication)));
    Recomputation chosen =
        full
            ? Recomputation.everything("everything was asked for")
            : new DayPlanner(plan, incremental.get(), catalog).plan(open);
    return new DayChoice(plan, Optional.of(chosen), basis);
  }

  private static Optional<Long> stateOf(
      JobPlan plan, TableCatalog catalog, Publication publication) {
    return PublishedState.find(catalog, publication.target().location(), plan.job().name())
        .map(PublishedState::snapshotId);
  }

  /** True when there is no day to compute. */
  boolean isNothing() {
    return chosen.filter(Recomputation::isNothing).isPresent();
  }

  /** The same with all days known; may read the column of a source that uses changed keys. */
  DayChoice resolved(SparkSession spark) {
    return new DayChoice(plan, chosen.map(days -> days.resolved(plan, spark)), basis);
  }

  /** The rows of a source that the run reads: those of the days, for a source that has days. */
  Dataset<Row> of(PlannedSource source, Dataset<Row> rows) {
    return dayColumn(source)
        .map(column -> rows.filter(days().condition(source.schema().apply(column))))
        .orElse(rows);
  }

  /** How many rows of a source the run reads, where metadata tells. */
  OptionalLong rowCount(PlannedSource source) {
    return dayColumn(source)
        .map(column -> source.rowCount(column, days()))
        .orElseGet(source::rowCount);
  }

  /** The column that tells which rows of a source are read; empty when all are. */
  private Optional<String> dayColumn(PlannedSource source) {
    return chosen
        .filter(some -> !some.days().all())
        .flatMap(some -> plan.dayColumn(source.spec().name()));
  }

  private Days days() {
    return chosen.map(Recomputation::days).orElseGet(Days::every);
  }

  /** What the result of the run replaces, and what is kept with it. */
  TableTarget target(TableTarget whole) {
    if (chosen.isEmpty()) {
      return whole;
    }
    return new TableTarget(
        whole.place(),
        whole.table(),
        whole.mode(),
        whole.partitionBy(),
        Map.of(PublishedState.KEY, DayState.of(plan).write()),
        Optional.of(new TableTarget.Recomputed(by(), chosen.get().days())));
  }

  /**
   * True while nobody else published a newer state of the job; what was computed from an older one
   * must not go over it.
   *
   * @throws ProblemException (external) otherwise
   */
  boolean requireBasis(TableCatalog catalog, Publication publication) {
    if (chosen.isPresent()
        && !stateOf(plan, catalog, publication).equals(basis.get(publication.table()))) {
      throw new ProblemException(
          Problem.external(
                  publication.place(),
                  "publish-conflict",
                  "another run of this job published "
                      + publication.target().location()
                      + " meanwhile; nothing was published")
              .withHint("run the job again"));
    }
    return true;
  }

  /** The choice for the record of the run. */
  Optional<RunRecord.RecomputedDays> record() {
    return chosen.map(
        days ->
            new RunRecord.RecomputedDays(
                by(), days.days().all(), days.days().written(), days.reasons()));
  }

  private String by() {
    return plan.job().incremental().orElseThrow().by();
  }
}
