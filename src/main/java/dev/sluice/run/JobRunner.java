package dev.sluice.run;

import dev.sluice.io.table.CatalogSettings;
import dev.sluice.io.table.TableCatalog;
import dev.sluice.problem.Category;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import dev.sluice.report.Certificate;
import dev.sluice.report.CertificateJson;
import dev.sluice.report.HtmlReport;
import dev.sluice.report.RunRecord;
import dev.sluice.report.RunRecordJson;
import dev.sluice.spec.Publication;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs from their file to their report. */
public final class JobRunner {

  private static final Logger LOGGER = LoggerFactory.getLogger(JobRunner.class);

  private static final DateTimeFormatter RUN_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final RunOptions options;
  private final SessionSource sessions;
  private final RunEvents events;
  private final RunBook book;
  private final Function<RunOptions, JobPlan> planner;

  /** A finished run, and where its report is; a planned run has none. */
  public record Finished(RunRecord record, Optional<Path> folder) {}

  public JobRunner(RunOptions options, SessionSource sessions, RunEvents events) {
    this(options, sessions, events, JobRunner::plan);
  }

  /** A runner of plans that are made in another way. */
  JobRunner(
      RunOptions options,
      SessionSource sessions,
      RunEvents events,
      Function<RunOptions, JobPlan> planner) {
    this.options = options;
    this.planner = planner;
    this.sessions = sessions;
    this.events = events;
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    this.book = new RunBook(newRunId(now), now);
  }

  /** Plans a job, or ends with all that is wrong with it. */
  static JobPlan plan(RunOptions options) {
    Problems problems = new Problems();
    Optional<JobPlan> planned = new JobPlanner(problems).plan(options);
    problems.throwIfAny();
    return planned.orElseThrow();
  }

  private static String newRunId(Instant now) {
    // Two runs may start in the same second.
    return RUN_TIME.format(now)
        + String.format(Locale.ROOT, "-%06x", new SecureRandom().nextInt(0x1000000));
  }

  /**
   * Runs the job. A run that ends badly after it was planned has a record and a report too; its
   * exit code says how it ended.
   *
   * @throws ProblemException when the job itself is at fault, before anything ran
   */
  public Finished run() {
    events.begins("plan", options.job());
    long start = System.nanoTime();
    JobPlan plan = planner.apply(options);
    book.plan(plan, RunKey.of(plan));
    book.took("plan", start);
    if (options.extent() == RunOptions.Extent.PLAN) {
      return new Finished(book.close(RunRecord.Outcome.PLANNED, 0, null), Optional.empty());
    }
    CatalogSettings catalogSettings = Catalogs.of(plan.settings());
    try (TableCatalog catalog = catalogSettings.open()) {
      RunLog log = new RunLog(catalogSettings, catalog);
      RunRecord record = run(plan, catalogSettings, catalog, log);
      return new Finished(record, Optional.of(report(plan, log, record)));
    }
  }

  private RunRecord run(
      JobPlan plan, CatalogSettings catalogSettings, TableCatalog catalog, RunLog log) {
    try {
      OutputTargets targets = new OutputTargets(catalogSettings, catalog, plan, book);
      List<Publication> open = stillToPublish(plan, targets);
      if (open.isEmpty()) {
        return unchanged("the same inputs were published before: nothing to do");
      }
      DayChoice days = DayChoice.of(plan, catalog, open, options.full());
      if (days.isNothing()) {
        return unchanged(DayChoice.NOTHING);
      }
      long start = System.nanoTime();
      events.begins("start Spark", "");
      SparkSession spark = sessions.open(plan.settings(), catalogSettings, plan.bytes(), options);
      book.took("start Spark", start);
      DayChoice known = days.resolved(spark);
      known.record().ifPresent(book::recomputed);
      if (known.isNothing()) {
        return unchanged(DayChoice.NOTHING);
      }
      RunRecord.Outcome outcome =
          new JobExecution(spark, plan, known, book, log, targets.of(known), events).run(open);
      return book.close(
          outcome,
          0,
          outcome == RunRecord.Outcome.UNCHANGED
              ? "another run published the same inputs meanwhile"
              : null);
    } catch (Exception failure) {
      // Spark throws checked exceptions that Scala does not declare.
      return failed(failure, plan);
    }
  }

  private RunRecord unchanged(String message) {
    return book.close(RunRecord.Outcome.UNCHANGED, 0, message);
  }

  private List<Publication> stillToPublish(JobPlan plan, OutputTargets targets) {
    long start = System.nanoTime();
    List<Publication> open = new ArrayList<>();
    for (Publication publication : plan.job().publications().values()) {
      targets.cleanUp(publication);
      Optional.of(publication)
          .filter(wanted -> !options.full())
          .flatMap(targets::publishedBefore)
          .ifPresentOrElse(
              before ->
                  book.output(
                      OutputRecord.unchanged(publication, before.snapshotId().orElse(null))),
              () -> open.add(publication));
    }
    book.took("look up", start);
    return open;
  }

  private RunRecord failed(Exception failure, JobPlan plan) {
    List<Problem> problems = Faults.problems(failure, plan.job().place());
    book.problems(problems);
    ProblemException summary = new ProblemException(problems);
    boolean refused = summary.exitCode() == Category.DATA.exitCode();
    if (summary.exitCode() == Category.INTERNAL.exitCode()) {
      LOGGER.error("internal fault in run {}", book.runId(), failure);
    }
    return book.close(
        refused ? RunRecord.Outcome.REFUSED : RunRecord.Outcome.FAILED,
        summary.exitCode(),
        problems.get(0).message());
  }

  private Path report(JobPlan plan, RunLog log, RunRecord record) {
    Path folder =
        options
            .folder()
            .orElseGet(() -> Path.of(plan.settings().runs(), plan.job().name(), book.runId()));
    RunLog.write(folder.resolve("run.json"), RunRecordJson.write(record));
    RunLog.write(folder.resolve("report.html"), HtmlReport.render(record));
    if (record.certificateSeal() != null) {
      RunLog.write(
          folder.resolve(RunRecord.CERTIFICATE_FILE),
          CertificateJson.write(Certificate.of(record)));
    }
    log.append(record);
    return folder;
  }
}
