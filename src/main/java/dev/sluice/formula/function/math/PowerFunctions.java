package dev.sluice.formula.function.math;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.MATH;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Powers, roots and logarithms. */
public final class PowerFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("POWER", MATH, "A number raised to a power")
              .values("number", "power")
              .example("=POWER(4,1.5)", "8")
              .computedBy(Powers.class, "power"),
          named("EXP", MATH, "The number e raised to a power")
              .values("power")
              .example("=EXP(1)", "2.71828182845905")
              .computedBy(Powers.class, "exp"),
          named("SQRT", MATH, "The square root")
              .values("number")
              .example("=SQRT(6.25)", "2.5")
              .computedBy(Powers.class, "sqrt"),
          named("SQRTPI", MATH, "The square root of a multiple of pi")
              .values("number")
              .example("=SQRTPI(2)", "2.506628274631")
              .refusingBooleans()
              .computedBy(Powers.class, "sqrtOfPi"),
          named("LN", MATH, "The natural logarithm")
              .values("number")
              .example("=LN(EXP(3))", "3")
              .computedBy(Powers.class, "ln"),
          named("LOG", MATH, "The logarithm to a base, which is 10 if left out")
              .values("number")
              .optionalValues("base")
              .example("=LOG(8,2)", "3")
              .computedBy(Powers.class, "log"),
          named("LOG10", MATH, "The logarithm to the base 10")
              .values("number")
              .example("=LOG10(0.001)", "-3")
              .computedBy(Powers.class, "log"));

  private PowerFunctions() {}
}
