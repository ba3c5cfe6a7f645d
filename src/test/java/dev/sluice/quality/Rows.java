package dev.sluice.quality;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.testing.SharedSpark;
import java.time.Instant;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Short ways to say what a gate test needs. */
final class Rows {

  static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private Rows() {}

  /** A query not yet run. */
  static Dataset<Row> lazily(String query) {
    return SharedSpark.session().sql(query);
  }

  /** The rows of a query, held by the driver: filters over them need no Spark job. */
  static Dataset<Row> sql(String query) {
    Dataset<Row> rows = lazily(query);
    return SharedSpark.session().createDataFrame(rows.collectAsList(), rows.schema());
  }

  static Dataset<Row> of(String ddl, List<Row> rows, int partitions) {
    var session = SharedSpark.session();
    var distributed =
        JavaSparkContext.fromSparkContext(session.sparkContext()).parallelize(rows, partitions);
    return session.createDataFrame(distributed, StructType.fromDDL(ddl));
  }

  /** Reads a ruleset that must be sound. */
  static Ruleset rules(String... rules) {
    Problems problems = new Problems();
    var ruleset =
        Ruleset.parse("Rules = [\n" + String.join(",\n", rules) + "\n]", "test.dqdl", problems);
    problems.throwIfAny();
    return ruleset.orElseThrow();
  }

  static Verdict judge(Dataset<Row> rows, String... rules) {
    return new Gate(NOW).evaluate(rows, rules(rules));
  }

  static RuleResult judgeOne(Dataset<Row> rows, String rule) {
    return judge(rows, rule).rules().get(0);
  }

  /** The faults of one rule for a table, without their place. */
  static List<String> faults(String ddl, String rule) {
    Problems problems = new Problems();
    rules(rule).check(StructType.fromDDL(ddl), problems);
    return problems.all().stream().map(Rows::words).toList();
  }

  private static String words(Problem problem) {
    return problem.hint() == null ? problem.message() : problem.message() + "; " + problem.hint();
  }
}
