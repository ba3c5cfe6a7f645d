package dev.sluice.formula.function.statistical;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.COMPATIBILITY;
import static dev.sluice.formula.compile.FunctionCategory.STATISTICAL;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.FunctionCategory;
import java.util.List;

/** Distributions of counts and arrangements, under new and old names. */
final class CountFunctions {

  static final List<ExcelFunction> ALL =
      List.of(
          binomial("BINOM.DIST", STATISTICAL),
          binomial("BINOMDIST", COMPATIBILITY),
          named("BINOM.DIST.RANGE", STATISTICAL, "The probability of successes between two counts")
              .values("trials", "probability_s", "number_s")
              .optionalValues("number_s2")
              .example("=BINOM.DIST.RANGE(2,0.5,1,2)", "0.75")
              .computedBy(CountDistributions.class, "binomialRange"),
          binomialInverse("BINOM.INV", STATISTICAL),
          binomialInverse("CRITBINOM", COMPATIBILITY),
          named("NEGBINOM.DIST", STATISTICAL, "The probability of failures before some successes")
              .values("number_f", "number_s", "probability_s", "cumulative")
              .example("=NEGBINOM.DIST(1,1,0.5,TRUE)", "0.75")
              .computedBy(CountDistributions.class, "negativeBinomial"),
          named("NEGBINOMDIST", COMPATIBILITY, "The probability of failures before some successes")
              .values("number_f", "number_s", "probability_s")
              .example("=NEGBINOMDIST(1,1,0.5)", "0.25")
              .computedBy(CountDistributions.class, "negativeBinomial"),
          named("HYPGEOM.DIST", STATISTICAL, "The probability of successes without replacement")
              .values("sample_s", "number_sample", "population_s", "number_pop", "cumulative")
              .example("=ROUND(HYPGEOM.DIST(1,4,8,20,TRUE),6)", "0.465428")
              .computedBy(CountDistributions.class, "hypergeometric"),
          named("HYPGEOMDIST", COMPATIBILITY, "The probability of successes without replacement")
              .values("sample_s", "number_sample", "population_s", "number_pop")
              .example("=ROUND(HYPGEOMDIST(1,4,8,20),6)", "0.363261")
              .computedBy(CountDistributions.class, "hypergeometric"),
          poisson("POISSON.DIST", STATISTICAL),
          poisson("POISSON", COMPATIBILITY),
          named("PERMUT", STATISTICAL, "How many ordered selections without repetition there are")
              .values("number", "number_chosen")
              .example("=PERMUT(100,3)", "970200")
              .computedBy(CountDistributions.class, "permutations"),
          named(
                  "PERMUTATIONA",
                  STATISTICAL,
                  "How many ordered selections with repetition there are")
              .values("number", "number_chosen")
              .example("=PERMUTATIONA(3,2)", "9")
              .computedBy(CountDistributions.class, "permutationsWithRepetition"));

  private CountFunctions() {}

  private static ExcelFunction binomial(String name, FunctionCategory category) {
    return named(name, category, "A binomial distribution or one of its probabilities")
        .values("number_s", "trials", "probability_s", "cumulative")
        .example("=ROUND(" + name + "(6,10,0.5,FALSE),6)", "0.205078")
        .computedBy(CountDistributions.class, "binomial");
  }

  private static ExcelFunction binomialInverse(String name, FunctionCategory category) {
    return named(name, category, "The fewest successes whose cumulated probability reaches alpha")
        .values("trials", "probability_s", "alpha")
        .example("=" + name + "(6,0.5,0.75)", "4")
        .computedBy(CountDistributions.class, "binomialInverse");
  }

  private static ExcelFunction poisson(String name, FunctionCategory category) {
    return named(name, category, "A Poisson distribution or one of its probabilities")
        .values("x", "mean", "cumulative")
        .example("=ROUND(" + name + "(2,5,TRUE),6)", "0.124652")
        .computedBy(CountDistributions.class, "poisson");
  }
}
