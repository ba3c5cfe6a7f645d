package dev.sluice.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The corners of values: null, NaN, exact and inexact numbers. */
class NullsAndNumbersTest {

  /** One row in which everything is null. */
  private static final String NULLS =
      "select cast(null as int) i, cast(null as string) s, cast(null as date) d,"
          + " cast(null as double) x";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"i\" = 1",
        "\"i\" > 1",
        "\"i\" >= 1",
        "\"i\" < 1",
        "\"i\" <= 1",
        "\"i\" between 1 and 3",
        "\"i\" not between 1 and 3",
        "\"i\" in [1, 2]",
        "\"i\" != NULL",
        "\"i\" not in [1, NULL]",
        "\"s\" = \"a\"",
        "\"s\" in [\"a\"]",
        "\"s\" matches \".*\"",
        "\"s\" not matches \"a\"",
        "\"s\" = EMPTY",
        "\"s\" = WHITESPACES_ONLY",
        "\"s\" not in [\"a\", NULL]",
        "\"d\" = \"2026-01-01\"",
        "\"d\" < \"2026-01-01\"",
        "\"d\" not between \"2026-01-01\" and \"2026-02-01\"",
        "\"d\" < now()",
        "\"x\" > 0"
      })
  void nullFailsEveryOtherComparison(String comparison) {
    assertThat(Rows.judgeOne(Rows.sql(NULLS), "ColumnValues " + comparison).outcome())
        .isEqualTo(Outcome.FAIL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"i\" != 1",
        "\"i\" not in [1, 2]",
        "\"i\" = NULL",
        "\"i\" in [1, NULL]",
        "\"s\" != \"a\"",
        "\"s\" not in [\"a\"]",
        "\"s\" != EMPTY",
        "\"s\" in [NULL, \"a\"]",
        "\"s\" = NULL",
        "\"d\" != \"2026-01-01\"",
        "\"d\" not in [\"2026-01-01\"]",
        "\"d\" = NULL",
        "\"x\" != 0"
      })
  void nullPassesNegationsAndWhereItIsNamed(String comparison) {
    assertThat(Rows.judgeOne(Rows.sql(NULLS), "ColumnValues " + comparison).outcome())
        .isEqualTo(Outcome.PASS);
  }

  @Test
  void nanIsNoNumber() {
    Dataset<Row> nan = Rows.sql("select double('NaN') x, float('NaN') f");
    Verdict fails =
        Rows.judge(
            nan,
            "ColumnValues \"x\" > 0",
            "ColumnValues \"f\" >= 0",
            "ColumnValues \"x\" not between 0 and 1",
            "ColumnValues \"x\" = 0",
            "Mean \"x\" > 0",
            "Mean \"x\" != 0",
            "Sum \"x\" > 0");
    assertThat(fails.rules()).extracting(RuleResult::outcome).containsOnly(Outcome.FAIL);
    assertThat(Rows.judgeOne(nan, "ColumnValues \"x\" != 0").outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void sumsOfMoneyAreExactToTheLastCent() {
    Dataset<Row> rows =
        Rows.sql(
            "select cast(a as decimal(30, 2)) a from values"
                + " (12345678901234567890.01), (0.01), (-0.03) t(a)");
    assertThat(Rows.judgeOne(rows, "Sum \"a\" = 12345678901234567889.99").outcome())
        .isEqualTo(Outcome.PASS);
    assertThat(Rows.judgeOne(rows, "Sum \"a\" = 12345678901234567890.00").outcome())
        .isEqualTo(Outcome.FAIL);
    assertThat(Rows.judgeOne(rows, "Sum \"a\" > 12345678901234567889.98").measured())
        .extracting(Measurement::text)
        .containsExactly("12345678901234567889.99");
  }

  @Test
  void sumsOfBigIntegersDoNotWrapAround() {
    Dataset<Row> rows = Rows.sql("select 9223372036854775807L n from range(2)");
    assertThat(Rows.judgeOne(rows, "Sum \"n\" = 18446744073709551614").outcome())
        .isEqualTo(Outcome.PASS);
    assertThat(Rows.judgeOne(rows, "Mean \"n\" = 9223372036854775807").outcome())
        .isEqualTo(Outcome.PASS);
    assertThat(Rows.judgeOne(rows, "Mean \"n\" = 9223372036854775806").outcome())
        .isEqualTo(Outcome.FAIL);
  }

  @Test
  void aSumBeyondDecimalsIsAnError() {
    Dataset<Row> rows =
        Rows.sql("select cast('" + "9".repeat(38) + "' as decimal(38, 0)) n from range(2)");
    assertThat(Rows.judgeOne(rows, "Sum \"n\" > 0").outcome()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void sumsOfDoublesForgiveTheLastDigits() {
    Dataset<Row> rows = Rows.sql("select * from values (0.1d), (0.2d) t(x)");
    Verdict verdict = Rows.judge(rows, "Sum \"x\" = 0.3", "Sum \"x\" <= 0.3", "Sum \"x\" in [0.3]");
    assertThat(verdict.passed()).isTrue();
    assertThat(Rows.judgeOne(rows, "Sum \"x\" > 0.3").outcome()).isEqualTo(Outcome.FAIL);
    assertThat(Rows.judgeOne(rows, "Sum \"x\" = 0.3000001").outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void aColumnThatDoesNotVaryHasNoCorrelation() {
    Dataset<Row> rows = Rows.sql("select id a, 1 b from range(5)");
    assertThat(Rows.judgeOne(rows, "ColumnCorrelation \"a\" \"b\" >= -1").outcome())
        .isEqualTo(Outcome.FAIL);
  }
}
