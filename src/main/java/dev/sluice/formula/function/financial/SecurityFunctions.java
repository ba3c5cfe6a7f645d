package dev.sluice.formula.function.financial;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.FINANCIAL;
import static dev.sluice.formula.function.OmittedArguments.defaulting;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Functions of accrued interest, and of securities and bills without coupons. */
public final class SecurityFunctions {

  private static final int PAR = 4;
  private static final int USUAL_PAR = 1000;

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          defaulting(
              named("ACCRINT", FINANCIAL, "Interest that a security with coupons has earned")
                  .values("issue", "firstInterest", "settlement", "rate", "par", "frequency")
                  .optionalValues("basis", "fromIssue")
                  .example("=ROUND(ACCRINT(39508,39691,39569,0.1,1000,2),6)", "16.666667")
                  .refusingBooleans()
                  .computedBy(AccruedInterest.class, "periodic"),
              PAR,
              USUAL_PAR),
          named("ACCRINTM", FINANCIAL, "Interest of a security that pays at maturity")
              .values("issue", "maturity", "rate", "par")
              .optionalValues("basis")
              .example("=ROUND(ACCRINTM(39539,39614,0.1,1000,3),6)", "20.547945")
              .refusingBooleans()
              .computedBy(AccruedInterest.class, "atMaturity"),
          named("DISC", FINANCIAL, "The yearly discount of a security")
              .values("settlement", "maturity", "price", "redemption")
              .optionalValues("basis")
              .example("=DISC(DATE(2026,1,1),DATE(2026,7,1),97.5,100)", "0.05")
              .refusingBooleans()
              .computedBy(Discounts.class, "discount"),
          named("INTRATE", FINANCIAL, "The yearly interest of an investment that pays at maturity")
              .values("settlement", "maturity", "investment", "redemption")
              .optionalValues("basis")
              .example("=INTRATE(DATE(2026,1,1),DATE(2026,7,1),1000,1025)", "0.05")
              .refusingBooleans()
              .computedBy(Discounts.class, "interest"),
          named("RECEIVED", FINANCIAL, "What an investment at a discount brings at maturity")
              .values("settlement", "maturity", "investment", "discount")
              .optionalValues("basis")
              .example("=RECEIVED(DATE(2026,1,1),DATE(2026,7,1),975,0.05)", "1000")
              .refusingBooleans()
              .computedBy(Discounts.class, "received"),
          named("PRICEDISC", FINANCIAL, "The price of a security at a discount")
              .values("settlement", "maturity", "discount", "redemption")
              .optionalValues("basis")
              .example("=PRICEDISC(DATE(2026,1,1),DATE(2026,7,1),0.05,100)", "97.5")
              .refusingBooleans()
              .computedBy(Discounts.class, "price"),
          named("YIELDDISC", FINANCIAL, "The yield of a security sold at a discount")
              .values("settlement", "maturity", "price", "redemption")
              .optionalValues("basis")
              .example("=YIELDDISC(DATE(2026,1,1),DATE(2026,7,1),80,100)", "0.5")
              .refusingBooleans()
              .computedBy(Discounts.class, "interest"),
          named("PRICEMAT", FINANCIAL, "The price of a security that pays all interest at maturity")
              .values("settlement", "maturity", "issue", "rate", "yield")
              .optionalValues("basis")
              .example("=ROUND(PRICEMAT(39493,39551,39397,0.061,0.061),6)", "99.984499")
              .refusingBooleans()
              .computedBy(Discounts.class, "priceWithInterest"),
          named("YIELDMAT", FINANCIAL, "The yield of a security that pays all interest at maturity")
              .values("settlement", "maturity", "issue", "rate", "price")
              .optionalValues("basis")
              .example("=ROUND(YIELDMAT(39522,39755,39394,0.0625,100.0123),6)", "0.060954")
              .refusingBooleans()
              .computedBy(Discounts.class, "yieldWithInterest"),
          named("TBILLEQ", FINANCIAL, "The yield of a bond that brings as much as a treasury bill")
              .values("settlement", "maturity", "discount")
              .example("=ROUND(TBILLEQ(39538,39600,0.0914),6)", "0.094151")
              .refusingBooleans()
              .computedBy(TreasuryBills.class, "bondYield"),
          named("TBILLPRICE", FINANCIAL, "The price of a treasury bill at a discount")
              .values("settlement", "maturity", "discount")
              .example("=TBILLPRICE(39538,39600,0.09)", "98.45")
              .refusingBooleans()
              .computedBy(TreasuryBills.class, "price"),
          named("TBILLYIELD", FINANCIAL, "The yield of a treasury bill at a price")
              .values("settlement", "maturity", "price")
              .example("=ROUND(TBILLYIELD(39538,39600,98.45),6)", "0.091417")
              .refusingBooleans()
              .computedBy(TreasuryBills.class, "yield"));

  private SecurityFunctions() {}
}
