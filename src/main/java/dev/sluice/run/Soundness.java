package dev.sluice.run;

import dev.sluice.problem.Category;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.Publication;
import dev.sluice.spec.RejectLimit;
import java.util.Map;

/** What the counts of a run must satisfy before anything is published. */
final class Soundness {

  private final JobPlan plan;
  private final Accounts accounts;
  private final Problems problems = new Problems();

  Soundness(JobPlan plan, Accounts accounts) {
    this.plan = plan;
    this.accounts = accounts;
  }

  /**
   * Checks that no row is lost, that the writers wrote what was counted, that no source has more
   * rejected rows than it may have, and that no step failed that must not.
   *
   * @throws dev.sluice.problem.ProblemException with everything that is wrong
   */
  void require(Wiring wiring, Map<Publication, StagedOutput> outputs) {
    accounts.requireBalance(problems);
    outputs.forEach(
        (publication, output) ->
            requireWritten(publication, wiring.lastStage(publication.table()), output));
    for (Stage stage : wiring.stages()) {
      PlannedSource source = stage.flow() == null ? plan.sources().get(stage.table()) : null;
      if (source != null) {
        requireFewRejects(source, accounts.of(stage));
      }
      requireNoFailure(stage);
    }
    problems.throwIfAny();
  }

  private void requireWritten(Publication publication, Stage last, StagedOutput output) {
    long kept = accounts.of(last).kept();
    if (kept != output.addedRecords()) {
      problems.report(
          new Problem(
              publication.place(),
              Category.INTERNAL,
              "rows-not-accounted",
              "\""
                  + publication.table()
                  + "\" has "
                  + kept
                  + " rows, but "
                  + output.addedRecords()
                  + " were staged",
              null,
              null));
    }
  }

  private void requireFewRejects(PlannedSource source, StageCounts counts) {
    RejectLimit limit = source.spec().maxRejected();
    if (limit.isExceeded(counts.rejected(), counts.made())) {
      problems.report(
          Problem.data(
                  source.spec().place(),
                  "too-many-rejected",
                  counts.rejected()
                      + " of "
                      + counts.made()
                      + " rows of \""
                      + source.spec().name()
                      + "\" were rejected; the limit is "
                      + limit)
              .withHint("the report and table " + Quarantine.TABLE + " show them"));
    }
  }

  private void requireNoFailure(Stage stage) {
    StageCounts counts = accounts.of(stage);
    if (counts.failing() > 0) {
      problems.report(
          Problem.data(
                  stage.place(),
                  "on-error-fail",
                  counts.failing()
                      + " of "
                      + counts.made()
                      + " rows of \""
                      + stage.table()
                      + "\" have an error, and on-error: fail allows none")
              .withHint("the report and table " + Quarantine.TABLE + " show them"));
    }
  }
}
