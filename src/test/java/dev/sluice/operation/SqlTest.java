package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import dev.sluice.step.Tables;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle of the property is a map of sums. */
class SqlTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6})
  void aGroupedQueryGivesWhatAMapOfSumsGives(long seed) {
    List<Line> lines = Line.table(seed);
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Line line : lines) {
      if (line.currency() != null && line.amount() != null) {
        sums.merge(line.currency(), line.amount(), BigDecimal::add);
      }
    }
    List<Row> expected = new ArrayList<>();
    sums.forEach((currency, sum) -> expected.add(Outcome.row(currency, sum)));
    WrittenStep step =
        step(
            "SELECT currency, sum(amount) AS s FROM bank WHERE amount IS NOT NULL AND currency IS"
                + " NOT NULL GROUP BY currency");
    for (int partitions : Line.partitions(seed)) {
      String actual = Outcome.of(step, Line.dataset(lines, partitions, seed));
      assertThat(actual).isEqualTo(Outcome.expected(actual, expected));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 5, 6})
  void tiesDependOnNeitherPartitionsNorOrder(long seed) {
    List<Line> lines = Line.table(seed);
    WrittenStep step =
        step(
            "SELECT *, row_number() OVER (PARTITION BY account ORDER BY currency) AS n,"
                + " sum(amount) OVER (ORDER BY currency ROWS 3 PRECEDING) AS s,"
                + " dense_rank() OVER (ORDER BY currency) AS r"
                + " FROM (SELECT * FROM bank ORDER BY currency LIMIT 30)");
    String one = Outcome.of(step, Line.dataset(lines, 1, seed));
    assertThat(one.lines()).hasSizeGreaterThan(2);
    assertThat(Outcome.of(step, Line.dataset(lines, 2, seed + 1))).isEqualTo(one);
    assertThat(Outcome.of(step, Line.dataset(lines, 7, seed + 2))).isEqualTo(one);
  }

  @Test
  void aTableThatIsCountedOnItsWayMayBeReadTwice() {
    Dataset<Row> counted =
        Line.dataset(Line.table(1), 1, 1)
            .observe("sql-test-rows", functions.count(functions.lit(1)).as("rows"));
    StepResult.Made made =
        step("SELECT a.account FROM bank a CROSS JOIN bank b")
            .step()
            .apply(new Tables(Map.of("bank", counted), Trial.AS_OF))
            .tables()
            .get("bank");
    assertThat(Objects.requireNonNull(made).rows().collectAsList()).hasSize(1);
    assertThat(made.flow()).isEqualTo(new Flow.Makes(List.of("bank")));
  }

  @Test
  void nothingIsLeftBehindInTheSession() {
    SparkSession session = SharedSpark.session();
    Outcome.of(
        step("WITH w AS (SELECT 1 AS one) SELECT one FROM w, bank"),
        Line.dataset(Line.table(1), 1, 1));
    assertThat(session.catalog().listTables().collectAsList()).isEmpty();
  }

  @Test
  void aSortThatDecidesNothingIsLeftOut() {
    StepResult.Made made =
        step("SELECT account FROM bank ORDER BY day")
            .made("bank", Line.dataset(Line.table(5), 2, 5));
    assertThat(made.rows().queryExecution().optimizedPlan().toString()).doesNotContain("Sort");
  }

  @Test
  void namesThatTheQueryDefinesAreNoInputs() {
    assertThat(
            step("WITH w AS (SELECT * FROM bank), bank AS (SELECT 1 AS x) SELECT * FROM w, other")
                .step()
                .inputs())
        .containsExactlyInAnyOrder("bank", "other");
    assertThatCode(() -> step("SELEC").step().inputs()).doesNotThrowAnyException();
  }

  private static WrittenStep step(String query) {
    return new WrittenStep(Sql.TYPE, "into: bank\nquery: \"" + query + "\"");
  }
}
