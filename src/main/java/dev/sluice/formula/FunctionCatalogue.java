package dev.sluice.formula;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.FunctionDoc;
import dev.sluice.formula.function.ConditionalFunctions;
import dev.sluice.formula.function.DateFunctions;
import dev.sluice.formula.function.InformationFunctions;
import dev.sluice.formula.function.LogicalFunctions;
import dev.sluice.formula.function.LookupFunctions;
import dev.sluice.formula.function.MathFunctions;
import dev.sluice.formula.function.OmittedArguments;
import dev.sluice.formula.function.PlaceFunctions;
import dev.sluice.formula.function.RandomFunctions;
import dev.sluice.formula.function.StatisticalFunctions;
import dev.sluice.formula.function.TextFunctions;
import dev.sluice.formula.function.array.AggregateFunctions;
import dev.sluice.formula.function.array.ArrayFunctions;
import dev.sluice.formula.function.array.GroupingFunctions;
import dev.sluice.formula.function.database.DatabaseFunctions;
import dev.sluice.formula.function.date.ClockFunctions;
import dev.sluice.formula.function.date.DayFunctions;
import dev.sluice.formula.function.date.WorkdayFunctions;
import dev.sluice.formula.function.engineering.BesselFunctions;
import dev.sluice.formula.function.engineering.BitFunctions;
import dev.sluice.formula.function.engineering.ComplexFunctions;
import dev.sluice.formula.function.engineering.ConversionFunctions;
import dev.sluice.formula.function.engineering.ErrorFunctions;
import dev.sluice.formula.function.engineering.NumberSystemFunctions;
import dev.sluice.formula.function.engineering.StepFunctions;
import dev.sluice.formula.function.financial.AnnuityFunctions;
import dev.sluice.formula.function.financial.BondFunctions;
import dev.sluice.formula.function.financial.CashFlowFunctions;
import dev.sluice.formula.function.financial.DepreciationFunctions;
import dev.sluice.formula.function.financial.RateFunctions;
import dev.sluice.formula.function.financial.SecurityFunctions;
import dev.sluice.formula.function.information.ConditionFunctions;
import dev.sluice.formula.function.information.KindFunctions;
import dev.sluice.formula.function.lambda.ArrayLambdaFunctions;
import dev.sluice.formula.function.lambda.NamingFunctions;
import dev.sluice.formula.function.math.HyperbolicFunctions;
import dev.sluice.formula.function.math.MatrixFunctions;
import dev.sluice.formula.function.math.MultipleFunctions;
import dev.sluice.formula.function.math.NumeralFunctions;
import dev.sluice.formula.function.math.PowerFunctions;
import dev.sluice.formula.function.math.SumFunctions;
import dev.sluice.formula.function.math.TrigonometryFunctions;
import dev.sluice.formula.function.math.WholeNumberFunctions;
import dev.sluice.formula.function.statistical.StatisticsFamilies;
import dev.sluice.formula.function.text.CharacterFunctions;
import dev.sluice.formula.function.text.NumberTextFunctions;
import dev.sluice.formula.function.text.PartFunctions;
import dev.sluice.formula.function.text.PatternFunctions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one list of functions; a new function is one value in its family. */
public final class FunctionCatalogue {

  private static final List<List<ExcelFunction>> FAMILIES =
      List.of(
          LogicalFunctions.ALL,
          ConditionFunctions.ALL,
          NamingFunctions.ALL,
          ArrayLambdaFunctions.ALL,
          MathFunctions.ALL,
          PowerFunctions.ALL,
          WholeNumberFunctions.ALL,
          MultipleFunctions.ALL,
          NumeralFunctions.ALL,
          TrigonometryFunctions.ALL,
          HyperbolicFunctions.ALL,
          SumFunctions.ALL,
          MatrixFunctions.ALL,
          RandomFunctions.ALL,
          StatisticalFunctions.ALL,
          ConditionalFunctions.ALL,
          AggregateFunctions.ALL,
          StatisticsFamilies.ALL,
          LookupFunctions.ALL,
          PlaceFunctions.ALL,
          ArrayFunctions.ALL,
          GroupingFunctions.ALL,
          DatabaseFunctions.ALL,
          TextFunctions.ALL,
          CharacterFunctions.ALL,
          PartFunctions.ALL,
          NumberTextFunctions.ALL,
          PatternFunctions.ALL,
          DateFunctions.ALL,
          DayFunctions.ALL,
          WorkdayFunctions.ALL,
          ClockFunctions.ALL,
          InformationFunctions.ALL,
          KindFunctions.ALL,
          AnnuityFunctions.ALL,
          CashFlowFunctions.ALL,
          RateFunctions.ALL,
          DepreciationFunctions.ALL,
          SecurityFunctions.ALL,
          BondFunctions.ALL,
          StepFunctions.ALL,
          BitFunctions.ALL,
          NumberSystemFunctions.ALL,
          ComplexFunctions.ALL,
          BesselFunctions.ALL,
          ErrorFunctions.ALL,
          ConversionFunctions.ALL);

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
        ExcelFunction known = OmittedArguments.asAddIn(function);
        if (functions.put(function.doc().name(), known) != null) {
          throw new IllegalStateException(function.doc().name() + " is listed twice");
        }
      }
    }
    return functions;
  }
}
