package dev.sluice.formula.function.statistical;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.COMPATIBILITY;
import static dev.sluice.formula.compile.FunctionCategory.STATISTICAL;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.FunctionCategory;
import java.util.List;

/** Tests of hypotheses, under new and old names. */
final class TestFunctions {

  static final List<ExcelFunction> ALL =
      List.of(
          student("T.TEST", STATISTICAL),
          student("TTEST", COMPATIBILITY),
          variances("F.TEST", STATISTICAL),
          variances("FTEST", COMPATIBILITY),
          mean("Z.TEST", STATISTICAL),
          mean("ZTEST", COMPATIBILITY),
          independence("CHISQ.TEST", STATISTICAL),
          independence("CHITEST", COMPATIBILITY),
          named("PROB", STATISTICAL, "The probability of values between two limits")
              .ranges("x_range", "prob_range")
              .values("lower_limit")
              .optionalValues("upper_limit")
              .example("=PROB({0,1,2,3},{0.25,0.25,0.125,0.375},1,3)", "0.75")
              .computedBy(HypothesisTests.class, "probability"));

  private TestFunctions() {}

  private static ExcelFunction student(String name, FunctionCategory category) {
    return named(name, category, "Student's test of two means: paired, equal variances, or not")
        .ranges("array1", "array2")
        .values("tails", "type")
        .example("=ROUND(" + name + "({1,2,3},{2,4,7},2,1),6)", "0.118083")
        .computedBy(HypothesisTests.class, "studentTest");
  }

  private static ExcelFunction variances(String name, FunctionCategory category) {
    return named(name, category, "The test of two variances, in two tails")
        .ranges("array1", "array2")
        .example("=" + name + "({1,2,3},{1,3,5})", "0.4")
        .computedBy(HypothesisTests.class, "varianceTest");
  }

  private static ExcelFunction mean(String name, FunctionCategory category) {
    return named(name, category, "The test of a mean, in one tail")
        .ranges("array")
        .values("x")
        .optionalValues("sigma")
        .example("=" + name + "({1,2,3},2)", "0.5")
        .computedBy(HypothesisTests.class, "meanTest");
  }

  private static ExcelFunction independence(String name, FunctionCategory category) {
    return named(name, category, "The chi-squared test of counts against expected ones")
        .ranges("actual_range", "expected_range")
        .example("=ROUND(" + name + "({10,20},{15,15}),6)", "0.067889")
        .computedBy(HypothesisTests.class, "independenceTest");
  }
}
