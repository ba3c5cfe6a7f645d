package dev.sluice.operation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.step.Tables;
import dev.sluice.testing.SharedSpark;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What as-of joins cost. The oracle is the plan that Spark runs, and arithmetic. */
class AsOfPlanTest {

  private static final String JOIN =
      "{left: l, right: r, on: [k], time: t, into: out, take: {found: at}, brackets: off}";

  /** Two keys with times 0, 10, 20 and so on. */
  private static Dataset<Row> table(int rows, int every) {
    return SharedSpark.session()
        .range(0, rows, 1, 2)
        .select(
            col("id").mod(2).cast("string").as("k"),
            col("id").divide(2).cast("bigint").multiply(every).as("t"),
            col("id").divide(2).cast("bigint").multiply(every).as("at"),
            expr("repeat('x', 50)").as("wide"));
  }

  private static Dataset<Row> joined(String options, Dataset<Row> left, Dataset<Row> right) {
    return Objects.requireNonNull(
            new WrittenStep(AsOfJoin.TYPE, options)
                .step()
                .apply(new Tables(Map.of("l", left, "r", right), Trial.AS_OF))
                .tables()
                .get("out"))
        .rows();
  }

  private static String plan(Dataset<Row> rows) {
    rows.collectAsList();
    String plan = rows.queryExecution().executedPlan().toString();
    return plan.contains("== Initial Plan ==") ? plan.split("== Initial Plan ==")[0] : plan;
  }

  private static long lines(String plan, String text) {
    return plan.lines().filter(line -> line.contains(text)).count();
  }

  @Test
  void eachTableIsShuffledAndSortedOnce() {
    String plan = plan(joined(JOIN, table(50, 1), table(50, 10)));
    assertThat(lines(plan, "Exchange hashpartitioning(")).as(plan).isEqualTo(2);
    assertThat(lines(plan, "Sort [")).as(plan).isEqualTo(2);
  }

  @Test
  void theResultIsLaidOutForTheNextJoin() {
    Dataset<Row> first = joined(JOIN, table(50, 1), table(50, 10));
    Dataset<Row> between = first.observe("rows", count(lit(1)).as("n")).filter("wide is not null");
    Dataset<Row> second =
        joined(
            "{left: l, right: r, on: [k], time: t, into: out, take: {next: at}, direction: forward,"
                + " brackets: off}",
            between,
            table(50, 7));
    String plan = plan(second);
    assertThat(lines(plan, "Exchange hashpartitioning(")).as(plan).isEqualTo(3);
    assertThat(lines(plan, "Sort [")).as(plan).isEqualTo(3);
    assertThat(second.filter("found <> t - t % 10 or next < t or next >= t + 7").count()).isZero();
    assertThat(second.filter("found is not null").count()).isEqualTo(50);
  }

  @Test
  void columnsThatNobodyNeedsAreNotShuffled() {
    String plan = plan(joined(JOIN, table(50, 1), table(50, 10)).select("found", "t"));
    assertThat(plan).doesNotContain("repeat");
  }

  @Test
  void aTableJoinsWithItselfAndTheResultWithItself() {
    Dataset<Row> rows = table(40, 5);
    Dataset<Row> before =
        joined(
            "{left: l, right: r, on: [k], time: t, into: out, strict: true, prefix: last_}",
            rows,
            rows);
    assertThat(before.filter("last_at = at - 5 and last_wide = wide").count()).isEqualTo(38);
    assertThat(
            before
                .as("a")
                .join(before.as("b"), expr("a.k = b.k and a.at = b.last_at"))
                .filter("b.last_at = b.at - 5 and a.last_at is null or a.last_at = b.last_at - 5")
                .count())
        .isEqualTo(38);
  }

  @Test
  void keysOfOtherTypesAndConstantsMeet() {
    Dataset<Row> left = table(20, 3).withColumn("k", lit(1)).withColumn("n", expr("0e0"));
    Dataset<Row> right =
        table(20, 3).withColumn("k", expr("cast(1 as decimal(5,2))")).withColumn("n", expr("-0e0"));
    for (String brackets : List.of("on", "off")) {
      Dataset<Row> found =
          joined(
              "{left: l, right: r, on: [k, n], time: t, into: out, take: {found: at}, brackets: "
                  + brackets
                  + "}",
              left,
              right);
      assertThat(found.filter("found = at").count()).isEqualTo(20);
    }
  }

  @Test
  void bracketsLeaveTheRestOfTheJobAlone() {
    Dataset<Row> left = table(3000, 1).observe("left", count(lit(1)).as("n"));
    Dataset<Row> right = table(3000, 10).observe("right", count(lit(1)).as("n"));
    Dataset<Row> found = joined(JOIN.replace("off", "on"), left, right);
    assertThat(found.filter("found = t - t % 10").count()).isEqualTo(3000);
    assertThat(found.groupBy("k").count().collectAsList()).hasSize(2);
    assertThat(found.queryExecution().executedPlan().toString())
        .contains("LeftBrackets")
        .contains("RightBrackets");
  }
}
