package dev.sluice.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Formulas over the rows of a job, with the joins that whole columns need. */
class FormulaProjectionTest {

  private static final Place PLACE = Place.file("job.yaml");
  private static final StructType BANK =
      new StructType()
          .add("id", DataTypes.IntegerType)
          .add("amount", DataTypes.createDecimalType(18, 2))
          .add("currency", DataTypes.StringType)
          .add("booked_on", DataTypes.DateType)
          .add("rate", DataTypes.DoubleType);
  private static final StructType RATES =
      new StructType()
          .add("currency", DataTypes.StringType)
          .add("rate", DataTypes.createDecimalType(10, 4))
          .add("since", DataTypes.IntegerType)
          .add(
              "__row",
              new StructType()
                  .add("file", DataTypes.StringType)
                  .add("block", DataTypes.LongType)
                  .add("position", DataTypes.LongType));

  @Test
  void moneyStaysExactAndRoundsHalfAwayFromZero() {
    assertThat(column("net", "=ROUND([@amount]*(1-0.015),2)"))
        .containsExactly(
            new BigDecimal("98.50"),
            new BigDecimal("-2.47"),
            new BigDecimal("0.00"),
            new BigDecimal("0.00"));
  }

  @Test
  void laterFormulasUseEarlierColumnsAndTheirErrors() {
    LinkedHashMap<String, String> formulas = new LinkedHashMap<>();
    formulas.put("share", "=[@amount]/[@rate]");
    formulas.put("twice", "=[@share]*2");
    formulas.put("safe", "=IFERROR([@twice],-1)");
    Dataset<Row> result = applied(formulas);
    assertThat(values(result, "safe")).containsExactly(50.0, -1.0, 0.0, 0.0);
    assertThat(values(result, "__error_twice")).containsExactly(null, "#DIV/0!", null, null);
    assertThat(compiled(formulas).columnsThatCanFail()).containsExactly("share", "twice");
  }

  @Test
  void lookupTakesTheFirstRowOfTheFileWithoutRegardToCase() {
    assertThat(column("fx", "=VLOOKUP([@currency],rates,2,FALSE)"))
        .containsExactly(
            new BigDecimal("1.1000"), new BigDecimal("0.9000"), null, new BigDecimal("1.1000"));
    assertThat(column("__error_fx", "=VLOOKUP([@currency],rates,2,FALSE)", "fx"))
        .containsExactly(null, null, "#N/A", null);
  }

  @Test
  void lookupsOfOneRowShareOneJoin() {
    LinkedHashMap<String, String> formulas = new LinkedHashMap<>();
    formulas.put("a", "=XLOOKUP([@currency],rates[currency],rates[rate],0)");
    formulas.put("b", "=INDEX(rates[since],MATCH([@currency],rates[currency],0))");
    formulas.put("c", "=ISNUMBER(MATCH([@currency],rates[currency],0))");
    assertThat(compiled(formulas).explain())
        .containsExactly("lookup in rates by currency: one join");
    Dataset<Row> result = applied(formulas);
    assertThat(values(result, "a").stream().map(String::valueOf))
        .containsExactly("1.1000", "0.9000", "0.0000", "1.1000");
    assertThat(values(result, "b")).containsExactly(1, 5, null, 1);
    assertThat(values(result, "c")).containsExactly(true, true, false, true);
  }

  @Test
  void approximateLookupTakesTheLargestKeyThatIsNotLarger() {
    assertThat(column("r", "=XLOOKUP([@id],rates[since],rates[currency],\"none\",-1)"))
        .containsExactly("eur", "eur", "EUR", "EUR");
  }

  @Test
  void patternsWrittenInTheFormulaMatch() {
    assertThat(
            column("r", "=VLOOKUP(LEFT([@currency],1)&\"?d\",rates,2,FALSE)").stream()
                .map(String::valueOf))
        .containsExactly("null", "0.9000", "null", "null");
  }

  @Test
  void aggregatesOfAnotherTableJoinByKey() {
    LinkedHashMap<String, String> formulas = new LinkedHashMap<>();
    formulas.put("total", "=SUMIFS(rates[rate],rates[currency],[@currency])");
    formulas.put("late", "=SUMIFS(rates[rate],rates[currency],[@currency],rates[since],\">2\")");
    formulas.put("count", "=COUNTIF(rates[currency],[@currency])");
    assertThat(compiled(formulas).explain())
        .containsExactly("3 aggregates of rates by currency: one group and one join");
    Dataset<Row> result = applied(formulas);
    assertThat(values(result, "total").stream().map(String::valueOf))
        .containsExactly("2.3000", "0.9000", "0.0000", "2.3000");
    assertThat(values(result, "late").stream().map(String::valueOf))
        .containsExactly("1.2000", "0.9000", "0.0000", "1.2000");
    assertThat(values(result, "count")).containsExactly(2L, 1L, 0L, 2L);
  }

  @Test
  void aggregatesOfTheOwnTableAreJoinedBack() {
    LinkedHashMap<String, String> formulas = new LinkedHashMap<>();
    formulas.put("share", "=[@amount]/SUM([amount])");
    formulas.put("rates", "=SUM([rate])+MAX(rates[since])");
    formulas.put("dates", "=MAX([booked_on])-[@booked_on]");
    formulas.put("errors", "=SUM([share])");
    Dataset<Row> result = applied(formulas);
    assertThat(values(result, "rates")).containsOnly(9.0);
    assertThat(values(result, "dates").get(0)).isEqualTo(1L);
    assertThat((Double) values(result, "errors").get(0)).isCloseTo(1.0, within(1e-12));
  }

  @Test
  void datesStayDatesWhenWholeDaysAreAdded() {
    assertThat(column("due", "=[@booked_on]+30")).startsWith(Date.valueOf("2026-03-02"));
    assertThat(column("due", "=[@booked_on]+0.5")).startsWith(new BigDecimal("46053.5"));
    assertThat(column("due", "=EOMONTH([@booked_on],1)")).startsWith(Date.valueOf("2026-02-28"));
  }

  @Test
  void anEmptyTextBesideNumbersStandsForNoValue() {
    assertThat(column("fx", "=IFERROR(VLOOKUP([@currency],rates,3,FALSE),\"\")"))
        .containsExactly(1, 5, null, 1);
    assertThat(column("fx", "=IF([@id]>1,[@id],\"\")&\"!\""))
        .containsExactly("!", "2!", "3!", "4!");
  }

  @Test
  void arraysMixWithValuesOfTheRow() {
    assertThat(column("a", "=OR([@currency]={\"eur\",\"b\"})"))
        .containsExactly(true, false, false, true);
    assertThat(column("b", "=IFERROR(VLOOKUP([@id],{1,7;2,8},2,FALSE),0)"))
        .containsExactly(7.0, 8.0, 0.0, 0.0);
  }

  @Test
  void thePlaceThatMatchFindsIsNoNumber() {
    Problems problems = new Problems();
    LinkedHashMap<String, Formula> formulas = new LinkedHashMap<>();
    formulas.put("a", parsed("=IFERROR(MATCH([@currency],rates[currency],0),0)", problems));
    assertThat(FormulaProjection.compile(formulas, scope(), problems)).isEmpty();
    assertThat(problems.all().stream().map(Problem::code)).containsExactly("not-one-value");
  }

  @Test
  void aReplacedColumnIsTheNewOneForLaterFormulas() {
    LinkedHashMap<String, String> formulas = new LinkedHashMap<>();
    formulas.put("amount", "=[@amount]*2");
    formulas.put("again", "=[@amount]*2");
    formulas.put("all", "=SUM([amount])");
    Dataset<Row> result = applied(formulas);
    assertThat(result.columns())
        .containsExactly("id", "amount", "currency", "booked_on", "rate", "again", "all");
    assertThat(values(result, "again").stream().map(String::valueOf))
        .containsExactly("400.00", "-10.04", "0.00", "0.00");
    assertThat(values(result, "all").stream().map(String::valueOf)).containsOnly("194.98");
  }

  @Test
  void aConditionIsABoolean() {
    Problems problems = new Problems();
    FormulaProjection condition =
        FormulaProjection.compileCondition(
                "keep", parsed("=[@amount]/[@rate]>1", problems), scope(), problems)
            .orElseThrow();
    assertThat(condition.types()).containsEntry("keep", DataTypes.BooleanType);
    assertThat(values(condition.apply(bank(), Map.of()), "keep"))
        .containsExactly(true, null, false, false);
  }

  @Test
  void everyFaultIsReportedWithItsPlace() {
    Problems problems = new Problems();
    LinkedHashMap<String, Formula> formulas = new LinkedHashMap<>();
    formulas.put("a", parsed("=[@amont]+SUMM(1)", problems));
    formulas.put("b", parsed("=VLOOKUP([@amount],rates,9,FALSE)", problems));
    formulas.put("c", parsed("=VLOOKUP([@amount],rates,2,FALSE)+INFO(1)", problems));
    assertThat(FormulaProjection.compile(formulas, scope(), problems)).isEmpty();
    assertThat(problems.all().stream().map(Problem::render))
        .containsExactly(
            """
            job.yaml: column "amont" is not in "bank"; it has id, amount, currency, booked_on, rate; did you mean "amount"?
                =[@amont]+SUMM(1)
                 ^^^^^^^^""",
            """
            job.yaml: unknown function SUMM; did you mean "SUM"?
                =[@amont]+SUMM(1)
                          ^^^^""",
            """
            job.yaml: the table has no column 9; it has 3 columns
                =VLOOKUP([@amount],rates,9,FALSE)
                                         ^""",
            """
            job.yaml: this can never equal "currency", which is a text; append &"" to make it a text
                =VLOOKUP([@amount],rates,2,FALSE)+INFO(1)
                         ^^^^^^^^^""",
            """
            job.yaml: INFO has no meaning on tables: it asks about the Excel program that runs; use job parameters such as ${date}
                =VLOOKUP([@amount],rates,2,FALSE)+INFO(1)
                                                  ^^^^""");
  }

  private static List<Object> column(String name, String formula) {
    return column(name, formula, name);
  }

  private static List<Object> column(String shown, String formula, String name) {
    LinkedHashMap<String, String> formulas = new LinkedHashMap<>();
    formulas.put(name, formula);
    return values(applied(formulas), shown);
  }

  private static List<Object> values(Dataset<Row> rows, String column) {
    return rows.orderBy("id").select(column).collectAsList().stream()
        .map(row -> row.get(0))
        .collect(Collectors.toList());
  }

  private static Dataset<Row> applied(LinkedHashMap<String, String> formulas) {
    return compiled(formulas).apply(bank(), Map.of("rates", rates()));
  }

  private static FormulaProjection compiled(LinkedHashMap<String, String> formulas) {
    Problems problems = new Problems();
    LinkedHashMap<String, Formula> parsed = new LinkedHashMap<>();
    formulas.forEach((name, text) -> parsed.put(name, parsed(text, problems)));
    FormulaProjection projection =
        FormulaProjection.compile(parsed, scope(), problems).orElse(null);
    problems.throwIfAny();
    return Objects.requireNonNull(projection);
  }

  private static Formula parsed(String text, Problems problems) {
    return Formula.parse(new FormulaText(text, PLACE), problems).orElseThrow();
  }

  private static Scope scope() {
    return new Scope("bank", BANK, Map.of("rates", RATES), Instant.parse("2026-10-31T12:00:00Z"));
  }

  private static Dataset<Row> bank() {
    return SharedSpark.session()
        .createDataFrame(
            Arrays.asList(
                RowFactory.create(
                    1, new BigDecimal("100.00"), "EUR", Date.valueOf("2026-01-31"), 4.0),
                RowFactory.create(
                    2, new BigDecimal("-2.51"), "usd", Date.valueOf("2026-02-01"), 0.0),
                RowFactory.create(3, null, "gbp", null, -3.0),
                RowFactory.create(4, new BigDecimal("0.00"), "eur", null, 3.0)),
            BANK);
  }

  private static Dataset<Row> rates() {
    return SharedSpark.session()
        .createDataFrame(
            Arrays.asList(
                RowFactory.create(
                    "EUR", new BigDecimal("1.2000"), 3, RowFactory.create("f", 0L, 9L)),
                RowFactory.create(
                    "USD", new BigDecimal("0.9000"), 5, RowFactory.create("f", 0L, 8L)),
                RowFactory.create(
                    "eur", new BigDecimal("1.1000"), 1, RowFactory.create("f", 0L, 7L))),
            RATES);
  }
}
