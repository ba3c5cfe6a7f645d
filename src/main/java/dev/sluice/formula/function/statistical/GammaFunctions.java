package dev.sluice.formula.function.statistical;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.COMPATIBILITY;
import static dev.sluice.formula.compile.FunctionCategory.STATISTICAL;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.FunctionCategory;
import java.util.List;

/** The gamma function and the distributions of waiting times, under new and old names. */
final class GammaFunctions {

  static final List<ExcelFunction> ALL =
      List.of(
          named("GAMMA", STATISTICAL, "The gamma function")
              .values("number")
              .example("=GAMMA(6)", "120")
              .computedBy(GammaDistributions.class, "gamma"),
          logGamma("GAMMALN"),
          logGamma("GAMMALN.PRECISE"),
          gamma("GAMMA.DIST", STATISTICAL),
          gamma("GAMMADIST", COMPATIBILITY),
          gammaInverse("GAMMA.INV", STATISTICAL),
          gammaInverse("GAMMAINV", COMPATIBILITY),
          named("CHISQ.DIST", STATISTICAL, "The chi-squared distribution or its density")
              .values("x", "deg_freedom", "cumulative")
              .example("=ROUND(CHISQ.DIST(2,2,TRUE),6)", "0.632121")
              .computedBy(GammaDistributions.class, "chiSquared"),
          chiSquaredAbove("CHISQ.DIST.RT", STATISTICAL),
          chiSquaredAbove("CHIDIST", COMPATIBILITY),
          named("CHISQ.INV", STATISTICAL, "The value that chi-squared is below with a probability")
              .values("probability", "deg_freedom")
              .example("=ROUND(CHISQ.INV(0.95,1),6)", "3.841459")
              .computedBy(GammaDistributions.class, "chiSquaredInverse"),
          chiSquaredInverseAbove("CHISQ.INV.RT", STATISTICAL),
          chiSquaredInverseAbove("CHIINV", COMPATIBILITY),
          exponential("EXPON.DIST", STATISTICAL),
          exponential("EXPONDIST", COMPATIBILITY),
          weibull("WEIBULL.DIST", STATISTICAL),
          weibull("WEIBULL", COMPATIBILITY));

  private GammaFunctions() {}

  private static ExcelFunction logGamma(String name) {
    return named(name, STATISTICAL, "The natural logarithm of the gamma function")
        .values("x")
        .example("=ROUND(" + name + "(4),6)", "1.791759")
        .computedBy(GammaDistributions.class, "logGamma");
  }

  private static ExcelFunction gamma(String name, FunctionCategory category) {
    return named(name, category, "A gamma distribution or its density")
        .values("x", "alpha", "beta", "cumulative")
        .example("=ROUND(" + name + "(10,9,2,TRUE),6)", "0.068094")
        .computedBy(GammaDistributions.class, "distribution");
  }

  private static ExcelFunction gammaInverse(String name, FunctionCategory category) {
    return named(name, category, "The value that a gamma distribution is below with a probability")
        .values("probability", "alpha", "beta")
        .example("=ROUND(" + name + "(0.5,1,1),6)", "0.693147")
        .computedBy(GammaDistributions.class, "inverse");
  }

  private static ExcelFunction chiSquaredAbove(String name, FunctionCategory category) {
    return named(name, category, "The probability that chi-squared is above a value")
        .values("x", "deg_freedom")
        .example("=ROUND(" + name + "(2,2),6)", "0.367879")
        .computedBy(GammaDistributions.class, "chiSquaredAbove");
  }

  private static ExcelFunction chiSquaredInverseAbove(String name, FunctionCategory category) {
    return named(name, category, "The value that chi-squared is above with a probability")
        .values("probability", "deg_freedom")
        .example("=ROUND(" + name + "(0.05,1),6)", "3.841459")
        .computedBy(GammaDistributions.class, "chiSquaredInverseAbove");
  }

  private static ExcelFunction exponential(String name, FunctionCategory category) {
    return named(name, category, "An exponential distribution or its density")
        .values("x", "lambda", "cumulative")
        .example("=ROUND(" + name + "(0.2,10,TRUE),6)", "0.864665")
        .computedBy(GammaDistributions.class, "exponential");
  }

  private static ExcelFunction weibull(String name, FunctionCategory category) {
    return named(name, category, "A Weibull distribution or its density")
        .values("x", "alpha", "beta", "cumulative")
        .example("=ROUND(" + name + "(105,20,100,TRUE),6)", "0.929581")
        .computedBy(GammaDistributions.class, "weibull");
  }
}
