package dev.sluice.formula.function.engineering;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.ENGINEERING;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Units of measurement. */
public final class ConversionFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("CONVERT", ENGINEERING, "A number of one unit as a number of another")
              .values("number", "from", "to")
              .example("=CONVERT(2.5,\"km\",\"m\")", "2500")
              .refusingBooleans()
              .computedBy(Conversion.class, "convert"));

  private ConversionFunctions() {}
}
