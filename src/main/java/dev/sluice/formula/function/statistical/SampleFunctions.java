package dev.sluice.formula.function.statistical;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.COMPATIBILITY;
import static dev.sluice.formula.compile.FunctionCategory.STATISTICAL;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.FunctionCategory;
import dev.sluice.formula.compile.Kind;
import java.util.List;

/** Functions of one sample: its centre, its spread and its shape. */
final class SampleFunctions {

  static final List<ExcelFunction> ALL =
      List.of(
          withTexts("AVERAGEA", "The mean").computedBy(Centres.class, "mean"),
          withTexts("MAXA", "The largest value", "1").computedBy(Centres.class, "largest"),
          withTexts("MINA", "The smallest value", "0").computedBy(Centres.class, "smallest"),
          withTexts("VARA", "The variance of a sample").computedBy(Spread.class, "variance"),
          withTexts("VARPA", "The variance of a population", "0.25")
              .computedBy(Spread.class, "populationVariance"),
          withTexts("STDEVA", "The standard deviation of a sample", "0.707106781186548")
              .computedBy(Spread.class, "deviation"),
          withTexts("STDEVPA", "The standard deviation of a population")
              .computedBy(Spread.class, "populationDeviation"),
          of("GEOMEAN", "The geometric mean of positive numbers")
              .example("=ROUND(GEOMEAN(4,9),9)", "6")
              .computedBy(Centres.class, "geometricMean"),
          of("HARMEAN", "The harmonic mean of positive numbers")
              .example("=HARMEAN(1,0.5)", "0.666666666666667")
              .computedBy(Centres.class, "harmonicMean"),
          of("MEDIAN", "The middle number, or the mean of the two in the middle")
              .example("=MEDIAN(1,7,4,2)", "3")
              .computedBy(Centres.class, "median"),
          mode("MODE.SNGL", STATISTICAL),
          mode("MODE", COMPATIBILITY),
          of("MODE.MULT", "All numbers that come most often, as a column")
              .giving(Kind.NUMBER)
              .example("=SUM(MODE.MULT({1,2,3,1,2}))", "3")
              .computedBy(Centres.class, "modes"),
          named("TRIMMEAN", STATISTICAL, "The mean without a share of the numbers at both ends")
              .ranges("array")
              .values("percent")
              .example("=TRIMMEAN({1,2,3,100},0.5)", "2.5")
              .computedBy(Centres.class, "trimmedMean"),
          of("AVEDEV", "The mean distance of numbers from their mean")
              .example("=AVEDEV(1,2,6)", "2")
              .computedBy(Spread.class, "meanDeviation"),
          of("DEVSQ", "The sum of squared deviations from the mean")
              .example("=DEVSQ(1,2,6)", "14")
              .computedBy(Spread.class, "squaredDeviations"),
          variance("VAR.S", STATISTICAL),
          variance("VAR", COMPATIBILITY),
          populationVariance("VAR.P", STATISTICAL),
          populationVariance("VARP", COMPATIBILITY),
          deviation("STDEV.S", STATISTICAL),
          deviation("STDEV", COMPATIBILITY),
          populationDeviation("STDEV.P", STATISTICAL),
          populationDeviation("STDEVP", COMPATIBILITY),
          of("SKEW", "The skewness estimated from a sample")
              .example("=ROUND(SKEW(1,2,6),6)", "1.457863")
              .computedBy(Spread.class, "skewness"),
          of("SKEW.P", "The skewness of a population")
              .example("=ROUND(SKEW.P(1,2,6),6)", "0.59517")
              .computedBy(Spread.class, "populationSkewness"),
          of("KURT", "The kurtosis of a sample beyond that of a normal distribution")
              .example("=KURT(1,2,3,4)", "-1.2")
              .computedBy(Spread.class, "kurtosis"));

  private SampleFunctions() {}

  private static ExcelFunction.Description of(String name, String summary) {
    return of(name, STATISTICAL, summary);
  }

  private static ExcelFunction.Description of(
      String name, FunctionCategory category, String summary) {
    return named(name, category, summary).ranges("number").repeating(1);
  }

  private static ExcelFunction.Description withTexts(String name, String summary) {
    return withTexts(name, summary, "0.5");
  }

  private static ExcelFunction.Description withTexts(String name, String summary, String shown) {
    return named(name, STATISTICAL, summary + ", texts as 0 and TRUE as 1")
        .ranges("value")
        .repeating(1)
        .countingTexts()
        .example("=" + name + "({TRUE,\"x\"})", shown);
  }

  private static ExcelFunction mode(String name, FunctionCategory category) {
    return of(name, category, "The number that comes most often, of several the first")
        .example("=" + name + "(5,6,6,5,6)", "6")
        .computedBy(Centres.class, "mode");
  }

  private static ExcelFunction variance(String name, FunctionCategory category) {
    return of(name, category, "The variance estimated from a sample")
        .example("=" + name + "(1,2,6)", "7")
        .computedBy(Spread.class, "variance");
  }

  private static ExcelFunction populationVariance(String name, FunctionCategory category) {
    return of(name, category, "The variance of a population")
        .example("=" + name + "(1,3,5,7)", "5")
        .computedBy(Spread.class, "populationVariance");
  }

  private static ExcelFunction deviation(String name, FunctionCategory category) {
    return of(name, category, "The standard deviation estimated from a sample")
        .example("=" + name + "(1,3,5)", "2")
        .computedBy(Spread.class, "deviation");
  }

  private static ExcelFunction populationDeviation(String name, FunctionCategory category) {
    return of(name, category, "The standard deviation of a population")
        .example("=" + name + "(1,5)", "2")
        .computedBy(Spread.class, "populationDeviation");
  }
}
