package dev.sluice.formula.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.FormulaEvaluator;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OmittedArgumentsTest {

  private static final Map<String, CellValue> CELLS = Map.of("A1", CellValue.blank());

  private static CellValue value(String formula) {
    return new FormulaEvaluator().evaluate(formula, CELLS, Instant.EPOCH);
  }

  /** Oracle: Excel, which has the same for MROUND without a number. */
  @ParameterizedTest
  @ValueSource(strings = {"=MROUND(,5)", "=MROUND(5,)", "=EDATE(,1)", "=IMSUB(\"1\",)"})
  void addInFunctionsNeedTheirArguments(String formula) {
    assertThat(value(formula)).isEqualTo(CellValue.error(ExcelError.NA));
  }

  /** Oracle: the same formulas with what Microsoft's pages give as the usual value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "=ACCRINT(39508,39691,39569,0.1,,2,0);=ACCRINT(39508,39691,39569,0.1,1000,2,0)",
        "=DEC2BIN(9,);=DEC2BIN(9)",
        "=ERF(1,);=ERF(1)",
        "=CEILING.MATH(-5.5,,1);=CEILING.MATH(-5.5,1,1)",
        "=FLOOR.MATH(-5.5,,1);=FLOOR.MATH(-5.5,1,1)",
        "=ROUND(2.5,);=ROUND(2.5,0)"
      })
  void otherArgumentsAreWhatTheyUsuallyAre(String omitted, String given) {
    assertThat(value(omitted)).isEqualTo(value(given));
  }

  @Test
  void blankCellsAreNoOmittedArguments() {
    assertThat(value("=MROUND(A1,5)")).isEqualTo(CellValue.number(0));
    assertThat(value("=ACCRINT(39508,39691,39569,0.1,A1,2,0)"))
        .isEqualTo(CellValue.error(ExcelError.NUM));
  }
}
