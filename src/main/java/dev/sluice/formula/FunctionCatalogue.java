package dev.sluice.formula;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.FunctionDoc;
import dev.sluice.formula.function.ConditionalFunctions;
import dev.sluice.formula.function.DateFunctions;
import dev.sluice.formula.function.InformationFunctions;
import dev.sluice.formula.function.LogicalFunctions;
import dev.sluice.formula.function.LookupFunctions;
import dev.sluice.formula.function.MathFunctions;
import dev.sluice.formula.function.StatisticalFunctions;
import dev.sluice.formula.function.TextFunctions;
import dev.sluice.formula.function.engineering.BesselFunctions;
import dev.sluice.formula.function.engineering.BitFunctions;
import dev.sluice.formula.function.engineering.ComplexFunctions;
import dev.sluice.formula.function.engineering.ConversionFunctions;
import dev.sluice.formula.function.engineering.ErrorFunctions;
import dev.sluice.formula.function.engineering.NumberSystemFunctions;
import dev.sluice.formula.function.engineering.StepFunctions;
import dev.sluice.formula.function.math.HyperbolicFunctions;
import dev.sluice.formula.function.math.MatrixFunctions;
import dev.sluice.formula.function.math.MultipleFunctions;
import dev.sluice.formula.function.math.NumeralFunctions;
import dev.sluice.formula.function.math.PowerFunctions;
import dev.sluice.formula.function.math.SumFunctions;
import dev.sluice.formula.function.math.TrigonometryFunctions;
import dev.sluice.formula.function.math.WholeNumberFunctions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one list of functions; a new function is one value and one line here. */
public final class FunctionCatalogue {

  private static final List<ExcelFunction> FUNCTIONS =
      List.of(
          LogicalFunctions.IF,
          LogicalFunctions.IFS,
          LogicalFunctions.IFERROR,
          LogicalFunctions.IFNA,
          LogicalFunctions.AND,
          LogicalFunctions.OR,
          LogicalFunctions.NOT,
          LogicalFunctions.TRUE,
          LogicalFunctions.FALSE,
          MathFunctions.ROUND,
          MathFunctions.ROUNDUP,
          MathFunctions.ROUNDDOWN,
          MathFunctions.INT,
          MathFunctions.ABS,
          MathFunctions.SIGN,
          MathFunctions.MOD,
          StatisticalFunctions.SUM,
          StatisticalFunctions.AVERAGE,
          StatisticalFunctions.COUNT,
          StatisticalFunctions.COUNTA,
          StatisticalFunctions.MIN,
          StatisticalFunctions.MAX,
          ConditionalFunctions.SUMIF,
          ConditionalFunctions.SUMIFS,
          ConditionalFunctions.COUNTIF,
          ConditionalFunctions.COUNTIFS,
          LookupFunctions.VLOOKUP,
          LookupFunctions.XLOOKUP,
          LookupFunctions.INDEX,
          LookupFunctions.MATCH,
          TextFunctions.LEFT,
          TextFunctions.RIGHT,
          TextFunctions.MID,
          TextFunctions.LEN,
          TextFunctions.TRIM,
          TextFunctions.UPPER,
          TextFunctions.LOWER,
          TextFunctions.CONCAT,
          TextFunctions.CONCATENATE,
          TextFunctions.SUBSTITUTE,
          TextFunctions.FIND,
          TextFunctions.SEARCH,
          TextFunctions.EXACT,
          TextFunctions.VALUE,
          TextFunctions.TEXT_FUNCTION,
          DateFunctions.DATE_FUNCTION,
          DateFunctions.YEAR,
          DateFunctions.MONTH,
          DateFunctions.DAY,
          DateFunctions.EDATE,
          DateFunctions.EOMONTH,
          DateFunctions.TODAY,
          InformationFunctions.ISBLANK,
          InformationFunctions.ISNUMBER,
          InformationFunctions.ISTEXT,
          InformationFunctions.ISERROR,
          InformationFunctions.ISNA,
          InformationFunctions.NA);

  private static final List<List<ExcelFunction>> FAMILIES =
      List.of(
          FUNCTIONS,
          BesselFunctions.ALL,
          BitFunctions.ALL,
          ComplexFunctions.ALL,
          ConversionFunctions.ALL,
          ErrorFunctions.ALL,
          NumberSystemFunctions.ALL,
          StepFunctions.ALL,
          HyperbolicFunctions.ALL,
          MatrixFunctions.ALL,
          MultipleFunctions.ALL,
          NumeralFunctions.ALL,
          PowerFunctions.ALL,
          SumFunctions.ALL,
          TrigonometryFunctions.ALL,
          WholeNumberFunctions.ALL);

  private static final Map<String, ExcelFunction> BY_NAME = byName();

  private FunctionCatalogue() {}

  /** What a user reads about each function, by category and name. */
  public static List<FunctionDoc> functions() {
    return BY_NAME.values().stream()
        .map(ExcelFunction::doc)
        .sorted(Comparator.comparing(FunctionDoc::category).thenComparing(FunctionDoc::name))
        .toList();
  }

  /** A function by its name in any case. */
  public static Optional<FunctionDoc> find(String name) {
    return function(name).map(ExcelFunction::doc);
  }

  static Optional<ExcelFunction> function(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toUpperCase(Locale.ROOT)));
  }

  static Set<String> names() {
    return BY_NAME.keySet();
  }

  private static Map<String, ExcelFunction> byName() {
    Map<String, ExcelFunction> functions = new LinkedHashMap<>();
    for (List<ExcelFunction> family : FAMILIES) {
      for (ExcelFunction function : family) {
        if (functions.put(function.doc().name(), function) != null) {
          throw new IllegalStateException(function.doc().name() + " is listed twice");
        }
      }
    }
    return functions;
  }
}
