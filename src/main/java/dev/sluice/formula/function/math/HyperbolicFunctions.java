package dev.sluice.formula.function.math;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.MATH;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Hyperbolic functions. */
public final class HyperbolicFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          of("SINH", "The hyperbolic sine", "=SINH(1)", "1.1752011936438"),
          of("COSH", "The hyperbolic cosine", "=COSH(0)", "1"),
          of("TANH", "The hyperbolic tangent", "=TANH(0.5)", "0.46211715726001"),
          of("COTH", "The hyperbolic cotangent", "=COTH(2)", "1.03731472072755"),
          of("SECH", "The hyperbolic secant", "=SECH(0)", "1"),
          of("CSCH", "The hyperbolic cosecant", "=CSCH(1.5)", "0.469642440595225"),
          of("ASINH", "The number with a hyperbolic sine", "=ROUND(ASINH(SINH(3)),9)", "3"),
          of("ACOSH", "The number from 0 on with a hyperbolic cosine", "=ACOSH(1)", "0"),
          of("ATANH", "The number with a hyperbolic tangent", "=ATANH(0.5)", "0.549306144334055"),
          of("ACOTH", "The number with a hyperbolic cotangent", "=ACOTH(2)", "0.549306144334055"));

  private HyperbolicFunctions() {}

  private static ExcelFunction of(String name, String summary, String formula, String shown) {
    return named(name, MATH, summary)
        .values("number")
        .example(formula, shown)
        .computedBy(Hyperbolics.class, name.toLowerCase(java.util.Locale.ROOT));
  }
}
