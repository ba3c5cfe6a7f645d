package dev.sluice.formula.function.engineering;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.ENGINEERING;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** The bits of numbers. */
public final class BitFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("BITAND", ENGINEERING, "The bits that both numbers have")
              .values("left", "right")
              .example("=BITAND(12,10)", "8")
              .computedBy(Bits.class, "and"),
          named("BITOR", ENGINEERING, "The bits that at least one number has")
              .values("left", "right")
              .example("=BITOR(12,10)", "14")
              .computedBy(Bits.class, "or"),
          named("BITXOR", ENGINEERING, "The bits that only one number has")
              .values("left", "right")
              .example("=BITXOR(12,10)", "6")
              .computedBy(Bits.class, "xor"),
          named("BITLSHIFT", ENGINEERING, "A number with its bits moved up")
              .values("number", "places")
              .example("=BITLSHIFT(5,3)", "40")
              .computedBy(Bits.class, "shiftLeft"),
          named("BITRSHIFT", ENGINEERING, "A number with its bits moved down")
              .values("number", "places")
              .example("=BITRSHIFT(40,4)", "2")
              .computedBy(Bits.class, "shiftRight"));

  private BitFunctions() {}
}
