package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaColumnsTest {

  /** The oracle is plain Java: a row fails where the divisor is 0 or blank, and nowhere else. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 5})
  void everyRowStaysOrIsRejectedWithItsError(long seed) {
    List<Line> lines = Line.table(seed);
    Map<Long, String> expected = new TreeMap<>();
    for (Line line : lines) {
      boolean fails = line.quantity() == null || line.quantity() == 0;
      expected.put((long) line.position(), fails ? "#DIV/0!" : "");
    }
    for (int partitions : new int[] {1, 2, 7}) {
      StepResult.Made made =
          made(
              "{table: bank, columns: {each: '=[@amount]/[@quantity]'}}",
              Line.dataset(lines, partitions, seed));
      Map<Long, String> found = new TreeMap<>();
      for (Row row : made.rows().collectAsList()) {
        Row reject = row.getAs(ControlColumns.REJECT);
        assertThat(row.getAs("each") == null).isEqualTo(reject != null);
        found.put(
            row.<Row>getAs(HiddenColumns.ROW_ORDER).<Long>getAs("position"),
            reject == null ? "" : reject.getAs("reason"));
      }
      assertThat(found).isEqualTo(expected);
      assertThat(made.flow()).isEqualTo(new Flow.Keeps("bank"));
    }
  }

  @Test
  void laterFormulasUseEarlierOnesAndReplacedColumnsKeepTheirPlace() {
    StepResult.Made made =
        made(
            """
            table: bank
            columns:
              amount: "=ROUND([@amount]*2,1)"
              twice: "=[@amount]+[@amount]"
              big: "=[@twice]>10"
            """,
            table(new BigDecimal("2.53"), 1L, "x"));
    assertThat(visible(made)).containsExactly("amount", "quantity", "name", "twice", "big");
    Row row = made.rows().first();
    assertThat(row.<BigDecimal>getAs("amount")).isEqualByComparingTo("5.1");
    assertThat(row.<BigDecimal>getAs("twice")).isEqualByComparingTo("10.2");
    assertThat(row.<Boolean>getAs("big")).isTrue();
    assertThat(made.replaced()).containsExactly("amount");
  }

  @Test
  void aRejectedRowNamesTheFirstColumnThatFailed() {
    Row row =
        made(
                "{table: bank, columns: {a: '=[@amount]+1', b: '=1/[@quantity]', c: '=0+[@name]'}}",
                table(BigDecimal.ONE, 0L, "x"))
            .rows()
            .first();
    Row reject = row.getAs(ControlColumns.REJECT);
    assertThat(reject.<String>getAs("column")).isEqualTo("b");
    assertThat(reject.<String>getAs("text")).isEqualTo("=1/[@quantity]");
    assertThat(reject.<String>getAs("reason")).isEqualTo("#DIV/0!");
  }

  @Test
  void keptErrorsStandBesideTheirColumnAndReachLaterFormulas() {
    Dataset<Row> rows = table(BigDecimal.ONE, 0L, "x");
    StepResult.Made first =
        made(
            "{table: bank, on-error: keep, columns: {a: '=1/[@quantity]', b: '=[@amount]+1', name:"
                + " '=0+[@name]'}}",
            rows);
    assertThat(visible(first))
        .containsExactly("amount", "quantity", "name", "a", "a_error", "b", "name_error");
    Row row = first.rows().first();
    assertThat(row.isNullAt(row.fieldIndex("a"))).isTrue();
    assertThat(row.<String>getAs("a_error")).isEqualTo("#DIV/0!");
    assertThat(row.<String>getAs("name_error")).isEqualTo("#VALUE!");
    assertThat(Arrays.asList(first.rows().columns())).doesNotContain(ControlColumns.REJECT);
    StepResult.Made second =
        made("{table: bank, on-error: keep, columns: {c: '=[@a]+1'}}", first.rows());
    assertThat(second.rows().first().<String>getAs("c_error")).isEqualTo("#DIV/0!");
    StepResult.Made handled = made("{table: bank, columns: {c: '=IFERROR([@a],7)'}}", first.rows());
    assertThat(handled.rows().first().<Number>getAs("c").doubleValue()).isEqualTo(7);
  }

  @Test
  void aRunThatMustFailIsToldByThePrefixOfTheReason() {
    Row row =
        made(
                "{table: bank, on-error: fail, columns: {a: '=1/[@quantity]'}}",
                table(BigDecimal.ONE, 0L, "x"))
            .rows()
            .first();
    assertThat(row.<Row>getAs(ControlColumns.REJECT).<String>getAs("reason"))
        .isEqualTo(OnError.FAIL_PREFIX + "#DIV/0!");
  }

  @Test
  void formulasThatCannotFailAreAProjectionAndChainsOfThemAreOne() {
    Dataset<Row> rows = Line.dataset(Line.table(5), 2, 5);
    StepResult.Made first = made("{table: bank, columns: {a: '=[@quantity]>1'}}", rows);
    StepResult.Made second = made("{table: bank, columns: {b: '=[@currency]=1'}}", first.rows());
    assertThat(first.flow()).isEqualTo(new Flow.Projects("bank"));
    assertThat(Arrays.asList(second.rows().columns())).contains(HiddenColumns.ROW_ORDER);
    LogicalPlan plan = second.rows().queryExecution().optimizedPlan();
    assertThat(plan.collectLeaves().size()).isEqualTo(1);
    assertThat(plan).isInstanceOf(Project.class);
    assertThat(((Project) plan).child()).isNotInstanceOf(Project.class);
  }

  @Test
  void wholeColumnsOfOtherTablesAreInputs() {
    Step step =
        new WrittenStep(
                FormulaColumns.TYPE,
                "{table: bank, columns: {share: '=[@amount]/SUM(ledger[amount])'}}")
            .step();
    assertThat(step.inputs()).containsExactly("bank", "ledger");
    Dataset<Row> bank = table(new BigDecimal("3.00"), 1L, "x");
    Tables tables = new Tables(Map.of("bank", bank, "ledger", bank.union(bank)), Instant.EPOCH);
    StepResult.Made made = Objects.requireNonNull(step.apply(tables).tables().get("bank"));
    assertThat(made.rows().first().<Number>getAs("share").doubleValue()).isEqualTo(0.5);
    assertThat(made.flow()).isEqualTo(new Flow.Keeps("bank"));
  }

  @Test
  void everyFaultIsReportedAtOnce() {
    List<String> problems =
        new WrittenStep(
                FormulaColumns.TYPE,
                """
                table: bank
                columns:
                  a: "=[@amont]+1"
                  b: "=SUMM(1)"
                  __c: "=1"
                  Account: "=2"
                """)
            .problems(Map.of("bank", Line.SCHEMA));
    assertThat(problems.get(0)).startsWith("step.yaml:3: columns.a: ").contains("amount");
    assertThat(problems.get(1)).startsWith("step.yaml:4: columns.b: ").contains("SUM");
    assertThat(problems).hasSize(2);
    assertThat(
            new WrittenStep(
                    FormulaColumns.TYPE,
                    """
                    table: bank
                    on-error: keep
                    columns:
                      __c: "=1"
                      Account: "=2"
                      d: "=1/[@rate]"
                      d_error: "=1"
                    """)
                .problems(Map.of("bank", Line.SCHEMA)))
        .containsExactly(
            "step.yaml:4: columns.__c: \"__c\" cannot be the name of a column: __ starts what"
                + " Sluice keeps for itself",
            "step.yaml:5: columns.Account: the result has columns \"account\" and \"Account\","
                + " which differ only in the case of letters",
            "step.yaml:7: columns.d_error: the result has two columns \"d_error\"");
  }

  private static List<String> visible(StepResult.Made made) {
    return TableSchemas.visible(made.rows().schema());
  }

  private static StepResult.Made made(String options, Dataset<Row> rows) {
    return new WrittenStep(FormulaColumns.TYPE, options).made("bank", rows);
  }

  private static Dataset<Row> table(
      @Nullable BigDecimal amount, @Nullable Long quantity, @Nullable String name) {
    return SharedSpark.session()
        .createDataFrame(
            List.of(RowFactory.create(amount, quantity, name)),
            new StructType()
                .add("amount", DataTypes.createDecimalType(12, 2))
                .add("quantity", DataTypes.LongType)
                .add("name", DataTypes.StringType));
  }
}
