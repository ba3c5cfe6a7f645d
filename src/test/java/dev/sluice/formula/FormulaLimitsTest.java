package dev.sluice.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.value.CellValue;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Formulas that are too deep, too long or too large end soon, and say why. */
class FormulaLimitsTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  /** A name, a formula, and what a cell shows or the code of the problem. */
  static Stream<Arguments> formulas() {
    return Stream.of(
        written(
            "10,000 brackets",
            "=" + "(".repeat(10_000) + "1" + ")".repeat(10_000),
            "formula-syntax"),
        written("10,000 open brackets", "=" + "(".repeat(10_000), "formula-syntax"),
        written("10,000 minus signs", "=" + "-".repeat(10_000) + "1", "formula-syntax"),
        written("150 brackets", "=" + "(".repeat(150) + "7" + ")".repeat(150), "7"),
        written("64 functions in each other", "=" + "ABS(".repeat(64) + "-7" + ")".repeat(64), "7"),
        written("10,000 percent signs", "=1" + "%".repeat(10_000), "formula-too-deep"),
        written("10,000 calls of a call", "=LAMBDA(1)" + "()".repeat(10_000), "formula-too-deep"),
        written(
            "300 conditions",
            "=" + "IF(A1=1,2,".repeat(300) + "3" + ")".repeat(300),
            "formula-syntax"),
        written("64 conditions", "=" + "IF(A1=1,2,".repeat(64) + "3" + ")".repeat(64), "3"),
        written("names that double", doubling(60), "formula-too-large"),
        written("functions that double", doublingFunctions(40), "formula-too-large"),
        written("a function given to itself", "=LET(f,LAMBDA(g,g(g)),f(f))", "formula-too-deep"),
        written("a function of itself", "=LAMBDA(f,f(f))(LAMBDA(f,f(f)+f(f)))", "formula-too-deep"),
        written("a sum of 8,000 numbers", "=" + "1+11-".repeat(6_000) + "1", "formula-too-deep"),
        written("a sum of 16,000 cells", sum(10_922), "formula-too-deep"),
        written("a sum of 1,000 cells", sum(1_000), "formula-too-deep"),
        written("a sum of 190 cells", sum(190), "380"),
        written("190 texts joined", "=LEN(" + "A1&".repeat(190) + "A1)", "191"),
        written("190 conditions", "=" + "IF(A1=1,2,".repeat(190) + "3" + ")".repeat(190), "3"),
        written("190 errors", "=" + "IFERROR(1/A2,".repeat(190) + "3" + ")".repeat(190), "3"),
        written("190 roundings", "=" + "ROUND(".repeat(190) + "A1" + ",1)".repeat(190), "2"),
        written("300 arguments", arguments(300), "argument-count"),
        written("255 arguments", arguments(255), "255"),
        written("a long text", "=LEN(\"" + "x".repeat(8_193) + "\")", "8193"),
        written(
            "a text too long for a class file", "=LEN(\"" + "ü".repeat(70_000) + "\")", "70000"),
        written("an array of 100,000 cells", array(100_000), "100000"),
        written("an array of 3,000 cells", array(3_000), "3000"),
        written("SEQUENCE", "=SUM(SEQUENCE(1E6,1E6))", "#VALUE!"),
        written("SEQUENCE of more cells than an int", "=SUM(SEQUENCE(65536,65536))", "#VALUE!"),
        written("RANDARRAY", "=SUM(RANDARRAY(1E6,1E6))", "#VALUE!"),
        written("MAKEARRAY", "=SUM(MAKEARRAY(1E6,1E6,LAMBDA(r,c,r)))", "#VALUE!"),
        written("EXPAND", "=SUM(EXPAND(1,1E6,1E6,0))", "#NUM!"),
        written("MUNIT", "=SUM(MUNIT(1E6))", "#VALUE!"),
        written("a column by a row", "=SUM(SEQUENCE(1E5)*SEQUENCE(1,1E5))", "#VALUE!"),
        written("an outer product", "=SUM(MMULT(SEQUENCE(1E5),SEQUENCE(1,1E5)))", "#VALUE!"),
        written("REPT", "=LEN(REPT(\"abc\",1E9))", "#VALUE!"),
        written("REPT of REPT", "=LEN(REPT(REPT(\"a\",32767),32767))", "#VALUE!"),
        written("texts that grow", "=LEN(REDUCE(\"ab\",SEQUENCE(100),LAMBDA(t,x,t&t)))", "#VALUE!"),
        written(
            "arrays that grow", "=SUM(REDUCE(1,SEQUENCE(100),LAMBDA(a,x,HSTACK(a,a))))", "#NUM!"),
        written("factorials", "=FACT(1E9)", "#NUM!"),
        written("COMBIN", "=COMBIN(1E9,5E8)", "#NUM!"),
        written("BINOM.DIST", "=BINOM.DIST.RANGE(1E9,0.5,1,1E9)", "1"),
        written("GCD", "=GCD(9E15,7E15)", "1000000000000000"),
        written("all rows of a sheet", "=SUM(A1:XFD1048576)", "range-too-large"),
        written("WORKDAY", "=WORKDAY(1,-1E9)", "#NUM!"),
        written("EDATE", "=EDATE(1,1E15)", "#NUM!"),
        written("FIXED", "=LEN(FIXED(1,1E9))", "#VALUE!"),
        written("ROUND", "=ROUND(1.5,1E9)", "1.5"),
        written("NPER", "=CUMIPMT(0.1,1E15,1,1,1E15,0)", "#NUM!"),
        written(
            "a pattern without end", "=REGEXTEST(REPT(\"a\",60)&\"b\",\"^(a|a)*\\1$\")", "#VALUE!"),
        written("a pattern too deep", "=REGEXTEST(REPT(\"ab\",16000),\"^(a|b|c)*$\")", "#VALUE!"),
        written("stars", "=SEARCH(\"" + "*a".repeat(60) + "b\",REPT(\"a\",5000))", "#VALUE!"),
        written("all is equal to stars", "=COUNTIF(A1:A9,\"" + "*a".repeat(60) + "b\")", "0"),
        written(
            "doubled texts",
            "=LET(a,REPT(\"a\",32767)," + "a,a&a,".repeat(9) + "LEN(a))",
            "16776704"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formulas")
  void onCells(String name, String formula, String expected) {
    CellCase written = new CellCase(formula, Map.of("A1", CellValue.number(2)), Optional.empty());
    Evaluated result =
        Assertions.assertTimeoutPreemptively(
            SOON, () -> new FormulaEvaluator().evaluate(written, Instant.EPOCH));
    String shown =
        result.value().map(value -> Shown.plain(value.at(0))).orElseGet(() -> code(result));
    assertThat(shown).as(name).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formulas")
  void inAJob(String name, String formula, String expected) {
    Problems problems = new Problems();
    Assertions.assertTimeoutPreemptively(
        SOON, () -> compile(formula.replace("A1", "[@a]"), problems));
    if (expected.startsWith("formula-") || expected.equals("argument-count")) {
      assertThat(problems.all()).extracting(Problem::code).as(name).contains(expected);
    }
  }

  private static void compile(String formula, Problems problems) {
    Scope scope =
        new Scope("rows", new StructType().add("a", DataTypes.DoubleType), Map.of(), Instant.EPOCH);
    Formula.parse(new FormulaText(formula, Place.file("job")), problems)
        .ifPresent(
            sound ->
                FormulaProjection.compile(
                    new LinkedHashMap<>(Map.of("f", sound)), scope, problems));
  }

  private static String code(Evaluated result) {
    return result.problem().orElseThrow().problems().get(0).code();
  }

  private static Arguments written(String name, String formula, String expected) {
    return Arguments.of(name, formula, expected);
  }

  private static String doubling(int names) {
    return IntStream.range(1, names)
        .mapToObj(at -> "n" + at + "_,n" + (at - 1) + "_+n" + (at - 1) + "_,")
        .collect(Collectors.joining("", "=LET(n0_,A1,", "n" + (names - 1) + "_)"));
  }

  private static String doublingFunctions(int names) {
    return IntStream.range(1, names)
        .mapToObj(at -> "f" + at + "_,LAMBDA(x,f" + (at - 1) + "_(x)+f" + (at - 1) + "_(x)),")
        .collect(Collectors.joining("", "=LET(f0_,LAMBDA(x,x+1),", "f" + (names - 1) + "_(A1))"));
  }

  private static String sum(int cells) {
    return "="
        + String.join(
            "+",
            List.of("A1").stream()
                .flatMap(cell -> IntStream.range(0, cells).mapToObj(at -> cell))
                .toList());
  }

  private static String arguments(int count) {
    return "=SUM(" + "1,".repeat(count - 1) + "1)";
  }

  private static String array(int cells) {
    return "=SUM({" + "1,".repeat(cells - 1) + "1})";
  }
}
