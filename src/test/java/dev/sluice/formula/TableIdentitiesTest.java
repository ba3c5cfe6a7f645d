package dev.sluice.formula;

import dev.sluice.formula.value.CellValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Identities of sums, counts, lookups and arrays; each formula is the oracle of the other. */
class TableIdentitiesTest {

  private static final List<Object> TEXTS =
      List.of("a", "A", "b", "Zürich", "ZÜRICH", "ß", "😀", "x y", "", "a*", "~");

  /** Names and numbers of a table: empty of values, one row, all equal, skewed, and mixed. */
  static Stream<Arguments> tables() {
    Random random = new Random(31);
    List<Arguments> tables = new ArrayList<>();
    tables.add(Arguments.of("blank", blanks(4), blanks(4)));
    tables.add(Arguments.of("one row", List.of("a"), List.of(0.1)));
    tables.add(Arguments.of("all equal", same("b", 9), same(0.1, 9)));
    tables.add(Arguments.of("exact", texts(random, 12, 4), exact(random, 12)));
    for (int i = 0; i < 12; i++) {
      int rows = 2 + random.nextInt(20);
      int kinds = i % 3 == 0 ? 2 : TEXTS.size();
      tables.add(Arguments.of("mixed " + i, texts(random, rows, kinds), numbers(random, rows)));
    }
    return tables.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void partsMakeTheWhole(String name, List<?> keys, List<?> numbers) {
    Cells cells = new Cells();
    String key = cells.column('A', keys);
    String number = cells.column('B', numbers);
    cells.assertClose(
        "=SUMIFS(" + number + "," + key + ",\"a\")+SUMIFS(" + number + "," + key + ",\"<>a\")",
        "=SUM(" + number + ")",
        1e-12);
    cells.assertClose(
        "=SUMIF(" + number + ",\">0\")+SUMIF(" + number + ",\"<=0\")",
        "=SUM(" + number + ")",
        1e-12);
    cells.assertSame(
        "=COUNTIF(" + key + ",\"<>a\")+COUNTIF(" + key + ",\"a\")", "=ROWS(" + key + ")");
    cells.assertSame(
        "=COUNTIF(" + number + ",\">0\")+COUNTIF(" + number + ",\"<=0\")",
        "=COUNT(" + number + ")");
    cells.assertSame("=COUNTA(" + key + ")+SUM(--ISBLANK(" + key + "))", "=ROWS(" + key + ")");
    cells.assertSame("=SUM(FREQUENCY(" + number + ",{-1,0,0.5}))", "=COUNT(" + number + ")");
    cells.assertSame(
        "=SUMIFS(" + number + "," + key + ",\"b\")",
        "=SUM(FILTER(" + number + "," + key + "=\"b\",0))");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void lookupsFindWhatPlacesSay(String name, List<?> keys, List<?> numbers) {
    Cells cells = new Cells();
    String key = cells.column('A', keys);
    String number = cells.column('B', numbers);
    String table = "A1:B" + keys.size();
    for (String wanted : List.of("\"a\"", "\"B\"", "\"zürich\"", "\"😀\"", "\"none\"", "\"\"")) {
      String place = "INDEX(" + number + ",XMATCH(" + wanted + "," + key + "),1)";
      cells.assertSame("=XLOOKUP(" + wanted + "," + key + "," + number + ")", "=" + place);
      cells.assertSame(
          "=INDEX(" + key + ",MATCH(" + wanted + "," + key + ",0),1)&\"\"",
          "=VLOOKUP(" + wanted + "," + table + ",1,FALSE)&\"\"");
    }
    String sorted = "SORT(" + number + ")";
    for (String wanted : List.of("0", "0.1", "-5", "1E9", "2.5")) {
      cells.assertSame(
          "=VLOOKUP(" + wanted + "," + sorted + ",1,TRUE)",
          "=LOOKUP(" + wanted + "," + sorted + ")");
      cells.assertSame(
          "=INDEX(" + sorted + ",MATCH(" + wanted + "," + sorted + "),1)",
          "=LOOKUP(" + wanted + "," + sorted + ")");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void arraysKeepWhatTheyHold(String name, List<?> keys, List<?> numbers) {
    Cells cells = new Cells();
    String key = cells.column('A', keys);
    String number = cells.column('B', numbers);
    String shuffled = "SORTBY(" + number + ",MOD(ROW(" + number + ")*7,5))";
    cells.assertSame("=SORT(" + shuffled + ")", "=SORT(" + number + ")");
    cells.assertSame("=SORT(" + number + ",,-1)", "=SORT(SORT(" + number + "),1,-1)");
    cells.assertSame("=SUM(" + shuffled + ")", "=SUM(" + number + ")");
    cells.assertSame("=TRANSPOSE(TRANSPOSE(" + key + "))", "=IF(TRUE," + key + ")");
    cells.assertSame("=TOCOL(WRAPROWS(" + number + ",1))", "=TOCOL(" + number + ")");
    cells.assertSame("=ROWS(UNIQUE(" + key + "))", "=ROWS(UNIQUE(SORT(" + key + ")))");
    cells.assertSame(
        "=VSTACK(TAKE(" + key + ",1),DROP(VSTACK(" + key + ",1),1))", "=VSTACK(" + key + ",1)");
    cells.assertSame("=MAP(" + number + ",LAMBDA(x,x*2+1))", "=" + number + "*2+1");
    cells.assertSame("=MAP(" + key + ",LAMBDA(x,x&\"|\"))", "=" + key + "&\"|\"");
    cells.assertClose("=REDUCE(0," + number + ",LAMBDA(s,x,s+x))", "=SUM(" + number + ")", 1e-12);
    cells.assertSame(
        "=TAKE(SCAN(0," + number + ",LAMBDA(s,x,s+x)),-1)",
        "=REDUCE(0," + number + ",LAMBDA(s,x,s+x))");
    cells.assertSame(
        "=LET(x," + number + ",y,x+1,SUM(y)*SUM(x))", "=SUM(" + number + "+1)*SUM(" + number + ")");
    cells.assertClose(
        "=SUMPRODUCT(" + number + "," + number + ")", "=SUMSQ(" + number + ")", 1e-12);
  }

  private static List<Object> texts(Random random, int count, int kinds) {
    List<Object> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(random.nextInt(6) == 0 ? blank() : TEXTS.get(random.nextInt(kinds)));
    }
    return texts;
  }

  private static List<Object> numbers(Random random, int count) {
    List<Object> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(
          random.nextInt(6) == 0
              ? blank()
              : random.nextBoolean() ? random.nextGaussian() * 100 : random.nextInt(4) - 1.0);
    }
    return numbers;
  }

  private static List<Object> exact(Random random, int count) {
    return same("", count).stream()
        .map(each -> (Object) BigDecimal.valueOf(random.nextInt(1000) - 500, 2))
        .toList();
  }

  private static List<Object> blanks(int count) {
    return same(blank(), count);
  }

  private static List<Object> same(Object value, int count) {
    return new ArrayList<>(Collections.nCopies(count, value));
  }

  private static Object blank() {
    return CellValue.blank();
  }
}
