package dev.sluice.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays in the formulas of a job: of the row, of whole columns, and functions applied to them. */
class FormulaArraysTest {

  private static final StructType SALES =
      new StructType()
          .add("id", DataTypes.IntegerType)
          .add("tags", DataTypes.StringType)
          .add("quantity", DataTypes.IntegerType)
          .add("price", DataTypes.createDecimalType(10, 2))
          .add("weight", DataTypes.DoubleType);

  private static final List<Row> ROWS =
      List.of(
          RowFactory.create(1, "b,a,c", 2, new BigDecimal("10.05"), 0.5),
          RowFactory.create(2, "x", 3, new BigDecimal("0.10"), 1.5),
          RowFactory.create(3, null, null, new BigDecimal("7.00"), null),
          RowFactory.create(4, "c,b", 1, new BigDecimal("-2.00"), 4.0));

  @Test
  void whatIsComputedInEachRowIsSummedAsOneAggregateAndStaysExact() {
    FormulaProjection projection =
        compiled(
            Map.of("total", "=SUM([quantity]*[price])", "same", "=SUMPRODUCT([quantity],[price])"));
    assertThat(projection.explain())
        .containsExactly("1 aggregate of sales: one row joined by broadcast");
    Row first = applied(projection, 1).orderBy("id").first();
    // 2 * 10.05 + 3 * 0.10 + 0 * 7.00 + 1 * -2.00, by hand.
    assertThat(first.<BigDecimal>getAs("total")).isEqualByComparingTo("18.40");
    assertThat(first.<BigDecimal>getAs("same")).isEqualByComparingTo("18.40");
  }

  @Test
  void wholeColumnsAreArraysForEveryFunction() {
    assertThat(column("=MEDIAN([weight])")).containsOnly(1.5);
    assertThat(column("=SUM(FILTER([price],[quantity]>1))"))
        .allSatisfy(
            sum -> assertThat(((Number) sum).doubleValue()).isCloseTo(10.15, within(1e-12)));
    assertThat(column("=INDEX(SORT([quantity],,-1),2)")).containsOnly(2.0);
    assertThat(column("=INDEX(FILTER([weight],[tags]=\"x\"),1)")).containsOnly(1.5);
    assertThat(column("=ROWS(UNIQUE(rates[currency]))")).containsOnly(2.0);
    assertThat(column("=SUM(MAP([price],LAMBDA(p,IF(p>[@price],1,0))))"))
        .containsExactly(0.0, 2.0, 1.0, 3.0);
  }

  @Test
  void arraysOfTheRowAreWorkedOnCellByCell() {
    assertThat(column("=SUM(LEN(TEXTSPLIT([@tags]&\"\",\",\")))"))
        .containsExactly(3.0, 1.0, 0.0, 2.0);
    assertThat(column("=MATCH([@quantity],{1,2,3},0)")).containsExactly(2.0, 3.0, null, 1.0);
    assertThat(column("=SUM({1,2,3}*[@quantity])")).containsExactly(12.0, 18.0, 0.0, 6.0);
    assertThat(column("=TEXTJOIN(\"-\",TRUE,SORT(TEXTSPLIT([@tags]&\"\",,\",\")))"))
        .containsExactly("a-b-c", "x", "", "b-c");
    assertThat(column("=REDUCE(0,SEQUENCE([@id]),LAMBDA(sum,x,sum+x))"))
        .containsExactly(1.0, 3.0, 6.0, 10.0);
  }

  @Test
  void namesAreComputedOnceAndFunctionsAreWrittenOut() {
    assertThat(column("=LET(net,[@price]*[@quantity],tax,ROUND(net*0.19,2),net+tax)").get(0))
        .isEqualTo(new BigDecimal("23.92"));
    assertThat(column("=LET(f,LAMBDA(x,[y],IF(ISOMITTED(y),x,x*y)),f([@id])+f([@id],10))"))
        .map(String::valueOf)
        .containsExactly("11", "22", "33", "44");
  }

  @Test
  void wholeColumnResultsAreComputedBesideTheArrayAndNotForEachRow() {
    FormulaProjection projection = compiled(Map.of("middle", "=MEDIAN(rates[rate])+[@id]"));
    String plan = applied(projection, 1).queryExecution().optimizedPlan().toString();
    // The array ends below the join; above it only the number is left.
    String above = plan.substring(0, plan.indexOf("Join"));
    assertThat(above).doesNotContain("collect_list").contains("_once_0");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void resultsDoNotDependOnTheOrderOrPartitionsOfTheRows(long seed) {
    Map<String, String> formulas =
        Map.of(
            "spread", "=STDEV.S([weight])",
            "sum", "=SUM([weight]*3)",
            "middle", "=PERCENTILE.INC([weight],0.3)",
            "random", "=RAND()",
            "dice", "=RANDBETWEEN(1,6)");
    FormulaProjection projection = compiled(formulas);
    List<List<Row>> results = new ArrayList<>();
    for (int partitions : new int[] {1, 2, 7}) {
      List<Row> shuffled = new ArrayList<>(many(seed));
      Collections.shuffle(shuffled, new Random(seed * 31 + partitions));
      Dataset<Row> rows =
          SharedSpark.session().createDataFrame(shuffled, SALES).repartition(partitions);
      results.add(projection.apply(rows, Map.of("rates", rates())).orderBy("id").collectAsList());
    }
    assertThat(results.get(1)).isEqualTo(results.get(0));
    assertThat(results.get(2)).isEqualTo(results.get(0));
    assertThat(results.get(0).stream().map(row -> row.getAs("random")).distinct())
        .hasSizeGreaterThan(90);
  }

  @Test
  void aFormulaThatGivesAnArrayHasNoPlaceInAColumn() {
    FormulaProjection projection = compiled(Map.of("many", "=SEQUENCE(2)*[@id]"));
    assertThat(values(applied(projection, 1), "__error_many")).containsOnly("#SPILL!");
    Problems problems = new Problems();
    compiled(Map.of("net", "=[price]*2"), problems);
    assertThat(problems.all()).extracting(Problem::code).containsExactly("not-one-value");
    assertThat(problems.all().get(0).hint()).contains("[@column]");
  }

  @Test
  void functionsWithoutMeaningOnTablesSayWhatToUseInstead() {
    Problems problems = new Problems();
    compiled(Map.of("next", "=OFFSET([@price],1,0)"), problems);
    assertThat(problems.all()).extracting(Problem::code).containsExactly("function-refused");
    assertThat(problems.all().get(0).hint()).contains("running-total");
    assertThat(RefusedFunctions.all()).hasSize(33);
  }

  private static List<Object> column(String formula) {
    return values(applied(compiled(Map.of("made", formula)), 2), "made");
  }

  private static List<Object> values(Dataset<Row> rows, String column) {
    return rows.orderBy("id").select(column).collectAsList().stream()
        .map(row -> row.get(0))
        .collect(Collectors.toList());
  }

  private static Dataset<Row> applied(FormulaProjection projection, int partitions) {
    Dataset<Row> rows = SharedSpark.session().createDataFrame(ROWS, SALES).repartition(partitions);
    return projection.apply(rows, Map.of("rates", rates()));
  }

  private static FormulaProjection compiled(Map<String, String> formulas) {
    Problems problems = new Problems();
    FormulaProjection projection = compiled(formulas, problems);
    problems.throwIfAny();
    return Objects.requireNonNull(projection);
  }

  private static @Nullable FormulaProjection compiled(
      Map<String, String> formulas, Problems problems) {
    LinkedHashMap<String, Formula> parsed = new LinkedHashMap<>();
    formulas.forEach(
        (name, text) ->
            parsed.put(
                name,
                Formula.parse(new FormulaText(text, Place.file("job.yaml")), problems)
                    .orElseThrow()));
    Scope scope =
        new Scope(
            "sales",
            SALES,
            Map.of("rates", rates().schema()),
            Instant.parse("2026-10-31T12:00:00Z"));
    return FormulaProjection.compile(parsed, scope, problems).orElse(null);
  }

  private static Dataset<Row> rates() {
    StructType type =
        new StructType()
            .add("currency", DataTypes.StringType)
            .add("rate", DataTypes.createDecimalType(10, 4));
    return SharedSpark.session()
        .createDataFrame(
            Arrays.asList(
                RowFactory.create("EUR", new BigDecimal("1.2000")),
                RowFactory.create("USD", new BigDecimal("0.9000")),
                RowFactory.create("eur", new BigDecimal("1.1000"))),
            type);
  }

  private static List<Row> many(long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int id = 0; id < 100; id++) {
      rows.add(
          RowFactory.create(
              id,
              "t" + random.nextInt(5),
              random.nextInt(9),
              new BigDecimal(random.nextInt(10_000)).movePointLeft(2),
              random.nextBoolean() ? null : random.nextGaussian() * 1e6));
    }
    return rows;
  }
}
