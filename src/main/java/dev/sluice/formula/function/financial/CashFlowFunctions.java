package dev.sluice.formula.function.financial;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.FINANCIAL;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Functions of payments that differ. */
public final class CashFlowFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("NPV", FINANCIAL, "What payments at the ends of periods are worth now")
              .values("rate")
              .ranges("payment")
              .repeating(1)
              .example("=NPV(0.1,110,121)", "200")
              .computedBy(CashFlows.class, "present"),
          named("IRR", FINANCIAL, "The rate at which payments in equal periods are worth nothing")
              .ranges("payments")
              .optionalValues("guess")
              .example("=ROUND(IRR({-100,10,110}),9)", "0.1")
              .computedBy(CashFlows.class, "internalRate"),
          named(
                  "MIRR",
                  FINANCIAL,
                  "The rate of return when debts cost one rate and earnings bring another")
              .ranges("payments")
              .values("financing", "reinvesting")
              .example("=ROUND(MIRR({-100,0,121},0.05,0.08),9)", "0.1")
              .computedBy(CashFlows.class, "modifiedRate"),
          named("XNPV", FINANCIAL, "What payments on days of their own are worth on the first day")
              .values("rate")
              .ranges("payments", "dates")
              .example("=ROUND(XNPV(0.1,{-100,121},{1,731}),9)", "0")
              .refusingBooleans()
              .computedBy(DatedCashFlows.class, "present"),
          named(
                  "XIRR",
                  FINANCIAL,
                  "The rate at which payments on days of their own are worth nothing")
              .ranges("payments", "dates")
              .optionalValues("guess")
              .example("=ROUND(XIRR({-100,121},{1,731}),9)", "0.1")
              .refusingBooleans()
              .computedBy(DatedCashFlows.class, "internalRate"));

  private CashFlowFunctions() {}
}
