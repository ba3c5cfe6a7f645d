package dev.sluice.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.SharedSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gate promises beyond the single rules, above all where Deequ's own runner errs. */
class GateTest {

  private static Dataset<Row> numbers(int upTo) {
    return Rows.sql("select id, concat('n', id) name from range(" + upTo + ")");
  }

  @Test
  void resultsStandInTheOrderOfTheFileWithTheirLines() {
    Verdict verdict =
        Rows.judge(
            numbers(3),
            "CustomSql \"select count(*) from primary\" = 3",
            "IsUnique \"id\"",
            "RowCount = 3",
            "ColumnExists \"id\"",
            "(IsComplete \"id\") and (RowCount > 5)",
            "IsComplete \"id\"");
    assertThat(verdict.rules()).extracting(RuleResult::line).containsExactly(2, 3, 4, 5, 6, 7);
    assertThat(verdict.rules())
        .extracting(RuleResult::outcome)
        .containsExactly(
            Outcome.PASS, Outcome.PASS, Outcome.PASS, Outcome.PASS, Outcome.FAIL, Outcome.PASS);
    assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.rules().get(4).message())
        .isEqualTo(
            "IsComplete \"id\" holds: all 3 rows meet it;"
                + " RowCount > 5 does not hold: rows is 3");
  }

  @Test
  void aFailedRuleSaysWhatWasMeasuredAndExpectedAndShowsRows() {
    RuleResult result =
        Rows.judgeOne(
            Rows.sql("select id, if(id = 3, null, 'x') name from range(20)"),
            "ColumnValues \"name\" = \"x\" where \"id < 10\" with threshold > 0.9");
    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.file()).isEqualTo("test.dqdl");
    assertThat(result.measured()).containsExactly(new Measurement("compliance", "0.9", 0.9));
    assertThat(result.expected()).isEqualTo("= \"x\", share of rows > 0.9");
    assertThat(result.message()).isEqualTo("1 of 10 rows do not meet it; compliance is 0.9");
    assertThat(result.samples()).containsExactly("{\"id\":3,\"name\":null}");
  }

  @Test
  void atMostFiveRowsAreShownAndNoneOfARuleThatHolds() {
    assertThat(Rows.judgeOne(numbers(50), "ColumnValues \"id\" < 0").samples()).hasSize(5);
    assertThat(Rows.judgeOne(numbers(50), "ColumnValues \"id\" >= 0").samples()).isEmpty();
    assertThat(Rows.judgeOne(numbers(50), "RowCount = 0").samples()).isEmpty();
  }

  @Test
  void keyRulesShowTheRepeatedKeysMostFrequentFirst() {
    Dataset<Row> rows = Rows.sql("select * from values (1), (1), (2), (2), (2), (3), (null) t(k)");
    assertThat(Rows.judgeOne(rows, "IsUnique \"k\"").samples())
        .containsExactly("{\"k\":2,\"(rows)\":3}", "{\"k\":1,\"(rows)\":2}");
    assertThat(Rows.judgeOne(rows, "IsPrimaryKey \"k\"").samples())
        .containsExactly(
            "{\"k\":2,\"(rows)\":3}", "{\"k\":1,\"(rows)\":2}", "{\"k\":null,\"(rows)\":1}");
  }

  @Test
  void rowQueriesShowTheRowsThatTheyDoNotReturn() {
    assertThat(
            Rows.judgeOne(numbers(3), "CustomSql \"select id from primary where id <> 1\"")
                .samples())
        .containsExactly("{\"id\":1,\"name\":\"n1\"}");
    assertThat(
            Rows.judgeOne(
                    numbers(3),
                    "CustomSql \"select p.id from primary as p where p.id in"
                        + " (select max(id) from primary) or p.id = 0\"")
                .samples())
        .containsExactly("{\"id\":1,\"name\":\"n1\"}");
  }

  @Test
  void aRowWhoseKeyOccursInAGoodRowIsStillBroken() {
    // Joining on the selected column would let the second row pass.
    Dataset<Row> rows = Rows.sql("select * from values ('a', 1), ('a', -1) t(sector, price)");
    RuleResult result =
        Rows.judgeOne(rows, "CustomSql \"select sector from primary where price > 0\"");
    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.measured()).extracting(Measurement::number).containsExactly(0.5);
  }

  @Test
  void queriesSeeOnlyTheFrameThatIsJudged() {
    String rule = "CustomSql \"select count(*) from primary where id > 1\" = 0";
    Rows.sql("select 7 as id").createOrReplaceTempView("primary");
    try {
      assertThat(Rows.judgeOne(numbers(2), rule).outcome()).isEqualTo(Outcome.PASS);
      assertThat(Rows.judgeOne(numbers(3), rule).outcome()).isEqualTo(Outcome.FAIL);
      assertThat(Rows.judgeOne(numbers(2), rule).outcome()).isEqualTo(Outcome.PASS);
      assertThat(Rows.lazily("select id from primary").first().getInt(0)).isEqualTo(7);
    } finally {
      SharedSpark.session().catalog().dropTempView("primary");
    }
    assertThat(Rows.lazily("show views").collectAsList().toString()).doesNotContain("sluice_gate");
  }

  @Test
  void aQueryWhoseViewIsGoneIsNoPass() {
    Rows.judge(numbers(3), "CustomSql \"select count(*) from primary\" = 3");
    RuleResult result =
        Rows.judgeOne(numbers(3), "CustomSql \"select count(*) from nowhere_to_be_found\" = 0");
    assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(result.message()).contains("nowhere_to_be_found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select id, name from primary             | the query must return one column, not 2",
        "select id from primary                   | the query must return one row, not several",
        "select max(name) from primary            | the query must return a number, not n2",
      })
  void aQueryThatReturnsNoSingleNumberIsAnError(String query, String message) {
    RuleResult result = Rows.judgeOne(numbers(3), "CustomSql \"" + query + "\" > 0");
    assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(result.message()).isEqualTo(message);
  }

  @Test
  void columnsMayHaveAnyName() {
    Dataset<Row> rows =
        Rows.sql(
            "select id `a.b`, id * 2 `unit price`, cast(id as string) `ünï``t`, id `2026-01-01`"
                + " from range(4)");
    String[] rules = {
      "IsComplete \"a.b\"",
      "IsUnique \"a.b\"",
      "IsPrimaryKey \"a.b\" \"unit price\"",
      "ColumnValues \"unit price\" between -1 and 7",
      "Sum \"a.b\" = 6",
      "Mean \"unit price\" = 3",
      "StandardDeviation \"a.b\" > 1",
      "ColumnCorrelation \"a.b\" \"unit price\" = 1",
      "ColumnLength \"ünï`t\" = 1",
      "ColumnDataType \"ünï`t\" = \"INTEGER\"",
      "Entropy \"a.b\" > 1",
      "IsComplete \"2026-01-01\"",
      "RowCount = 2 where \"`a.b` > 1\"",
      "CustomSql \"select `a.b` from primary where `unit price` >= 0\"",
    };
    Verdict verdict = Rows.judge(rows, rules);
    assertThat(verdict.rules())
        .allSatisfy(rule -> assertThat(rule.outcome()).as(rule.toString()).isEqualTo(Outcome.PASS));
    assertThat(Rows.judgeOne(rows, "ColumnValues \"a.b\" < 3").samples())
        .containsExactly("{\"a.b\":3,\"unit price\":6,\"ünï`t\":\"3\",\"2026-01-01\":3}");
    assertThat(Rows.judgeOne(rows, "Uniqueness \"a.b\" = 0").outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void aFailureToReadIsAnErrorAndNeverAFailedRule() {
    Dataset<Row> rows =
        Rows.lazily("select id, if(id = 5, raise_error('disk on fire'), 'x') s from range(10)");
    Verdict verdict =
        Rows.judge(
            rows,
            "IsComplete \"s\"",
            "IsUnique \"s\"",
            "CustomSql \"select max(length(s)) from primary\" = 1",
            "ColumnCount = 2");
    assertThat(verdict.rules())
        .extracting(RuleResult::outcome)
        .containsExactly(Outcome.ERROR, Outcome.ERROR, Outcome.ERROR, Outcome.PASS);
    assertThat(verdict.rules().subList(0, 3))
        .allSatisfy(rule -> assertThat(rule.message()).contains("disk on fire"))
        .allSatisfy(rule -> assertThat(rule.measured()).isEmpty());
    assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(Rows.judge(rows, "IsComplete \"s\"", "ColumnCount = 1").outcome())
        .isEqualTo(Outcome.FAIL);
  }

  @Test
  void aRuleThatDoesNotFitTheTableIsAnErrorAndSpoilsNoOther() {
    Verdict verdict =
        Rows.judge(
            numbers(3),
            "IsComplete \"nope\"",
            "RowCount = 3 where \"no_such_function(id)\"",
            "IsComplete \"id\"",
            "(IsComplete \"nope\") or (RowCount = 3)",
            "(IsComplete \"nope\") and (RowCount = 4)",
            "(IsComplete \"nope\") and (RowCount = 3)");
    assertThat(verdict.rules())
        .extracting(RuleResult::outcome)
        .containsExactly(
            Outcome.ERROR, Outcome.ERROR, Outcome.PASS, Outcome.PASS, Outcome.FAIL, Outcome.ERROR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PASS|RowCount = 0",
        "FAIL|RowCount > 0",
        "PASS|ColumnCount = 3",
        "PASS|IsComplete \"n\"",
        "PASS|Completeness \"n\" = 1.0",
        "PASS|IsUnique \"n\"",
        "PASS|IsPrimaryKey \"n\" \"s\"",
        "PASS|Uniqueness \"n\" = 1.0",
        "PASS|UniqueValueRatio \"n\" = 1.0",
        "PASS|DistinctValuesCount \"n\" = 0",
        "PASS|Entropy \"n\" = 0",
        "PASS|ColumnValues \"n\" > 0",
        "PASS|ColumnValues \"n\" > 0 with threshold > 0.9",
        "PASS|ColumnLength \"s\" = 3",
        "PASS|ColumnDataType \"s\" = \"DATE\"",
        "PASS|Sum \"n\" = 0",
        "PASS|Sum \"d\" = 0",
        "FAIL|Mean \"n\" >= 0",
        "FAIL|Mean \"d\" >= 0",
        "FAIL|StandardDeviation \"d\" >= 0",
        "FAIL|ColumnCorrelation \"n\" \"d\" >= -1",
        "PASS|CustomSql \"select count(*) from primary\" = 0",
        "FAIL|CustomSql \"select sum(n) from primary\" = 0",
        "PASS|CustomSql \"select n from primary where n > 0\"",
      })
  void aTableWithoutRowsBreaksNoRuleAboutRowsAndHasNoMean(Outcome expected, String rule) {
    Dataset<Row> none = Rows.of("n bigint, s string, d double", List.of(), 2);
    assertThat(Rows.judgeOne(none, rule).outcome()).isEqualTo(expected);
  }

  @Test
  void noRulesPassOnlyWhenTheCallerSaysSo() {
    assertThat(new Gate(Rows.NOW).evaluate(numbers(1), Ruleset.none()).passed()).isTrue();
    assertThat(Ruleset.none().passes()).isZero();
  }
}
