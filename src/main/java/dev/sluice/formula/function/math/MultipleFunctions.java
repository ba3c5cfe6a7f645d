package dev.sluice.formula.function.math;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.COMPATIBILITY;
import static dev.sluice.formula.compile.FunctionCategory.MATH;
import static dev.sluice.formula.function.OmittedArguments.defaulting;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.function.MathFunctions;
import java.util.List;

/** Rounding to multiples, and without fraction. */
public final class MultipleFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("CEILING", COMPATIBILITY, "The next multiple of a step, away from zero")
              .values("number", "step")
              .example("=CEILING(4.3,0.5)", "4.5")
              .computedBy(Multiples.class, "ceiling"),
          named("FLOOR", COMPATIBILITY, "The next multiple of a step, towards zero")
              .values("number", "step")
              .example("=FLOOR(4.3,0.5)", "4")
              .computedBy(Multiples.class, "floor"),
          defaulting(
              named("CEILING.MATH", MATH, "The next multiple that is not smaller")
                  .values("number")
                  .optionalValues("step", "mode")
                  .example("=CEILING.MATH(-5.5,2,1)", "-6")
                  .computedBy(Multiples.class, "up"),
              1,
              1),
          defaulting(
              named("FLOOR.MATH", MATH, "The next multiple that is not larger")
                  .values("number")
                  .optionalValues("step", "mode")
                  .example("=FLOOR.MATH(-5.5,2,1)", "-4")
                  .computedBy(Multiples.class, "down"),
              1,
              1),
          named("CEILING.PRECISE", MATH, "The next multiple that is not smaller")
              .values("number")
              .optionalValues("step")
              .example("=CEILING.PRECISE(-4.1,-2)", "-4")
              .computedBy(Multiples.class, "up"),
          named("ISO.CEILING", MATH, "The next multiple that is not smaller")
              .values("number")
              .optionalValues("step")
              .example("=ISO.CEILING(4.1,2)", "6")
              .computedBy(Multiples.class, "up"),
          named("FLOOR.PRECISE", MATH, "The next multiple that is not larger")
              .values("number")
              .optionalValues("step")
              .example("=FLOOR.PRECISE(-4.1,2)", "-6")
              .computedBy(Multiples.class, "down"),
          named("MROUND", MATH, "The nearest multiple, halves away from zero")
              .values("number", "step")
              .example("=MROUND(10,3)", "9")
              .refusingBooleans()
              .computedBy(Multiples.class, "nearest"),
          named("EVEN", MATH, "The next even number, away from zero")
              .values("number")
              .example("=EVEN(-1)", "-2")
              .computedBy(Multiples.class, "even"),
          named("ODD", MATH, "The next odd number, away from zero")
              .values("number")
              .example("=ODD(1.5)", "3")
              .computedBy(Multiples.class, "odd"),
          named("QUOTIENT", MATH, "A quotient without its fraction")
              .values("dividend", "divisor")
              .example("=QUOTIENT(-10,3)", "-3")
              .refusingBooleans()
              .computedBy(Multiples.class, "quotient"),
          named("TRUNC", MATH, "A number without its digits after some places")
              .values("number")
              .optionalValues("places")
              .example("=TRUNC(-8.97,1)", "-8.9")
              .compiledBy(call -> MathFunctions.ROUNDDOWN.compilation().compile(call)));

  private MultipleFunctions() {}
}
