package dev.sluice.formula.function.math;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.MATH;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Kind;
import dev.sluice.formula.value.ExcelError;
import java.util.List;

/** Numbers written in other ways. */
public final class NumeralFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("ROMAN", MATH, "A number as Roman numeral, in form 0 (classic) to 4 (shortest)")
              .values("number")
              .optionalValues("form")
              .example("=ROMAN(499,4)", "ID")
              .giving(Kind.TEXT)
              .computedBy(Roman.class, "roman"),
          named("ARABIC", MATH, "The number of a Roman numeral")
              .values("text")
              .example("=ARABIC(\"MCMXII\")", "1912")
              .computedBy(Roman.class, "arabic"),
          named("BASE", MATH, "A number written to a base from 2 to 36")
              .values("number", "base")
              .optionalValues("length")
              .example("=BASE(255,16,4)", "00FF")
              .failingWith(ExcelError.NUM)
              .computedBy(Radix.class, "digits"),
          named("DECIMAL", MATH, "The number of a text written to a base from 2 to 36")
              .values("text", "base")
              .example("=DECIMAL(\"zz\",36)", "1295")
              .computedBy(Radix.class, "number"));

  private NumeralFunctions() {}
}
