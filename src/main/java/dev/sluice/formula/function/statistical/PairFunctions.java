package dev.sluice.formula.function.statistical;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.COMPATIBILITY;
import static dev.sluice.formula.compile.FunctionCategory.STATISTICAL;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.FunctionCategory;
import dev.sluice.formula.compile.Kind;
import java.util.List;

/** Functions of two ranges: correlation, the line through points, and regression arrays. */
final class PairFunctions {

  static final List<ExcelFunction> ALL =
      List.of(
          correlation("CORREL"),
          correlation("PEARSON"),
          named("RSQ", STATISTICAL, "The square of the correlation of two ranges")
              .ranges("known_y's", "known_x's")
              .example("=ROUND(RSQ({1,3,2},{1,2,3}),6)", "0.25")
              .computedBy(Correlations.class, "determination"),
          covariance("COVARIANCE.P", STATISTICAL),
          covariance("COVAR", COMPATIBILITY),
          named("COVARIANCE.S", STATISTICAL, "The covariance estimated from a sample")
              .ranges("array1", "array2")
              .example("=COVARIANCE.S({1,2,3},{2,4,6})", "2")
              .computedBy(Correlations.class, "sampleCovariance"),
          ofPoints("SLOPE", "The slope of the straight line through points")
              .example("=SLOPE({3,5,7},{1,2,3})", "2")
              .computedBy(Correlations.class, "slope"),
          ofPoints("INTERCEPT", "Where the straight line through points crosses x = 0")
              .example("=INTERCEPT({3,5,7},{1,2,3})", "1")
              .computedBy(Correlations.class, "intercept"),
          ofPoints("STEYX", "The standard error of the y around the line through points")
              .example("=ROUND(STEYX({1,3,2},{1,2,3}),6)", "1.224745")
              .computedBy(Correlations.class, "standardError"),
          forecast("FORECAST.LINEAR", STATISTICAL),
          forecast("FORECAST", COMPATIBILITY),
          described("LINEST", "The straight line through observations, with its statistics")
              .example("=SUM(LINEST({3,5,7}))", "3")
              .computedBy(RegressionArrays.class, "line"),
          described("LOGEST", "The exponential curve through observations, with its statistics")
              .example("=ROUND(SUM(LOGEST({6,12,24})),9)", "5")
              .computedBy(RegressionArrays.class, "curve"),
          predicted("TREND", "The values on the straight line through observations")
              .example("=SUM(TREND({3,5,7},,4))", "9")
              .computedBy(RegressionArrays.class, "onLine"),
          predicted("GROWTH", "The values on the exponential curve through observations")
              .example("=ROUND(SUM(GROWTH({6,12,24},,4)),9)", "48")
              .computedBy(RegressionArrays.class, "onCurve"));

  private PairFunctions() {}

  private static ExcelFunction.Description ofPoints(String name, String summary) {
    return named(name, STATISTICAL, summary).ranges("known_y's", "known_x's");
  }

  private static ExcelFunction.Description described(String name, String summary) {
    return named(name, STATISTICAL, summary)
        .ranges("known_y's")
        .optionalRanges("known_x's")
        .optionalValues("const", "stats")
        .giving(Kind.NUMBER);
  }

  private static ExcelFunction.Description predicted(String name, String summary) {
    return named(name, STATISTICAL, summary)
        .ranges("known_y's")
        .optionalRanges("known_x's", "new_x's")
        .optionalValues("const")
        .giving(Kind.NUMBER);
  }

  private static ExcelFunction correlation(String name) {
    return named(name, STATISTICAL, "Pearson's coefficient of correlation of two ranges")
        .ranges("array1", "array2")
        .example("=" + name + "({1,2,3},{2,4,6})", "1")
        .computedBy(Correlations.class, "correlation");
  }

  private static ExcelFunction covariance(String name, FunctionCategory category) {
    return named(name, category, "The covariance of a population")
        .ranges("array1", "array2")
        .example("=" + name + "({1,3},{2,6})", "2")
        .computedBy(Correlations.class, "covariance");
  }

  private static ExcelFunction forecast(String name, FunctionCategory category) {
    return named(name, category, "The y of an x on the straight line through points")
        .values("x")
        .ranges("known_y's", "known_x's")
        .example("=" + name + "(4,{3,5,7},{1,2,3})", "9")
        .computedBy(Correlations.class, "forecast");
  }
}
