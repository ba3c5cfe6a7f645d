package dev.sluice.io.table;

import dev.sluice.io.write.RowSums;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Rows that were written to an audit branch of a table and that nobody sees until they are
 * published. Ends with {@link #publish}, with {@link #refuse}, or with {@link #close}, which
 * refuses what was not published. Not thread-safe; any number of threads and processes may stage
 * and publish on one table, each with a staged table of its own.
 */
public final class StagedTable implements AutoCloseable {

  private final StagingWrite write;
  private final StructType columns;
  private final Optional<RowSums> sums;
  private Fork fork;
  private Snapshot staged;
  private Optional<StagedScan> scan = Optional.empty();
  private boolean open = true;

  private StagedTable(
      StagingWrite write, StructType columns, Fork fork, StagingWrite.Written written) {
    this.write = write;
    this.columns = columns;
    this.fork = fork;
    this.staged = written.snapshot();
    this.sums = written.sums();
  }

  /** Stages rows that nobody observes. */
  public static StagedTable stage(
      SparkSession spark,
      CatalogSettings settings,
      TableTarget target,
      Dataset<Row> rows,
      TableRun run) {
    return stage(spark, settings, target, rows, run, UnaryOperator.identity());
  }

  /**
   * Writes rows to a new audit branch, in one Spark job. An unpartitioned table gets as many files
   * as the rows have partitions with rows in them; for a partitioned one, one shuffle by partition
   * value brings together what belongs together. Nothing is sorted. Hidden columns are left out.
   * Makes namespace and table when they are missing, and cleans up after dead runs first.
   *
   * @param observed makes the rows observed, for the tables whose write takes no {@link #sums}
   * @throws ProblemException (user) when the rows do not fit the table, (external) when catalog or
   *     storage fail; in either case nothing is left behind
   */
  public static StagedTable stage(
      SparkSession spark,
      CatalogSettings settings,
      TableTarget target,
      Dataset<Row> rows,
      TableRun run,
      UnaryOperator<Dataset<Row>> observed) {
    TableCatalog catalog = TableCatalog.of(spark, settings);
    StagingWrite write = new StagingWrite(catalog, target, run);
    Fork fork =
        CatalogFailure.guard(
            "table " + target.table(), () -> Fork.open(catalog, target, rows.schema(), run));
    try {
      return new StagedTable(write, rows.schema(), fork, write.write(rows, fork, observed));
    } catch (Exception e) {
      // Spark throws checked exceptions that Scala does not declare.
      try {
        OrphanBranches.drop(catalog, target.id(), fork.table(), fork.branch());
      } catch (RuntimeException another) {
        // The next run cleans up; the first failure is the one to tell.
        e.addSuppressed(another);
      }
      throw e;
    }
  }

  /**
   * Exactly the rows that this run staged, lazily; not what the table held before. Filters are not
   * pushed into the files. Readable until the staged table is published, refused or closed.
   */
  public Dataset<Row> rows(SparkSession spark) {
    requireOpen();
    if (scan.isEmpty()) {
      scan = CatalogFailure.guard(where(), () -> Optional.of(new StagedScan(fork.table(), staged)));
    }
    return scan.get().rows(spark, write.target().id().inSpark(write.catalog().name()));
  }

  /** The whole table as it would be after publishing, lazily. */
  public Dataset<Row> wholeTable(SparkSession spark) {
    requireOpen();
    String selector = "snapshot_id_" + staged.snapshotId();
    return spark.table(write.target().id().inSpark(write.catalog().name(), selector));
  }

  /** How many rows were staged, as the writer counted them; no scan. */
  public long addedRecords() {
    return PropertyUtil.propertyAsLong(staged.summary(), SnapshotSummary.ADDED_RECORDS_PROP, 0);
  }

  /**
   * The sums over the rows as they were written, in the order of their columns then; empty for
   * partitioned tables and rare types, which Iceberg's own writer writes.
   */
  public Optional<RowSums> sums() {
    return sums;
  }

  /** What the table's main state was when the rows were staged; empty when it had none. */
  public OptionalLong baseSnapshotId() {
    return fork.main();
  }

  /** The state that {@link #publish} makes public. */
  public long stagedSnapshotId() {
    return staged.snapshotId();
  }

  /** The branch that holds the staged state. */
  public String branchName() {
    return fork.branch().name();
  }

  /**
   * Makes the staged state public: one metadata commit moves main and removes the branch. When main
   * is not what it was when the rows were staged, the same data files are staged again on top of
   * what it is now, and published only if the audit of that agrees.
   *
   * @param attempts how often to try, 1 or more
   * @param audit judges this staged table again after it was staged on a new main; reads of rows
   *     that were made before are no longer good
   * @throws ProblemException (external) when main moved before every attempt, or the catalog fails;
   *     nothing is published. (user) when the table's columns have changed meanwhile
   */
  public PublishOutcome publish(int attempts, Predicate<StagedTable> audit) {
    requireOpen();
    try {
      return CatalogFailure.guard(where(), () -> tryToPublish(attempts, audit));
    } catch (RuntimeException e) {
      closeAfter(e);
      throw e;
    }
  }

  private PublishOutcome tryToPublish(int attempts, Predicate<StagedTable> audit) {
    for (int attempt = 1; ; attempt++) {
      switch (Branches.publish(fork.table(), branchName(), fork.main(), staged.snapshotId())) {
        case DONE -> {
          forgetScan();
          open = false;
          return new PublishOutcome.Published(staged.snapshotId(), attempt);
        }
        case BRANCH_LOST -> throw branchLost(write.target(), fork.branch());
        case MAIN_MOVED -> {
          Optional<PublishedRun> same =
              PublishedRuns.find(
                  fork.table().operations().current(), write.target().mode(), write.run());
          if (same.isPresent()) {
            refuse();
            return new PublishOutcome.AlreadyPublished(same.get());
          }
          if (attempt >= attempts) {
            throw mainKeepsMoving(attempts);
          }
          stageAgain();
          if (!audit.test(this)) {
            refuse();
            return new PublishOutcome.Refused();
          }
        }
      }
    }
  }

  private void stageAgain() {
    forgetScan();
    Problems problems = new Problems();
    TargetCheck.plan(write.target(), columns, Optional.of(fork.table()), problems);
    problems.throwIfAny();
    Fork earlier = fork;
    fork = write.stageAgain(earlier, staged);
    staged = write.head(fork);
    SnapshotFiles.delete(
        Branches.remove(earlier.table(), earlier.branch()),
        earlier.table().io(),
        SnapshotFiles.Rows.KEEP);
  }

  /**
   * Drops the branch and the files that were staged on it, and the table when it was made for this
   * and nothing was ever published. Main is untouched.
   */
  public void refuse() {
    requireOpen();
    forgetScan();
    open = false;
    CatalogFailure.guard(
        where(),
        () -> {
          OrphanBranches.drop(write.catalog(), write.target().id(), fork.table(), fork.branch());
          return true;
        });
  }

  /** Refuses what was neither published nor refused. */
  @Override
  public void close() {
    if (open) {
      refuse();
    }
  }

  private void closeAfter(RuntimeException failure) {
    try {
      close();
    } catch (RuntimeException another) {
      failure.addSuppressed(another);
    }
  }

  private void forgetScan() {
    scan.ifPresent(StagedScan::close);
    scan = Optional.empty();
  }

  private void requireOpen() {
    if (!open) {
      throw new IllegalStateException(where() + " was published or refused already");
    }
  }

  private String where() {
    return "table " + write.target().table();
  }

  private ProblemException mainKeepsMoving(int attempts) {
    return new ProblemException(
        Problem.external(
                write.target().place(),
                "publish-conflict",
                "table \""
                    + write.target().table()
                    + "\" was changed by others before each of "
                    + attempts
                    + " attempts to publish; nothing was published")
            .withHint("run the job again"));
  }

  static ProblemException branchLost(TableTarget target, AuditBranch branch) {
    return new ProblemException(
        Problem.external(
            Place.file("table " + target.table()),
            "audit-branch-lost",
            "branch " + branch.name() + " was removed by somebody else; nothing was published"));
  }
}
