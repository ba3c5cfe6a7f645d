package dev.sluice.run;

import dev.sluice.io.lake.LakeRun;
import dev.sluice.io.table.CatalogSettings;
import dev.sluice.io.table.OrphanBranches;
import dev.sluice.io.table.Owner;
import dev.sluice.io.table.PublishedRun;
import dev.sluice.io.table.PublishedRuns;
import dev.sluice.io.table.StagedTable;
import dev.sluice.io.table.TableCatalog;
import dev.sluice.io.table.TableRun;
import dev.sluice.io.table.TableTarget;
import dev.sluice.spec.Publication;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Where the tables of one run are published to: catalog tables, folders, lakes and workbooks behind
 * one door.
 */
final class OutputTargets {

  private final CatalogSettings settings;
  private final TableCatalog catalog;
  private final JobPlan plan;
  private final RunBook book;
  private final DayChoice days;

  OutputTargets(CatalogSettings settings, TableCatalog catalog, JobPlan plan, RunBook book) {
    this(settings, catalog, plan, book, new DayChoice(plan, Optional.empty(), Map.of()));
  }

  private OutputTargets(
      CatalogSettings settings, TableCatalog catalog, JobPlan plan, RunBook book, DayChoice days) {
    this.settings = settings;
    this.catalog = catalog;
    this.plan = plan;
    this.book = book;
    this.days = days;
  }

  /** The same targets for a run that replaces the chosen days. */
  OutputTargets of(DayChoice chosen) {
    return new OutputTargets(settings, catalog, plan, book, chosen);
  }

  /** True while what was computed may still be published; see {@link DayChoice#requireBasis}. */
  boolean isStillOurs(Publication publication) {
    return days.requireBasis(catalog, publication);
  }

  /** Takes away what killed runs left at the target. */
  void cleanUp(Publication publication) {
    if (publication.target() instanceof Publication.CatalogTable table) {
      OrphanBranches.cleanUp(catalog, table.location());
    } else if (publication.target() instanceof Publication.Workbook workbook) {
      SheetOutput.cleanUp(workbook);
    } else if (publication.target() instanceof Publication.Lake lake) {
      LakeBatchOutput.cleanUp(lake, book.runKey());
    } else {
      FolderOutput.cleanUp((Publication.Folder) publication.target());
    }
  }

  /** What was published with this run key before, if it still stands. */
  Optional<PublishedBefore> publishedBefore(Publication publication) {
    if (publication.target() instanceof Publication.CatalogTable table) {
      return PublishedRuns.find(catalog, target(table), run()).map(PublishedBefore::of);
    }
    if (publication.target() instanceof Publication.Workbook workbook) {
      return SheetOutput.publishedBefore(workbook, book.runKey());
    }
    if (publication.target() instanceof Publication.Lake lake) {
      return LakeBatchOutput.publishedBefore(lake, book.runKey());
    }
    return FolderOutput.publishedBefore((Publication.Folder) publication.target(), book.runKey());
  }

  /**
   * Writes rows where nobody sees them yet; runs the job's plan. Hidden columns are not published.
   *
   * @param observed makes the rows observed, for a write that takes no sums itself
   */
  StagedOutput stage(
      SparkSession spark,
      Publication publication,
      Dataset<Row> rows,
      UnaryOperator<Dataset<Row>> observed) {
    if (publication.target() instanceof Publication.CatalogTable table) {
      return new TableOutput(
          StagedTable.stage(spark, settings, days.target(target(table)), rows, run(), observed),
          table.scope());
    }
    if (publication.target() instanceof Publication.Workbook workbook) {
      return SheetOutput.stage(workbook, rows, publication.table(), book.runId(), book.runKey());
    }
    if (publication.target() instanceof Publication.Lake lake) {
      LakeRun run = new LakeRun(plan.job().name(), book.runId(), book.runKey(), Owner.current());
      return LakeBatchOutput.stage(lake, rows, run);
    }
    return FolderOutput.stage(
        (Publication.Folder) publication.target(), rows, book.runId(), book.runKey(), observed);
  }

  private static TableTarget target(Publication.CatalogTable table) {
    return new TableTarget(
        table.place(),
        table.location(),
        TableTarget.Mode.valueOf(table.mode().name()),
        table.partitionBy(),
        Map.of());
  }

  private TableRun run() {
    return new TableRun(
        plan.job().name(),
        new TreeMap<>(plan.job().parameters()).toString(),
        book.runId(),
        book.runKey(),
        Owner.current());
  }

  /** A publication that makes this one needless. */
  record PublishedBefore(String runId, Optional<Long> snapshotId) {
    private static PublishedBefore of(PublishedRun run) {
      return new PublishedBefore(run.runId(), Optional.of(run.snapshotId()));
    }
  }
}
