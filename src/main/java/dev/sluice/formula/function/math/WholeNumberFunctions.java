package dev.sluice.formula.function.math;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.MATH;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Divisors, multiples and counting. */
public final class WholeNumberFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("GCD", MATH, "The greatest common divisor")
              .ranges("number")
              .repeating(1)
              .example("=GCD(24,36,60)", "12")
              .computedBy(WholeNumbers.class, "gcd"),
          named("LCM", MATH, "The least common multiple")
              .ranges("number")
              .repeating(1)
              .example("=LCM(4,6,10)", "60")
              .computedBy(WholeNumbers.class, "lcm"),
          named("MULTINOMIAL", MATH, "In how many ways things can be split into groups of sizes")
              .ranges("number")
              .repeating(1)
              .example("=MULTINOMIAL(2,3,4)", "1260")
              .computedBy(WholeNumbers.class, "multinomial"),
          named("FACT", MATH, "The factorial")
              .values("number")
              .example("=FACT(5)", "120")
              .computedBy(Combinatorics.class, "factorial"),
          named("FACTDOUBLE", MATH, "The product of every second number up to a number")
              .values("number")
              .example("=FACTDOUBLE(7)", "105")
              .refusingBooleans()
              .computedBy(Combinatorics.class, "doubleFactorial"),
          named("COMBIN", MATH, "In how many ways some of a number of things can be chosen")
              .values("number", "chosen")
              .example("=COMBIN(8,2)", "28")
              .computedBy(Combinatorics.class, "combinations"),
          named("COMBINA", MATH, "The same where things can be chosen several times")
              .values("number", "chosen")
              .example("=COMBINA(4,3)", "20")
              .computedBy(Combinatorics.class, "multisets"));

  private WholeNumberFunctions() {}
}
