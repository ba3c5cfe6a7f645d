package dev.sluice.formula.function.financial;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.FINANCIAL;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Functions of equal payments in equal periods. */
public final class AnnuityFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("PMT", FINANCIAL, "The payment of one period of an annuity")
              .values("rate", "periods", "present")
              .optionalValues("future", "type")
              .example("=PMT(0,10,1000)", "-100")
              .computedBy(Annuities.class, "payment"),
          named("FV", FINANCIAL, "What is left after the last period of an annuity")
              .values("rate", "periods", "payment")
              .optionalValues("present", "type")
              .example("=FV(0.1,2,0,-100)", "121")
              .computedBy(Annuities.class, "future"),
          named("PV", FINANCIAL, "What the payments of an annuity are worth now")
              .values("rate", "periods", "payment")
              .optionalValues("future", "type")
              .example("=PV(0.1,2,0,-121)", "100")
              .computedBy(Annuities.class, "present"),
          named("NPER", FINANCIAL, "How many periods an annuity takes")
              .values("rate", "payment", "present")
              .optionalValues("future", "type")
              .example("=NPER(0,-100,1000)", "10")
              .computedBy(Annuities.class, "periods"),
          named("RATE", FINANCIAL, "The interest rate of a period of an annuity")
              .values("periods", "payment", "present")
              .optionalValues("future", "type", "guess")
              .example("=ROUND(RATE(2,0,-100,121),9)", "0.1")
              .computedBy(InterestRates.class, "rate"),
          named("IPMT", FINANCIAL, "The interest in the payment of one period of an annuity")
              .values("rate", "period", "periods", "present")
              .optionalValues("future", "type")
              .example("=IPMT(0.1,1,2,1000)", "-100")
              .computedBy(Annuities.class, "interest"),
          named("PPMT", FINANCIAL, "What is paid back with the payment of one period of an annuity")
              .values("rate", "period", "periods", "present")
              .optionalValues("future", "type")
              .example("=PPMT(0,1,10,1000)", "-100")
              .computedBy(Annuities.class, "principal"),
          named("CUMIPMT", FINANCIAL, "The interest of several periods of a loan")
              .values("rate", "periods", "present", "first", "last", "type")
              .example("=CUMIPMT(0.1,2,1000,1,1,0)", "-100")
              .refusingBooleans()
              .computedBy(Annuities.class, "interestBetween"),
          named("CUMPRINC", FINANCIAL, "What several periods of a loan pay back")
              .values("rate", "periods", "present", "first", "last", "type")
              .example("=ROUND(CUMPRINC(0.1,2,1000,1,2,0),9)", "-1000")
              .refusingBooleans()
              .computedBy(Annuities.class, "principalBetween"),
          named("ISPMT", FINANCIAL, "The interest of a period when each pays back the same part")
              .values("rate", "period", "periods", "present")
              .example("=ISPMT(0.1,1,4,1000)", "-75")
              .computedBy(Annuities.class, "straightInterest"));

  private AnnuityFunctions() {}
}
