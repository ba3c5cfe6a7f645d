package dev.sluice.run;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.report.Certificate;
import dev.sluice.report.CertificateJson;
import dev.sluice.spec.ProjectRoot;
import dev.sluice.step.Certified;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.QueryExecutionListener;

/**
 * A project whose first step appends two sides and the items left open before, with their buckets
 * already in the files, and certifies them as a matching step does.
 *
 * @param lie what the step does to the items after it has counted what went in
 * @param isObservedTwice whether the rows of the sides are observed twice, as in a stage that was
 *     tried again
 */
record MatchedProject(
    SmallProject project, UnaryOperator<Dataset<Row>> lie, boolean isObservedTwice) {

  static final String RULES = "ab".repeat(32);

  private static final String COLUMNS =
      "{item_id: text, side: text, item_currency: text, item_amount: \"decimal(18,2)\","
          + " bucket: text, origin: text, rule: text, spent: \"decimal(18,2)\"}";

  private static final String JOB =
      """
      sources:
        bank: {path: data/bank.csv, columns: %1$s, max-rejected: 10}
        ledger: {path: data/ledger.csv, columns: %1$s}
        before: {path: data/before.csv, columns: %1$s}
      steps:
        - append: {table: bank, with: [ledger, before], into: items}
        - group: {table: items, by: bucket, aggregates: {item_amount: sum}, into: sums}
      quality: {items: quality/items.dqdl}
      publish:
        items: {table: recon.items}
        sums: {path: out/sums, format: parquet}
      """
          .formatted(COLUMNS);

  private static final String HEADER =
      "item_id,side,item_currency,item_amount,bucket,origin,rule,spent\n";

  /** A small matching; its totals are in the test that reads its certificate. */
  static MatchedProject in(Path folder) {
    SmallProject project =
        new SmallProject(folder)
            .write(
                "data/bank.csv",
                HEADER
                    + "1,bank,CHF,100.00,matched,new,exact,0\n"
                    + "2,bank,CHF,50.05,within-tolerance,new,rounding,0.05\n"
                    + "3,bank,EUR,7.00,open,new,,0\n"
                    + "4,bank,EUR,x,open,new,,0\n")
            .write(
                "data/ledger.csv",
                HEADER
                    + "1,ledger,CHF,100.00,matched,new,exact,0\n"
                    + "2,ledger,CHF,50.00,within-tolerance,new,rounding,0\n"
                    + "3,ledger,CHF,9.99,suggested,new,baskets,0\n")
            .write(
                "data/before.csv",
                HEADER
                    + "9,ledger,CHF,-20.00,carried,carried,,0\n"
                    + "8,ledger,CHF,1.50,matched,carried,exact,0\n");
    return of(project);
  }

  private static MatchedProject of(SmallProject project) {
    project
        .write("quality/items.dqdl", "Rules = [ IsComplete \"item_id\", RowCount > 0 ]\n")
        .job("m", JOB);
    return new MatchedProject(project, UnaryOperator.identity(), false);
  }

  /** Many random rows on both sides. */
  static MatchedProject random(Path folder, long seed) {
    Random random = new Random(seed);
    SmallProject project = new SmallProject(folder);
    String[] buckets = {"matched", "within-tolerance", "matched-in-group", "open", "suggested"};
    for (String table : List.of("bank", "ledger", "before")) {
      StringBuilder lines = new StringBuilder(HEADER);
      int rows = 1 + random.nextInt(60);
      for (int i = 0; i < rows; i++) {
        boolean carried = table.equals("before");
        String side = carried ? random.nextBoolean() ? "bank" : "ledger" : table;
        lines.append(
            String.join(
                    ",",
                    table + i,
                    side,
                    random.nextInt(5) == 0 ? "" : "C" + random.nextInt(3),
                    BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, 2).toPlainString(),
                    carried && random.nextBoolean() ? "carried" : buckets[random.nextInt(5)],
                    carried ? "carried" : "new",
                    "rule" + random.nextInt(3),
                    "0.01")
                + "\n");
      }
      project.write("data/" + table + ".csv", lines.toString());
    }
    return of(project);
  }

  /** The same project whose step does something to the items that it does not tell. */
  MatchedProject lying(UnaryOperator<Dataset<Row>> what) {
    return new MatchedProject(project, what, isObservedTwice);
  }

  /** The same project in which passes tell too much. */
  MatchedProject observedTwice() {
    return new MatchedProject(project, lie, true);
  }

  /** Runs the job. */
  JobRunner.Finished run() {
    return run(new AtomicInteger());
  }

  /**
   * Runs the job.
   *
   * @param counts is told how many passes did nothing but count what is certified
   */
  JobRunner.Finished run(AtomicInteger counts) {
    SessionSource sessions =
        (settings, catalog, bytes, options) -> {
          SparkSession spark = SmallProject.interpreted().open(settings, catalog, bytes, options);
          spark.listenerManager().register(new CountingPasses(counts));
          return spark;
        };
    return new JobRunner(project.options("m"), sessions, RunEvents.NONE, this::planned).run();
  }

  private record CountingPasses(AtomicInteger counts) implements QueryExecutionListener {
    @Override
    public void onSuccess(String name, QueryExecution query, long nanoseconds) {
      if (query.optimizedPlan() instanceof Aggregate
          && query.optimizedPlan().simpleString(1000).contains("groupedtotals")) {
        counts.incrementAndGet();
      }
    }

    @Override
    public void onFailure(String name, QueryExecution query, Exception failure) {}
  }

  private JobPlan planned(RunOptions options) {
    JobPlan plan = JobRunner.plan(options);
    List<PlannedStep> steps = new ArrayList<>(plan.steps());
    PlannedStep first = steps.get(0);
    steps.set(
        0,
        new PlannedStep(
            first.spec(), new Matching(first.step(), lie, isObservedTwice), first.makes(), false));
    return new JobPlan(
        plan.job(),
        plan.settings(),
        plan.asOf(),
        plan.asOfIsGiven(),
        plan.sources(),
        steps,
        plan.schemas(),
        plan.rulesets());
  }

  /** The text of the certificate of a run. */
  static String written(JobRunner.Finished finished) {
    try {
      return Files.readString(file(finished));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path file(JobRunner.Finished finished) {
    return finished.folder().orElseThrow().resolve("certificate.json");
  }

  static Certificate certificate(JobRunner.Finished finished) {
    return CertificateJson.read(written(finished), Place.file("certificate.json"));
  }

  /** Verifies the text of a certificate in this project. */
  Verification verify(String written) {
    return new CertificateVerifier(
            project.settings(),
            new ProjectRoot(project.folder().toString()),
            SmallProject.interpreted())
        .verify(written, Place.file("certificate.json"));
  }

  /** Appends, and certifies what it appended. */
  private record Matching(Step append, UnaryOperator<Dataset<Row>> lie, boolean isObservedTwice)
      implements Step {

    @Override
    public List<String> inputs() {
      return append.inputs();
    }

    @Override
    public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
      return append.check(tables, problems);
    }

    @Override
    public StepResult apply(Tables tables) {
      Map<String, Dataset<Row>> counted = new LinkedHashMap<>(tables.byName());
      Map<String, Tally> inputs = new LinkedHashMap<>();
      for (String side : List.of("bank", "ledger")) {
        Tally tally =
            Tally.of(
                "test-" + side,
                tables.table(side),
                List.of(col("item_currency")),
                col("item_amount"));
        inputs.put(side, tally);
        counted.put(side, isObservedTwice ? observedTwice(tally) : tally.observed());
      }
      Tally before =
          Tally.of(
              "test-before",
              tables.table("before"),
              List.of(col("side"), col("item_currency")),
              col("item_amount"));
      counted.put("before", before.observed());
      StepResult appended = append.apply(new Tables(counted, tables.asOf()));
      StepResult.Made made = Objects.requireNonNull(appended.tables().get("items"));
      Dataset<Row> items = lie.apply(made.rows());
      Tally all = Certified.tallyOfItems("test-items", items);
      Tally tolerance =
          Tally.of(
              "test-tolerance",
              all.observed(),
              List.of(
                  when(col("spent").gt(0), col("rule")),
                  when(col("spent").gt(0), col("item_currency"))),
              coalesce(col("spent"), lit(0)));
      Tally restated =
          Tally.of(
              "test-restated",
              tolerance.observed(),
              List.of(lit(null).cast("string"), lit(null).cast("string")),
              lit(0));
      return StepResult.of("items", StepResult.Made.of(restated.observed(), made.flow()))
          .certifying(
              new Certified(
                  "items", RULES, inputs, Map.of("before", before), all, restated, tolerance));
    }

    private static Dataset<Row> observedTwice(Tally tally) {
      return tally
          .rows()
          .withColumn("attempt", explode(array(lit(1), lit(2))))
          .observe(tally.observation(), tally.measure())
          .filter("attempt = 2")
          .drop("attempt");
    }

    @Override
    public List<String> explain() {
      return append.explain();
    }
  }
}
