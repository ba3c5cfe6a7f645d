package dev.sluice.run;

import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import dev.sluice.quality.Gate;
import dev.sluice.quality.Ruleset;
import dev.sluice.quality.Verdict;
import dev.sluice.report.ChartFigures;
import dev.sluice.report.RunRecord;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.spec.Publication;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * One run of a planned job: read, steps, stage, gate, publish or refuse. Nothing is visible before
 * everything has passed; what was staged is taken away again when anything fails.
 */
final class JobExecution {

  private final SparkSession spark;
  private final JobPlan plan;
  private final DayChoice days;
  private final RunBook book;
  private final RunLog log;
  private final OutputTargets targets;
  private final RunEvents events;
  private final Map<String, StagedOutput> staged = new LinkedHashMap<>();

  JobExecution(
      SparkSession spark,
      JobPlan plan,
      DayChoice days,
      RunBook book,
      RunLog log,
      OutputTargets targets,
      RunEvents events) {
    this.spark = spark;
    this.plan = plan;
    this.days = days;
    this.book = book;
    this.log = log;
    this.targets = targets;
    this.events = events;
  }

  /**
   * Runs the job.
   *
   * @param publications those that this run key has not published yet
   * @return whether it published anything, or others had published all of the same meanwhile
   * @throws ProblemException when the data was refused or something could not be done
   */
  RunRecord.Outcome run(List<Publication> publications) {
    try (ObservedCounts observed = ObservedCounts.listen(spark);
        KeptTables kept = new KeptTables(plan.steps(), plan.job().publications().keySet())) {
      Wiring wiring = wire(new SharedOutputs(plan.steps(), publications), kept, observed);
      for (Publication publication : publications) {
        if (!staged.containsKey(publication.table())) {
          stage(publication, wiring, observed);
        }
      }
      Accounts accounts = settle(wiring, observed);
      Certification certification = certify(wiring, accounts, observed);
      new Soundness(plan, accounts).require(wiring, stagedOutputs(publications));
      certification.require();
      gate(publications);
      return publish(publications);
    } catch (Exception failure) {
      // Spark throws checked exceptions that Scala does not declare.
      refuseAll(failure);
      throw failure;
    }
  }

  /** Builds the plan, and on the way writes the outputs that later steps read. */
  private Wiring wire(SharedOutputs shared, KeptTables kept, ObservedCounts observed) {
    Wiring wiring = new Wiring(plan.asOf());
    plan.sources()
        .forEach(
            (name, source) ->
                wiring.source(
                    name,
                    source.spec().place(),
                    days.of(source, source.read(spark)),
                    source.spec().controlTotals(),
                    days.rowCount(source)));
    share(shared, SharedOutputs.SOURCES, wiring, observed);
    for (int i = 0; i < plan.steps().size(); i++) {
      wiring.step(plan.steps().get(i));
      share(shared, i, wiring, observed);
      kept.after(i, wiring, staged.keySet());
    }
    return wiring;
  }

  private void share(SharedOutputs shared, int step, Wiring wiring, ObservedCounts observed) {
    for (Publication publication : shared.completeAfter(step)) {
      Dataset<Row> made = wiring.table(publication.table());
      if (SharedOutputs.hasNoErrors(made)) {
        stage(publication, wiring, observed);
        Dataset<Row> written = stagedOutput(publication.table()).rows(spark);
        if (SharedOutputs.sameTypes(published(made), written)) {
          wiring.replace(publication.table(), written);
        }
      }
    }
  }

  private void stage(Publication publication, Wiring wiring, ObservedCounts observed) {
    String table = publication.table();
    events.begins("stage " + table, publication.target().location());
    long start = System.nanoTime();
    Dataset<Row> made = wiring.table(table);
    // Rows of a sheet stand in an order, which hidden columns know.
    Dataset<Row> rows =
        publication.target() instanceof Publication.Workbook ? made : published(made);
    String observation = "sluice-out-" + table;
    StagedOutput output =
        targets.stage(
            spark, publication, rows, unseen -> ResultDigest.observe(unseen, observation));
    staged.put(table, output);
    Dataset<Row> visible = published(made);
    Dataset<Row> stored = ResultDigest.inOrder(output.rows(spark), visible.columns());
    // A retried stage may be observed twice; the files cannot be wrong about themselves. What was
    // stored in wider types is hashed as it is stored, so that it can be verified later.
    ResultDigest digest =
        output
            .sums()
            .map(ResultDigest::of)
            .or(() -> observed.of(observation).map(ResultDigest::read))
            .filter(taken -> taken.rows() == output.addedRecords())
            .filter(taken -> ResultDigest.sameTypes(visible, stored))
            .orElseGet(() -> ResultDigest.compute(stored));
    book.output(
        OutputRecord.of(
            publication, output, digest, stored.limit(plan.job().report().sampleRows())));
    book.took("stage", start);
    long drawing = System.nanoTime();
    List<ChartFigures> charts = ChartRows.of(plan.job().report(), table, stored);
    if (!charts.isEmpty()) {
      book.charts(charts);
      book.took("charts", drawing);
    }
  }

  private static Dataset<Row> published(Dataset<Row> table) {
    return table.drop(
        Arrays.stream(table.columns()).filter(HiddenColumns::isHidden).toArray(String[]::new));
  }

  private Accounts settle(Wiring wiring, ObservedCounts observed) {
    long start = System.nanoTime();
    Accounts accounts = Accounts.settle(wiring.stages(), observed);
    book.accounts(accounts.all());
    book.quarantine(
        new Quarantine(spark, book.runId(), plan.job()).keep(wiring.stages(), accounts, log));
    book.took("account", start);
    return accounts;
  }

  /** Adds up what was matched; what does not add up is written down before it fails the run. */
  private Certification certify(Wiring wiring, Accounts accounts, ObservedCounts observed) {
    long start = System.nanoTime();
    Certification certification = Certification.settle(wiring.claims(), plan, accounts, observed);
    if (!certification.all().isEmpty()) {
      book.accounts(accounts.all());
      book.reconciliations(certification.all());
      book.took("certify", start);
    }
    return certification;
  }

  private Map<Publication, StagedOutput> stagedOutputs(List<Publication> publications) {
    Map<Publication, StagedOutput> outputs = new LinkedHashMap<>();
    publications.forEach(
        publication -> outputs.put(publication, stagedOutput(publication.table())));
    return outputs;
  }

  private void gate(List<Publication> publications) {
    Problems problems = new Problems();
    for (Publication publication : publications) {
      StagedOutput output = stagedOutput(publication.table());
      if (!audit(publication, output)) {
        problems.report(refusal(publication));
      }
    }
    problems.throwIfAny();
  }

  /** Asks the gate about one staged table, and writes down what it says. */
  private boolean audit(Publication publication, StagedOutput output) {
    Ruleset ruleset = plan.rulesets().get(publication.table());
    if (ruleset == null) {
      return true;
    }
    events.begins("gate " + publication.table(), ruleset.size() + " rules");
    long start = System.nanoTime();
    Verdict verdict = new Gate(plan.asOf()).evaluate(output.audited(spark), ruleset);
    book.gate(GateRecord.of(publication, verdict));
    book.took("gate", start);
    return verdict.passed();
  }

  private Problem refusal(Publication publication) {
    return GateRecord.refusal(publication, book.gates());
  }

  private RunRecord.Outcome publish(List<Publication> publications) {
    long start = System.nanoTime();
    RunRecord.Outcome outcome = RunRecord.Outcome.UNCHANGED;
    for (Publication publication : publications) {
      String table = publication.table();
      events.begins("publish " + table, publication.target().location());
      StagedOutput output = stagedOutput(table);
      Predicate<StagedOutput> auditAgain =
          again -> targets.isStillOurs(publication) && audit(publication, again);
      StagedOutput.Published published = output.publish(auditAgain);
      staged.remove(table);
      if (published.state() == StagedOutput.State.REFUSED) {
        throw new ProblemException(refusal(publication));
      }
      book.restate(table, published);
      if (published.state() == StagedOutput.State.PUBLISHED) {
        outcome = RunRecord.Outcome.PUBLISHED;
      }
    }
    book.took("publish", start);
    return outcome;
  }

  private StagedOutput stagedOutput(String table) {
    StagedOutput output = staged.get(table);
    if (output == null) {
      throw new IllegalStateException(table + " was never staged");
    }
    return output;
  }

  private void refuseAll(Exception failure) {
    for (Map.Entry<String, StagedOutput> entry : staged.entrySet()) {
      try {
        entry.getValue().refuse();
        book.restate(
            entry.getKey(),
            new StagedOutput.Published(StagedOutput.State.REFUSED, Optional.empty()));
      } catch (Exception another) {
        // The next run cleans up; the first failure is the one to tell.
        failure.addSuppressed(another);
      }
    }
  }
}
