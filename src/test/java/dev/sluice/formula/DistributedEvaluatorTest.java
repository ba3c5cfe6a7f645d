package dev.sluice.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.compile.FunctionDoc;
import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.Matrix;
import dev.sluice.problem.Problem;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Spark's generated code on the columns of a row gives exactly what the interpreter gives on
 * constants, of which it computes much when it compiles. Each is the oracle of the other.
 */
class DistributedEvaluatorTest {

  private static final Instant AS_OF = Instant.parse("2026-10-31T12:00:00Z");
  private static final Path CASES = Path.of("test-data/formula-on-cells/formulas.txt");

  @Test
  void theExamplesOfTheCatalogue() {
    List<CellCase> cases = new ArrayList<>();
    for (FunctionDoc function : FunctionCatalogue.functions()) {
      cases.add(new CellCase(function.example(), Map.of(), Optional.empty()));
    }
    assertSame(cases);
  }

  /** Of them one in four holds a blank, an error or another kind of value instead. */
  @Test
  void theExamplesWithTheirConstantsInCells() {
    List<CellCase> cases = new ArrayList<>();
    WithCells moved = new WithCells(new Random(22));
    List<FunctionDoc> functions = FunctionCatalogue.functions();
    // Each fifth one: what Spark generates for all of them takes a minute to compile.
    for (int i = 0; i < functions.size(); i += 5) {
      cases.add(moved.changed(functions.get(i).example(), 4));
    }
    assertSame(cases);
  }

  @Test
  void formulasOfAllFamiliesOnCellsOfAllKinds() throws IOException {
    Map<String, CellValue> cells = new LinkedHashMap<>();
    List<CellCase> cases = new ArrayList<>();
    for (String line : Files.readAllLines(CASES)) {
      if (line.startsWith("=")) {
        cases.add(new CellCase(line, neededBy(line, cells), Optional.empty()));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        int mark = line.indexOf('=');
        cells.put(line.substring(0, mark), Shown.read(line.substring(mark + 1)));
      }
    }
    assertThat(cases).hasSizeGreaterThan(150);
    assertSame(cases);
  }

  private static Map<String, CellValue> neededBy(String formula, Map<String, CellValue> cells) {
    Map<String, CellValue> needed = new LinkedHashMap<>();
    Matcher areas = Pattern.compile("([A-G])([1-9])(?::([A-G])([1-9]))?").matcher(formula);
    while (areas.find()) {
      boolean one = areas.group(3) == null;
      String corner = one ? areas.group() : areas.group(3) + areas.group(4);
      for (char column = areas.group(1).charAt(0); column <= corner.charAt(0); column++) {
        for (char row = areas.group(2).charAt(0); row <= corner.charAt(1); row++) {
          String name = "" + column + row;
          needed.put(name, cells.getOrDefault(name, CellValue.blank()));
        }
      }
    }
    return needed;
  }

  private static void assertSame(List<CellCase> cases) {
    List<Evaluated> generated =
        new DistributedEvaluator(SharedSpark.session()).evaluate(cases, AS_OF);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      String inSpark = shown(generated.get(i));
      String interpreted = shown(new FormulaEvaluator().evaluate(cases.get(i), AS_OF));
      if (!inSpark.equals(interpreted)) {
        differences.add(cases.get(i) + "\n  gives " + inSpark + "\n  and   " + interpreted);
      }
    }
    assertThat(String.join("\n", differences)).isEmpty();
  }

  /** A decimal with or without zeros, and a date or its serial number, are the same number. */
  private static String plain(Matrix matrix) {
    return matrix
        .map(
            cell -> {
              Double number = Boxing.serial(cell);
              return number == null ? cell : CellValue.number(number);
            })
        .toString();
  }

  private static String shown(Evaluated result) {
    return result
        .value()
        .map(DistributedEvaluatorTest::plain)
        .orElseGet(
            () ->
                result.problem().orElseThrow().problems().stream().map(Problem::message).toList()
                    + "");
  }
}
