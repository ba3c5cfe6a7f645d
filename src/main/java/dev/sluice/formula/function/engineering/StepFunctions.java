package dev.sluice.formula.function.engineering;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.ENGINEERING;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Functions that test numbers. */
public final class StepFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("DELTA", ENGINEERING, "1 where two numbers are equal, else 0")
              .values("number")
              .optionalValues("other")
              .example("=DELTA(5,5)", "1")
              .refusingBooleans()
              .computedBy(Steps.class, "delta"),
          named("GESTEP", ENGINEERING, "1 from a threshold on, else 0")
              .values("number")
              .optionalValues("threshold")
              .example("=GESTEP(5,4)", "1")
              .refusingBooleans()
              .computedBy(Steps.class, "atLeast"));

  private StepFunctions() {}
}
