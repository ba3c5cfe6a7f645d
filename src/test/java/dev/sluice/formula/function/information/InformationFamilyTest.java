package dev.sluice.formula.function.information;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.FormulaEvaluator;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What values are. Oracle: the documentation by Microsoft, worked out by hand. */
class InformationFamilyTest {

  private static final Map<String, CellValue> CELLS =
      Map.of(
          "A1", CellValue.number(7),
          "A2", CellValue.text("x"),
          "A3", CellValue.bool(true),
          "A4", CellValue.error(ExcelError.NA),
          "A5", CellValue.error(ExcelError.DIV0),
          "A6", CellValue.blank(),
          "A7", CellValue.text("TRUE"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          =ISERR(A4)                       | FALSE
          =ISERR(A5)                       | TRUE
          =ISERR(A6)                       | FALSE
          =ISLOGICAL(A3)                   | TRUE
          =ISLOGICAL(A7)                   | FALSE
          =ISLOGICAL(A5)                   | FALSE
          =ISNONTEXT(A6)                   | TRUE
          =ISNONTEXT(A5)                   | TRUE
          =ISNONTEXT(A2)                   | FALSE
          =ISEVEN(-2.9)                    | TRUE
          =ISODD(A3)                       | #VALUE!
          =ISEVEN(A6)                      | TRUE
          =ISODD("3")                      | TRUE
          =ERROR.TYPE(A4)                  | 7
          =ERROR.TYPE(A1)                  | #N/A
          =TYPE(A1)+TYPE(A6)               | 2
          =TYPE(A2)                        | 2
          =TYPE(A3)                        | 4
          =TYPE(A4)                        | 16
          =TYPE(A1:A2)                     | 64
          =N(A1)+N(A2)+N(A3)+N(A6)         | 8
          =N(A4)                           | #N/A
          =N(A1:A2)                        | 7
          =T(A1)&T(A2)&T(A3)&T(A6)         | x
          =T(A5)                           | #DIV/0!
          =XOR(A1:A3,A6)                   | FALSE
          =XOR(A2,A6)                      | #VALUE!
          =XOR("true",A2)                  | TRUE
          =XOR("x",TRUE)                   | #VALUE!
          =XOR(TRUE,A5)                    | #DIV/0!
          =XOR(,1)                         | TRUE
          =SWITCH(A2,"X",1,2)              | 1
          =SWITCH(A1,"7","text",7,"num")   | num
          =SWITCH(A1,1,"one")              | #N/A
          =SWITCH(A1,7,"hit",1/0,"later")  | hit
          =SWITCH(A1,1/0,"first",7,"hit")  | #DIV/0!
          =SWITCH(A4,1,"one","other")      | #N/A
          =SWITCH(A1,7,,"other")           | 0
          =SWITCH(A1,8,1/0,"fine")         | fine
          """)
  void saysWhatItIs(String formula, String expected) {
    CellValue shown =
        new FormulaEvaluator()
            .evaluate("=VALUETOTEXT(" + formula.substring(1) + ")", CELLS, Instant.EPOCH);
    assertThat(shown).isEqualTo(CellValue.text(expected));
  }
}
