package dev.sluice.formula.function.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.FormulaEvaluator;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values: counted by hand, by Microsoft's rules for criteria ranges. */
class RecordsTest {

  private static final String TABLE =
      "{\"Name\",\"Age\",\"City\";\"John\",30,\"Bonn\";\"Jo\",41,\"Ulm\";\"Ann\",25,\"Bonn\";"
          + "\"Joan\",\"?\",\"Ulm\"}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DSUM(T,\"Age\",{\"Name\";\"Jo\"}) | 71",
        "DSUM(T,\"age\",{\"NAME\";\"=jo\"}) | 41",
        "DSUM(T,2.9,{\"Name\";\"J*n\"}) | 30",
        "DSUM(T,2,{\"City\",\"Age\";\"Bonn\",\"<30\"}) | 25",
        "DSUM(T,2,{\"City\",\"Age\";\"Ulm\",\">0\";\"Bonn\",\"<30\"}) | 66",
        "DSUM(T,2,{\"Age\",\"Age\";\">25\",\"<41\"}) | 30",
        "DSUM(T,2,{\"Name\";\"<>Jo\"}) | 55",
        "DSUM(T,2,{\"computed\";TRUE}) | 96",
        "DSUM(T,2,{\"computed\";0}) | 0",
        "DCOUNT(T,\"Age\",{\"City\";\"Ulm\"}) | 1",
        "DCOUNT(T,,{\"City\";\"Ulm\"}) | 2",
        "DCOUNTA(T,\"Age\",{\"City\";\"Ulm\"}) | 2",
        "DGET(T,\"City\",{\"Age\";\">40\"}) | Ulm",
        "DGET(T,\"Age\",{\"Name\";\"J\"}) | #NUM!",
        "DGET(T,\"Age\",{\"Name\";\"Z\"}) | #VALUE!",
        "DMAX(T,\"Age\",{\"Name\";\"Z\"}) | 0",
        "DAVERAGE(T,\"Age\",{\"Name\";\"Z\"}) | #DIV/0!",
        "DVAR(T,\"Age\",{\"Name\";\"Ann\"}) | #DIV/0!",
        "DSUM(T,\"Height\",{\"Name\";\"J\"}) | #VALUE!",
        "DSUM(T,4,{\"Name\";\"J\"}) | #VALUE!",
        "DSUM(T,,{\"Name\";\"J\"}) | #VALUE!",
        "DSUM(T,2,{\"Name\"}) | #VALUE!",
        "DSUM({\"Name\",\"Age\"},2,{\"Name\";\"J\"}) | #VALUE!"
      })
  void recordsAreSelectedByCriteria(String formula, String expected) {
    CellValue value =
        new FormulaEvaluator()
            .evaluate("=" + formula.replace("(T,", "(" + TABLE + ","), Map.of(), Instant.EPOCH);
    assertThat(value)
        .isEqualTo(
            expected.startsWith("#")
                ? CellValue.error(ExcelError.of(expected).orElseThrow())
                : expected.equals("Ulm")
                    ? CellValue.text(expected)
                    : CellValue.number(Double.parseDouble(expected)));
  }
}
