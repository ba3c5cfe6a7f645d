package dev.sluice.formula.function.statistical;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.COMPATIBILITY;
import static dev.sluice.formula.compile.FunctionCategory.STATISTICAL;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.FunctionCategory;
import java.util.List;

/** Functions of the beta, F and t distributions, under new and old names. */
final class BetaFunctions {

  static final List<ExcelFunction> ALL =
      List.of(
          named("BETA.DIST", STATISTICAL, "A beta distribution or its density")
              .values("x", "alpha", "beta", "cumulative")
              .optionalValues("A", "B")
              .example("=ROUND(BETA.DIST(2,8,10,TRUE,1,3),6)", "0.685471")
              .computedBy(BetaDistributions.class, "distribution"),
          named("BETADIST", COMPATIBILITY, "A beta distribution")
              .values("x", "alpha", "beta")
              .optionalValues("A", "B")
              .example("=ROUND(BETADIST(2,8,10,1,3),6)", "0.685471")
              .computedBy(BetaDistributions.class, "probability"),
          betaInverse("BETA.INV", STATISTICAL),
          betaInverse("BETAINV", COMPATIBILITY),
          named("F.DIST", STATISTICAL, "The F distribution or its density")
              .values("x", "deg_freedom1", "deg_freedom2", "cumulative")
              .example("=ROUND(F.DIST(15.20686486,6,4,TRUE),6)", "0.99")
              .computedBy(BetaDistributions.class, "fisher"),
          fisherAbove("F.DIST.RT", STATISTICAL),
          fisherAbove("FDIST", COMPATIBILITY),
          named("F.INV", STATISTICAL, "The value that F is below with a probability")
              .values("probability", "deg_freedom1", "deg_freedom2")
              .example("=ROUND(F.INV(0.99,6,4),6)", "15.206865")
              .computedBy(BetaDistributions.class, "fisherInverse"),
          fisherInverseAbove("F.INV.RT", STATISTICAL),
          fisherInverseAbove("FINV", COMPATIBILITY),
          named("T.DIST", STATISTICAL, "Student's t distribution or its density")
              .values("x", "deg_freedom", "cumulative")
              .example("=T.DIST(1,1,TRUE)", "0.75")
              .computedBy(BetaDistributions.class, "student"),
          named("T.DIST.RT", STATISTICAL, "The probability that t is above a value")
              .values("x", "deg_freedom")
              .example("=T.DIST.RT(1,1)", "0.25")
              .computedBy(BetaDistributions.class, "studentAbove"),
          named("T.DIST.2T", STATISTICAL, "The probability that t is further from 0 than a value")
              .values("x", "deg_freedom")
              .example("=T.DIST.2T(1,1)", "0.5")
              .computedBy(BetaDistributions.class, "studentBeyond"),
          named("TDIST", COMPATIBILITY, "The probability in one or two tails of t")
              .values("x", "deg_freedom", "tails")
              .example("=TDIST(1,1,2)", "0.5")
              .computedBy(BetaDistributions.class, "studentTails"),
          named("T.INV", STATISTICAL, "The value that t is below with a probability")
              .values("probability", "deg_freedom")
              .example("=ROUND(T.INV(0.75,1),6)", "1")
              .computedBy(BetaDistributions.class, "studentInverse"),
          studentInverseBeyond("T.INV.2T", STATISTICAL),
          studentInverseBeyond("TINV", COMPATIBILITY),
          named(
                  "CONFIDENCE.T",
                  STATISTICAL,
                  "Half the confidence interval of a mean by Student's t")
              .values("alpha", "standard_dev", "size")
              .example("=ROUND(CONFIDENCE.T(0.05,1,50),6)", "0.284197")
              .computedBy(BetaDistributions.class, "confidence"));

  private BetaFunctions() {}

  private static ExcelFunction betaInverse(String name, FunctionCategory category) {
    return named(name, category, "The value that a beta distribution is below with a probability")
        .values("probability", "alpha", "beta")
        .optionalValues("A", "B")
        .example("=ROUND(" + name + "(0.5,2,2,1,3),6)", "2")
        .computedBy(BetaDistributions.class, "inverse");
  }

  private static ExcelFunction fisherAbove(String name, FunctionCategory category) {
    return named(name, category, "The probability that F is above a value")
        .values("x", "deg_freedom1", "deg_freedom2")
        .example("=ROUND(" + name + "(15.20686486,6,4),6)", "0.01")
        .computedBy(BetaDistributions.class, "fisherAbove");
  }

  private static ExcelFunction fisherInverseAbove(String name, FunctionCategory category) {
    return named(name, category, "The value that F is above with a probability")
        .values("probability", "deg_freedom1", "deg_freedom2")
        .example("=ROUND(" + name + "(0.01,6,4),6)", "15.206865")
        .computedBy(BetaDistributions.class, "fisherInverseAbove");
  }

  private static ExcelFunction studentInverseBeyond(String name, FunctionCategory category) {
    return named(name, category, "The distance from 0 that t is beyond with a probability")
        .values("probability", "deg_freedom")
        .example("=ROUND(" + name + "(0.5,1),6)", "1")
        .computedBy(BetaDistributions.class, "studentInverseBeyond");
  }
}
