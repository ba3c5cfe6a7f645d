package dev.sluice.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.value.CellValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden cases {@code test-data/formula/*.tsv}: formula, cells, expected value, oracle. Cells are
 * exact numbers unless they end with d.
 */
class FormulaEvaluatorTest {

  private static final Path FOLDER = Path.of("test-data/formula");
  private static final Instant AS_OF = Instant.parse("2026-10-31T23:59:59Z");

  record Golden(String file, int line, String formula, String cells, String expected) {}

  static List<Golden> goldens() throws IOException {
    List<Golden> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".tsv")).sorted().toList()) {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
            String[] parts = lines.get(i).split("\t", -1);
            cases.add(
                new Golden(file.getFileName().toString(), i + 1, parts[0], parts[1], parts[2]));
          }
        }
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void formulaGivesTheExpectedValue(Golden golden) {
    CellValue value =
        new FormulaEvaluator().evaluate(golden.formula(), cells(golden.cells()), AS_OF);
    assertThat(Shown.quoted(value)).isEqualTo(golden.expected());
  }

  @Test
  void aRangeNextToTheFormulaMeansItsOwnRow() {
    CellCase written =
        new CellCase("=ROUND(A1:A3,0)", cells("A1=1.4 A2=2.6 A3=9"), Optional.of("C2"));
    assertThat(new FormulaEvaluator().evaluate(written, AS_OF).value())
        .hasValueSatisfying(value -> assertThat(Shown.plain(value.at(0))).isEqualTo("3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"=INDEX(A1:B2,0,2) | D2 | 4", "=INDEX(A1:B2,0,2) | D3 | #VALUE!"})
  void indexOfAColumnMeansTheCellBesideTheFormula(String formula, String at, String expected) {
    CellCase written = new CellCase(formula, cells("A1=1 B1=2 A2=3 B2=4"), Optional.of(at));
    assertThat(new FormulaEvaluator().evaluate(written, AS_OF).value())
        .hasValueSatisfying(value -> assertThat(Shown.plain(value.at(0))).isEqualTo(expected));
  }

  @Test
  void anArrayHasAllItsValues() {
    assertThat(
            new FormulaEvaluator()
                .evaluateArray("={1,2;3,4}*A1", cells("A1=10"), AS_OF).toRows().stream()
                    .map(row -> row.stream().map(Shown::plain).toList()))
        .containsExactly(List.of("10", "20"), List.of("30", "40"));
  }

  private static Map<String, CellValue> cells(String written) {
    Map<String, CellValue> cells = new LinkedHashMap<>();
    for (String cell : written.split(" ", -1)) {
      if (!cell.isEmpty()) {
        int mark = cell.indexOf('=');
        cells.put(cell.substring(0, mark), Shown.read(cell.substring(mark + 1)));
      }
    }
    return cells;
  }
}
