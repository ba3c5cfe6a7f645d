package dev.sluice.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.value.CellValue;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a job computes in generated code, against the evaluator on the same rows. */
class FormulaPropertyTest {

  private static final Instant AS_OF = Instant.parse("2026-10-31T00:00:00Z");
  private static final List<String> NAMES =
      List.of("money", "count", "number", "text", "flag", "day");
  private static final StructType ROWS =
      new StructType()
          .add("id", DataTypes.IntegerType)
          .add("money", DataTypes.createDecimalType(12, 2))
          .add("count", DataTypes.IntegerType)
          .add("number", DataTypes.DoubleType)
          .add("text", DataTypes.StringType)
          .add("flag", DataTypes.BooleanType)
          .add("day", DataTypes.DateType);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 31})
  void aJobGivesWhatTheEvaluatorGivesForAnyPartitioning(long seed) {
    Random random = new Random(seed);
    List<Row> rows = rows(random, seed == 1 ? 1 : 20);
    LinkedHashMap<String, String> formulas = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      formulas.put("f" + i, "=" + new RandomFormula(random).text(3));
    }
    FormulaProjection projection = compiled(formulas);
    Dataset<Row> input = SharedSpark.session().createDataFrame(rows, ROWS);
    List<Row> expected = List.of();
    for (int partitions : new int[] {1, 2, 7}) {
      List<Row> result =
          projection.apply(input.repartition(partitions), Map.of()).orderBy("id").collectAsList();
      assertThat(expected.isEmpty() ? result : expected).isEqualTo(result);
      expected = result;
    }
    for (Row row : expected) {
      for (String name : formulas.keySet()) {
        String formula = formulas.get(name);
        CellValue value = evaluated(formula, row);
        int error = Arrays.asList(row.schema().fieldNames()).indexOf("__error_" + name);
        String inJob = error >= 0 && !row.isNullAt(error) ? row.getString(error) : row.getAs(name);
        assertThat(inJob).as(formula + " of " + row).isEqualTo(Shown.plain(value));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void decimalArithmeticIsExact(long seed) {
    Random random = new Random(seed);
    List<Row> rows = rows(random, 30);
    LinkedHashMap<String, String> formulas = new LinkedHashMap<>();
    formulas.put("f", "=ROUND([@money]*(1-0.0725)+[@count]*0.1,3)-[@money]%");
    Dataset<Row> input = SharedSpark.session().createDataFrame(rows, ROWS);
    for (Row row : compiled(formulas).apply(input, Map.of()).collectAsList()) {
      BigDecimal money = row.isNullAt(1) ? BigDecimal.ZERO : row.getDecimal(1);
      BigDecimal count = BigDecimal.valueOf(row.isNullAt(2) ? 0 : row.getInt(2));
      BigDecimal expected =
          money
              .multiply(new BigDecimal("0.9275"))
              .add(count.multiply(new BigDecimal("0.1")))
              .setScale(3, RoundingMode.HALF_UP)
              .subtract(money.movePointLeft(2));
      assertThat(row.<BigDecimal>getAs("f")).isEqualByComparingTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aSumOfDoublesDoesNotDependOnTheOrderOfRows(long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    BigDecimal exact = BigDecimal.ZERO;
    for (int i = 0; i < 300; i++) {
      double number = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20);
      exact = exact.add(new BigDecimal(number));
      rows.add(RowFactory.create(i, null, i % 3, number, null, null, null));
    }
    LinkedHashMap<String, String> formulas = new LinkedHashMap<>();
    formulas.put("f", "=SUM([number])");
    FormulaProjection projection = compiled(formulas);
    for (int partitions : new int[] {1, 2, 7}) {
      Dataset<Row> input =
          SharedSpark.session().createDataFrame(rows, ROWS).repartition(partitions);
      assertThat(projection.apply(input, Map.of()).first().<Double>getAs("f"))
          .isEqualTo(exact.doubleValue());
    }
  }

  private static CellValue evaluated(String formula, Row row) {
    Map<String, CellValue> cells = new LinkedHashMap<>();
    String onCells = formula;
    for (int i = 0; i < NAMES.size(); i++) {
      String cell = (char) ('A' + i) + "1";
      onCells = onCells.replace("[@" + NAMES.get(i) + "]", cell);
      cells.put(cell, cell(row.get(i + 1)));
    }
    return new FormulaEvaluator().evaluate(onCells, cells, AS_OF);
  }

  private static CellValue cell(@Nullable Object value) {
    if (value == null) {
      return CellValue.blank();
    } else if (value instanceof BigDecimal exact) {
      return new CellValue.Exact(exact);
    } else if (value instanceof Integer whole) {
      return new CellValue.Exact(BigDecimal.valueOf(whole));
    } else if (value instanceof Double number) {
      return CellValue.number(number);
    } else if (value instanceof Boolean flag) {
      return CellValue.bool(flag);
    } else if (value instanceof Date day) {
      return new CellValue.Date(day.toLocalDate());
    }
    return CellValue.text(value.toString());
  }

  private static FormulaProjection compiled(LinkedHashMap<String, String> formulas) {
    Problems problems = new Problems();
    LinkedHashMap<String, Formula> parsed = new LinkedHashMap<>();
    formulas.forEach(
        (name, text) ->
            parsed.put(
                name,
                Formula.parse(new FormulaText(text, Place.file("test")), problems).orElseThrow()));
    Scope scope = new Scope("rows", ROWS, Map.of(), AS_OF);
    return FormulaProjection.compile(parsed, scope, problems)
        .orElseThrow(() -> new AssertionError(problems.all().toString()));
  }

  private static List<Row> rows(Random random, int count) {
    List<Row> rows = new ArrayList<>();
    List<String> texts = List.of("", "a", "A", "12", "1.5", "Zürich", "2026-02-28", "TRUE", "a*");
    for (int i = 0; i < count; i++) {
      rows.add(
          RowFactory.create(
              i,
              orNull(random, BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, 2)),
              orNull(random, random.nextInt(7) - 3),
              orNull(random, random.nextInt(4) == 0 ? 0.0 : random.nextGaussian() * 100),
              orNull(random, texts.get(random.nextInt(texts.size()))),
              orNull(random, random.nextBoolean()),
              orNull(
                  random,
                  Date.valueOf(
                      "20" + (10 + random.nextInt(30)) + "-03-0" + (1 + random.nextInt(9))))));
    }
    return rows;
  }

  private static @Nullable Object orNull(Random random, Object value) {
    return random.nextInt(5) == 0 ? null : value;
  }
}
