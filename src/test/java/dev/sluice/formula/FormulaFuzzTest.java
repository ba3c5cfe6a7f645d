package dev.sluice.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Whatever is written as a formula gives a value, an error of Excel or problems; and soon. */
class FormulaFuzzTest {

  private static final Instant AS_OF = Instant.parse("2026-10-31T00:00:00Z");
  private static final int TEXTS = 100_000;
  private static final long MOST_NANOS_EACH = 5_000_000_000L;

  private static final List<String> CELLS =
      List.of("A1", "B1", "C1", "D1", "E1", "F1", "G1", "A1:C1", "A1:B2", "B1:B3", "$A$1:G2");
  private static final Map<String, CellValue> VALUES =
      Map.of(
          "A1", CellValue.number(2.5),
          "B1", new CellValue.Exact(new BigDecimal("3")),
          "C1", CellValue.text("ab"),
          "D1", CellValue.bool(true),
          "E1", new CellValue.Date(LocalDate.parse("2024-02-29")),
          "F1", CellValue.error(ExcelError.NA),
          "A2", CellValue.number(-1),
          "B2", new CellValue.Exact(new BigDecimal("0.25")));

  private static final List<String> COLUMNS =
      List.of(
          "[@money]",
          "[@count]",
          "[@number]",
          "[@text]",
          "[@flag]",
          "[@day]",
          "[money]",
          "[text]",
          "[number]",
          "prices[code]",
          "prices[price]",
          "prices",
          "[@nothing]",
          "none[x]");
  private static final StructType ROWS =
      new StructType()
          .add("money", DataTypes.createDecimalType(12, 2))
          .add("count", DataTypes.IntegerType)
          .add("number", DataTypes.DoubleType)
          .add("text", DataTypes.StringType)
          .add("flag", DataTypes.BooleanType)
          .add("day", DataTypes.DateType);
  private static final Scope SCOPE =
      new Scope(
          "rows",
          ROWS,
          Map.of(
              "prices",
              new StructType()
                  .add("code", DataTypes.StringType)
                  .add("price", DataTypes.createDecimalType(10, 2))),
          AS_OF);

  @Test
  void anyTextIsReadOrRefusedWithAProblem() {
    Random random = new Random(11);
    AnyFormula formulas = new AnyFormula(random, CELLS);
    for (int i = 0; i < TEXTS; i++) {
      String text =
          i % 2 == 0
              ? formulas.wellFormed()
              : i % 4 == 1 ? formulas.mutated() : formulas.noise(random.nextInt(60));
      soon(text, () -> read(text));
    }
  }

  @Test
  void anyFormulaOnCellsHasAValueOrProblems() {
    Random random = new Random(12);
    AnyFormula formulas = new AnyFormula(random, CELLS);
    for (int i = 0; i < 20_000; i++) {
      String text =
          switch (i % 4) {
            case 0 -> formulas.mutated();
            case 1 -> formulas.example();
            default -> formulas.wellFormed();
          };
      Optional<String> at = i % 5 == 0 ? Optional.of("H1") : Optional.empty();
      soon(text, () -> evaluated(new CellCase(text, VALUES, at)));
    }
  }

  @Test
  void anyFormulaOfAJobCompilesOrHasProblems() {
    Random random = new Random(13);
    AnyFormula formulas = new AnyFormula(random, COLUMNS);
    for (int i = 0; i < 10_000; i++) {
      String text = i % 4 == 0 ? formulas.mutated() : formulas.wellFormed();
      soon(text, () -> compiled(text));
    }
  }

  private static void read(String text) {
    Problems problems = new Problems();
    boolean sound = Formula.parse(new FormulaText(text, Place.file("job")), problems).isPresent();
    assertThat(problems.count() == 0).isEqualTo(sound);
  }

  private static void evaluated(CellCase written) {
    Evaluated result = new FormulaEvaluator().evaluate(written, AS_OF);
    assertThat(result.value().isPresent()).isNotEqualTo(result.problem().isPresent());
  }

  private static void compiled(String text) {
    Problems problems = new Problems();
    Formula.parse(new FormulaText(text, Place.file("job")), problems)
        .ifPresent(
            formula -> {
              LinkedHashMap<String, Formula> columns = new LinkedHashMap<>(Map.of("f", formula));
              boolean sound = FormulaProjection.compile(columns, SCOPE, problems).isPresent();
              assertThat(problems.count() == 0).isEqualTo(sound);
            });
  }

  private static void soon(String text, Runnable work) {
    long start = System.nanoTime();
    try {
      work.run();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError("this formula ends badly: " + text, e);
    }
    assertThat(System.nanoTime() - start).as(text).isLessThan(MOST_NANOS_EACH);
  }
}
