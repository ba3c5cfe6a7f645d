package dev.sluice.formula.function.array;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.FormulaEvaluator;
import dev.sluice.formula.value.CellValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values: Microsoft's pages of the functions, and identities between them. */
class ArraysTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SEQUENCE(2,2,5,-0.5) | 5,4.5;4,3.5",
        "SEQUENCE(2,,7) | 7;8",
        "SEQUENCE(0) | #CALC!",
        "SEQUENCE(-1) | #VALUE!",
        "SEQUENCE(1,99999) | #VALUE!",
        "TAKE({1,2,3;4,5,6},,-2) | 2,3;5,6",
        "TAKE({1,2,3},9,2) | 1,2",
        "TAKE({1,2},0) | #CALC!",
        "DROP({1,2,3;4,5,6},-1,1) | 2,3",
        "DROP({1,2},1) | #CALC!",
        "CHOOSECOLS({1,2,3;4,5,6},{3,-3},2) | 3,1,2;6,4,5",
        "CHOOSEROWS({1;2;3},-1,1) | 3;1",
        "CHOOSECOLS({1,2},0) | #VALUE!",
        "CHOOSEROWS({1;2},3) | #VALUE!",
        "EXPAND({1,2},2,3) | 1,2,#N/A;#N/A,#N/A,#N/A",
        "EXPAND({1,2},,3,0) | 1,2,0",
        "EXPAND({1,2},1,1) | #VALUE!",
        "EXPAND({1,2},2000000) | #NUM!",
        "HSTACK({1;2},3) | 1,3;2,#N/A",
        "VSTACK({1,2},3) | 1,2;3,#N/A",
        "TOCOL({1,#N/A;\"a\",2},2) | 1;a;2",
        "TOROW({1,2;3,4},,TRUE) | 1,3,2,4",
        "TOCOL({1,2},4) | #VALUE!",
        "TOCOL({#N/A},3) | #CALC!",
        "WRAPROWS({1,2,3},2) | 1,2;3,#N/A",
        "WRAPCOLS({1;2;3},2,0) | 1,3;2,0",
        "WRAPROWS({1,2;3,4},2) | #VALUE!",
        "WRAPROWS({1,2},0) | #NUM!",
        "SORT({\"b\";TRUE;2;#N/A;\"A\";-1;#REF!}) | -1;2;A;b;TRUE;#REF!;#N/A",
        "SORT({3,1,2;9,8,7},2,-1,TRUE) | 3,1,2;9,8,7",
        "SORT({1,2;2,1;1,1},{1,2},{-1,1}) | 2,1;1,1;1,2",
        "SORT({1;2},2) | #VALUE!",
        "SORT({1;2},1,0) | #VALUE!",
        "SORTBY({1;2;3},{1;1;2},-1,{5;4;6}) | 3;2;1",
        "SORTBY({1,2,3},{3,1,2}) | 2,3,1",
        "SORTBY({1;2},{1;2;3}) | #VALUE!",
        "FILTER({1,2,3;4,5,6},{0,1,1}) | 2,3;5,6",
        "FILTER({1;2},{0;0}) | #CALC!",
        "FILTER({1;2},{0;0},\"none\") | none",
        "FILTER({1;2},{1;\"x\"}) | #VALUE!",
        "FILTER({1;2},{1;#N/A}) | #N/A",
        "FILTER({1;2},{1;1;1}) | #VALUE!",
        "UNIQUE({1;\"1\";1;\"x\";\"X\"}) | 1;1;x",
        "UNIQUE({1,2,1;3,4,3},TRUE) | 1,2;3,4",
        "UNIQUE({1;1},,TRUE) | #CALC!",
        "SUMPRODUCT({1,2},{3,\"x\"}) | 3",
        "SUMPRODUCT({1,2},{3;4}) | #VALUE!",
        "SUMPRODUCT({1,#DIV/0!},{3,4}) | #DIV/0!"
      })
  void blocksAreAsExcelMakesThem(String formula, String expected) {
    assertThat(shown("=" + formula)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsTakenApartCanBePutTogether(long seed) {
    Random random = new Random(seed);
    int size = 2 + random.nextInt(9);
    String line =
        random
            .ints(size, -9, 9)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(";", "{", "}"));
    int cut = 1 + random.nextInt(size - 1);
    int width = 1 + random.nextInt(size);
    assertThat(shown("=VSTACK(TAKE(" + line + "," + cut + "),DROP(" + line + "," + cut + "))"))
        .isEqualTo(shown("=TRANSPOSE(TRANSPOSE(" + line + "))"))
        .isEqualTo(shown("=TOCOL(WRAPROWS(" + line + "," + width + "),2)"))
        .isEqualTo(shown("=TOCOL(WRAPCOLS(" + line + "," + width + "),2,TRUE)"));
    assertThat(shown("=SORT(" + line + ",1,-1)"))
        .isEqualTo(shown("=SORTBY(" + line + "," + line + ",-1)"));
  }

  private static String shown(String formula) {
    List<List<CellValue>> rows =
        new FormulaEvaluator().evaluateArray(formula, Map.of(), Instant.EPOCH).toRows();
    return rows.stream()
        .map(row -> row.stream().map(ArraysTest::shown).collect(Collectors.joining(",")))
        .collect(Collectors.joining(";"));
  }

  private static String shown(CellValue cell) {
    if (cell instanceof CellValue.Number number) {
      return BigDecimal.valueOf(number.value()).stripTrailingZeros().toPlainString();
    } else if (cell instanceof CellValue.Text text) {
      return text.value();
    } else if (cell instanceof CellValue.Bool bool) {
      return bool.value() ? "TRUE" : "FALSE";
    }
    return cell instanceof CellValue.Error error ? error.error().code() : "";
  }
}
