package dev.sluice.formula.function.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.formula.Formula;
import dev.sluice.formula.FormulaEvaluator;
import dev.sluice.formula.FormulaProjection;
import dev.sluice.formula.FormulaText;
import dev.sluice.formula.Scope;
import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.value.CellValue;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.testing.SharedSpark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole columns are aggregated by joins. Oracle: the same formula over the same cells. */
class WholeColumnsTest {

  private static final int ROWS = 20;
  private static final StructType TABLE =
      new StructType()
          .add("id", DataTypes.IntegerType)
          .add("n", DataTypes.DoubleType)
          .add("t", DataTypes.StringType);
  private static final List<String> TEXTS = List.of("a", "B", "ab", "b", "");
  private static final List<String> FORMULAS =
      List.of(
          "=SUMIF([n],\">0\")",
          "=SUMIF([t],\"a*\",[n])",
          "=AVERAGEIF([t],\"<>a\",[n])",
          "=AVERAGEIFS([n],[t],\"b\",[n],\"<=2\")",
          "=IFERROR(AVERAGEIFS([n],[t],\"none\"),-1)",
          "=MINIFS([n],[t],\"b\")",
          "=MAXIFS([n],[n],\"<0\",[t],\"*\")",
          "=MAXIFS([n],[t],\"none\")",
          "=COUNTIFS([t],\"\",[n],\"<>\")",
          "=COUNTBLANK([t])",
          "=COUNTBLANK([n])",
          "=ROWS([n])+COLUMNS([t])",
          "=SUBTOTAL(101,[n])",
          "=SUBTOTAL(3,[t])+SUBTOTAL(2,[n])+SUBTOTAL(9,[n])",
          "=AGGREGATE(4,6,[n])-AGGREGATE(5,0,[n])");

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void columnsAreTotalledLikeCells(long seed) {
    List<Row> rows = rows(new Random(seed));
    Row totals = totals(rows);
    Map<String, CellValue> cells = cells(rows);
    for (int at = 0; at < FORMULAS.size(); at++) {
      String formula = FORMULAS.get(at).replace("[n]", "A1:A" + ROWS).replace("[t]", "B1:B" + ROWS);
      CellValue expected = new FormulaEvaluator().evaluate(formula, cells, Instant.EPOCH);
      assertThat(((Number) totals.get(totals.fieldIndex("f" + at))).doubleValue())
          .as(FORMULAS.get(at))
          .isCloseTo(Boxing.number(expected), within(1e-12));
    }
  }

  private static Row totals(List<Row> rows) {
    Problems problems = new Problems();
    LinkedHashMap<String, Formula> formulas = new LinkedHashMap<>();
    for (int at = 0; at < FORMULAS.size(); at++) {
      FormulaText text = new FormulaText(FORMULAS.get(at), Place.file("job.yaml"));
      formulas.put("f" + at, Formula.parse(text, problems).orElseThrow());
    }
    FormulaProjection projection =
        FormulaProjection.compile(
                formulas, new Scope("rows", TABLE, Map.of(), Instant.EPOCH), problems)
            .orElseThrow();
    problems.throwIfAny();
    Dataset<Row> table = SharedSpark.session().createDataFrame(rows, TABLE);
    return projection.apply(table, Map.of()).collectAsList().get(0);
  }

  private static List<Row> rows(Random random) {
    List<Row> rows = new ArrayList<>();
    for (int id = 0; id < ROWS; id++) {
      Double number = random.nextInt(5) == 0 ? null : Math.rint(random.nextGaussian() * 30) / 10;
      String text = random.nextInt(5) == 0 ? null : TEXTS.get(random.nextInt(TEXTS.size()));
      rows.add(RowFactory.create(id, number, text));
    }
    return rows;
  }

  private static Map<String, CellValue> cells(List<Row> rows) {
    Map<String, CellValue> cells = new HashMap<>();
    for (int at = 0; at < ROWS; at++) {
      if (!rows.get(at).isNullAt(1)) {
        cells.put("A" + (at + 1), CellValue.number(rows.get(at).getDouble(1)));
      }
      if (!rows.get(at).isNullAt(2)) {
        cells.put("B" + (at + 1), CellValue.text(rows.get(at).getString(2)));
      }
    }
    return cells;
  }
}
