package dev.sluice.formula.function.financial;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.FINANCIAL;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Functions of interest rates and of prices as fractions. */
public final class RateFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("EFFECT", FINANCIAL, "The rate of a year when interest is added several times")
              .values("nominal", "times")
              .example("=EFFECT(0.2,2)", "0.21")
              .refusingBooleans()
              .computedBy(InterestRates.class, "effective"),
          named(
                  "NOMINAL",
                  FINANCIAL,
                  "The yearly rate that is paid in parts and comes to an effective rate")
              .values("effective", "times")
              .example("=ROUND(NOMINAL(0.21,2),9)", "0.2")
              .refusingBooleans()
              .computedBy(InterestRates.class, "nominal"),
          named("PDURATION", FINANCIAL, "How many periods an investment takes to reach a value")
              .values("rate", "present", "future")
              .example("=ROUND(PDURATION(0.1,100,121),9)", "2")
              .computedBy(InterestRates.class, "duration"),
          named("RRI", FINANCIAL, "The rate at which an investment grows to a value")
              .values("periods", "present", "future")
              .example("=ROUND(RRI(2,100,121),9)", "0.1")
              .computedBy(InterestRates.class, "growth"),
          named("FVSCHEDULE", FINANCIAL, "A principal after a row of rates")
              .values("principal")
              .ranges("rates")
              .example("=FVSCHEDULE(100,{0.1,0.5})", "165")
              .refusingBooleans()
              .computedBy(InterestRates.class, "afterSchedule"),
          named(
                  "DOLLARDE",
                  FINANCIAL,
                  "A price as a fraction, such as 1.02 for 1 2/16, as a decimal number")
              .values("price", "denominator")
              .example("=DOLLARDE(1.02,16)", "1.125")
              .refusingBooleans()
              .computedBy(InterestRates.class, "decimalPrice"),
          named(
                  "DOLLARFR",
                  FINANCIAL,
                  "A decimal price with the numerator of a fraction after its point")
              .values("price", "denominator")
              .example("=DOLLARFR(1.125,16)", "1.02")
              .refusingBooleans()
              .computedBy(InterestRates.class, "fractionalPrice"));

  private RateFunctions() {}
}
