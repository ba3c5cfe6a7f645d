package dev.sluice.formula.function.engineering;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.ENGINEERING;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** The Gauss error function. */
public final class ErrorFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("ERF", ENGINEERING, "The error function from 0 to a limit, or between two limits")
              .values("limit")
              .optionalValues("upper")
              .example("=ERF(1)", "0.842700792949715")
              .refusingBooleans()
              .computedBy(ErrorIntegral.class, "erf"),
          named("ERF.PRECISE", ENGINEERING, "The error function from 0 to a limit")
              .values("limit")
              .example("=ERF.PRECISE(0)", "0")
              .refusingBooleans()
              .computedBy(ErrorIntegral.class, "erf"),
          named("ERFC", ENGINEERING, "What the error function lacks to 1")
              .values("limit")
              .example("=ERFC(0)", "1")
              .refusingBooleans()
              .computedBy(ErrorIntegral.class, "erfc"),
          named("ERFC.PRECISE", ENGINEERING, "What the error function lacks to 1")
              .values("limit")
              .example("=ERFC.PRECISE(1)", "0.157299207050285")
              .refusingBooleans()
              .computedBy(ErrorIntegral.class, "erfc"));

  private ErrorFunctions() {}
}
