package dev.sluice.formula.function.engineering;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.ENGINEERING;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Bessel functions. */
public final class BesselFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          of("BESSELJ", "The Bessel function of the first kind", "0.329926", Bessel.class, "first"),
          of(
              "BESSELY",
              "The Bessel function of the second kind",
              "-0.669879",
              Bessel.class,
              "second"),
          of(
              "BESSELI",
              "The modified Bessel function of the first kind",
              "0.603272",
              ModifiedBessel.class,
              "first"),
          of(
              "BESSELK",
              "The modified Bessel function of the second kind",
              "0.296909",
              ModifiedBessel.class,
              "second"));

  private BesselFunctions() {}

  private static ExcelFunction of(
      String name, String summary, String shown, Class<?> home, String method) {
    return named(name, ENGINEERING, summary)
        .values("number", "order")
        .example("=ROUND(" + name + "(1.9,2),6)", shown)
        .refusingBooleans()
        .computedBy(home, method);
  }
}
