package dev.sluice.formula.function.statistical;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.COMPATIBILITY;
import static dev.sluice.formula.compile.FunctionCategory.STATISTICAL;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.FunctionCategory;
import java.util.List;

/** Functions of the normal and lognormal distributions, under new and old names. */
final class NormalFunctions {

  static final List<ExcelFunction> ALL =
      List.of(
          normal("NORM.DIST", STATISTICAL),
          normal("NORMDIST", COMPATIBILITY),
          normalInverse("NORM.INV", STATISTICAL),
          normalInverse("NORMINV", COMPATIBILITY),
          named("NORM.S.DIST", STATISTICAL, "The standard normal distribution or its density")
              .values("z", "cumulative")
              .example("=NORM.S.DIST(0,TRUE)", "0.5")
              .computedBy(NormalDistributions.class, "standard"),
          named("NORMSDIST", COMPATIBILITY, "The standard normal distribution")
              .values("z")
              .example("=NORMSDIST(0)", "0.5")
              .computedBy(NormalDistributions.class, "standard"),
          standardInverse("NORM.S.INV", STATISTICAL),
          standardInverse("NORMSINV", COMPATIBILITY),
          named("LOGNORM.DIST", STATISTICAL, "The lognormal distribution or its density")
              .values("x", "mean", "standard_dev", "cumulative")
              .example("=LOGNORM.DIST(1,0,2,TRUE)", "0.5")
              .computedBy(NormalDistributions.class, "lognormal"),
          named("LOGNORMDIST", COMPATIBILITY, "The lognormal distribution")
              .values("x", "mean", "standard_dev")
              .example("=LOGNORMDIST(1,0,2)", "0.5")
              .computedBy(NormalDistributions.class, "lognormal"),
          lognormalInverse("LOGNORM.INV", STATISTICAL),
          lognormalInverse("LOGINV", COMPATIBILITY),
          named("PHI", STATISTICAL, "The density of the standard normal distribution")
              .values("x")
              .example("=ROUND(PHI(0),6)", "0.398942")
              .computedBy(NormalDistributions.class, "density"),
          named("GAUSS", STATISTICAL, "The standard normal probability between 0 and z")
              .values("z")
              .example("=ROUND(GAUSS(2),6)", "0.47725")
              .computedBy(NormalDistributions.class, "fromZero"),
          named("STANDARDIZE", STATISTICAL, "How many standard deviations x is above the mean")
              .values("x", "mean", "standard_dev")
              .example("=STANDARDIZE(42,40,4)", "0.5")
              .computedBy(NormalDistributions.class, "standardize"),
          confidence("CONFIDENCE.NORM", STATISTICAL),
          confidence("CONFIDENCE", COMPATIBILITY),
          named("FISHER", STATISTICAL, "Fisher's transformation of a correlation")
              .values("x")
              .example("=ROUND(FISHER(0.75),6)", "0.972955")
              .computedBy(NormalDistributions.class, "fisher"),
          named("FISHERINV", STATISTICAL, "The correlation of a value of Fisher's transformation")
              .values("y")
              .example("=FISHERINV(0)", "0")
              .computedBy(NormalDistributions.class, "fisherInverse"));

  private NormalFunctions() {}

  private static ExcelFunction normal(String name, FunctionCategory category) {
    return named(name, category, "A normal distribution or its density")
        .values("x", "mean", "standard_dev", "cumulative")
        .example("=" + name + "(40,40,1.5,TRUE)", "0.5")
        .computedBy(NormalDistributions.class, "normal");
  }

  private static ExcelFunction normalInverse(String name, FunctionCategory category) {
    return named(name, category, "The value that a normal distribution is below with a probability")
        .values("probability", "mean", "standard_dev")
        .example("=" + name + "(0.5,40,1.5)", "40")
        .computedBy(NormalDistributions.class, "normalInverse");
  }

  private static ExcelFunction standardInverse(String name, FunctionCategory category) {
    return named(name, category, "The z that the standard normal is below with a probability")
        .values("probability")
        .example("=ROUND(" + name + "(0.975),6)", "1.959964")
        .computedBy(NormalDistributions.class, "standardInverse");
  }

  private static ExcelFunction lognormalInverse(String name, FunctionCategory category) {
    return named(name, category, "The value that a lognormal one is below with a probability")
        .values("probability", "mean", "standard_dev")
        .example("=" + name + "(0.5,0,2)", "1")
        .computedBy(NormalDistributions.class, "lognormalInverse");
  }

  private static ExcelFunction confidence(String name, FunctionCategory category) {
    return named(name, category, "Half the confidence interval of a mean, deviation known")
        .values("alpha", "standard_dev", "size")
        .example("=ROUND(" + name + "(0.05,2.5,50),6)", "0.692952")
        .computedBy(NormalDistributions.class, "confidence");
  }
}
