package dev.sluice.formula.function.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values: Microsoft's pages on COUNTIF, on wildcards and on database criteria. */
class CriterionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        ">=5 | 5 | true",
        ">=5 | 4.9 | false",
        ">=5 | '7 | false",
        "5 | '5 | true",
        "50% | 0.5 | true",
        "$1,200 | 1200 | true",
        "<>5 | '5 | false",
        "<> | blank | false",
        "<> | ' | true",
        "= | blank | true",
        "= | ' | false",
        "<>x | blank | true",
        "<>a* | 'Apple | false",
        "APPLE | 'apple | true",
        "a* | 'Apple | true",
        "a?c | 'abbc | false",
        "~* | '* | true",
        "~* | 'x | false",
        "* | ' | true",
        "* | 3 | false",
        ">b | 'Cat | true",
        ">b | 9 | false",
        "<3/1/2026 | 2026-02-28 | true",
        "=2026-02-28 | 2026-02-28 | true",
        "TRUE | TRUE | true",
        "TRUE | 'TRUE | false",
        "TRUE | 1 | false",
        "#N/A | #N/A | true",
        "#N/A | #REF! | false",
        "<>#N/A | #REF! | true",
        "<=0 | blank | false"
      })
  void textsAreReadAsExcelReadsThem(String written, String cell, boolean met) {
    assertThat(Criterion.of(CellValue.text(written)).matches(cell(cell))).isEqualTo(met);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Jo | 'John | true",
        "Jo | 'Major | false",
        "=Jo | 'John | false",
        "=Jo | 'jo | true",
        "*hn | 'John | true",
        "<>Jo | 'John | true",
        "12 | 123 | false",
        ">Jo | 'John | true"
      })
  void aTextOfADatabaseCriterionIsABeginning(String written, String cell, boolean met) {
    assertThat(Criterion.ofDatabase(CellValue.text(written)).matches(cell(cell))).isEqualTo(met);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "blank | 0 | true",
        "blank | blank | false",
        "3 | '3.0 | true",
        "' | blank | true",
        "2026-02-28 | 46081 | true",
        "FALSE | FALSE | true",
        "FALSE | 0 | false"
      })
  void otherCellsAskForWhatTheyAre(String written, String cell, boolean met) {
    assertThat(Criterion.of(cell(written)).matches(cell(cell))).isEqualTo(met);
  }

  /** A text starts with an apostrophe. */
  private static CellValue cell(String written) {
    if (written.startsWith("'")) {
      return CellValue.text(written.substring(1));
    } else if (written.equals("blank")) {
      return CellValue.blank();
    } else if (written.startsWith("#")) {
      return CellValue.error(ExcelError.of(written).orElseThrow());
    } else if (written.equals("TRUE") || written.equals("FALSE")) {
      return CellValue.bool(written.equals("TRUE"));
    }
    return written.matches("\\d{4}-.*")
        ? new CellValue.Date(LocalDate.parse(written))
        : CellValue.number(Double.parseDouble(written));
  }
}
