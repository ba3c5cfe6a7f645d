package dev.sluice.formula.function.financial;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.FINANCIAL;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.function.date.DayResult;
import java.util.List;

/** Functions of bonds with coupons. */
public final class BondFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named(
                  "COUPDAYBS",
                  FINANCIAL,
                  "Days from the beginning of the coupon period to settlement")
              .values("settlement", "maturity", "frequency")
              .optionalValues("basis")
              .example("=COUPDAYBS(DATE(2026,5,15),DATE(2030,9,30),2,1)", "45")
              .refusingBooleans()
              .computedBy(Coupons.class, "elapsed"),
          named("COUPDAYS", FINANCIAL, "Days of the coupon period of settlement")
              .values("settlement", "maturity", "frequency")
              .optionalValues("basis")
              .example("=COUPDAYS(DATE(2026,5,15),DATE(2030,9,30),2,1)", "183")
              .refusingBooleans()
              .computedBy(Coupons.class, "length"),
          named("COUPDAYSNC", FINANCIAL, "Days from settlement to the next coupon")
              .values("settlement", "maturity", "frequency")
              .optionalValues("basis")
              .example("=COUPDAYSNC(DATE(2026,5,15),DATE(2030,9,30),2,1)", "138")
              .refusingBooleans()
              .computedBy(Coupons.class, "remaining"),
          DayResult.of(
              named("COUPNCD", FINANCIAL, "The first coupon day after settlement")
                  .values("settlement", "maturity", "frequency")
                  .optionalValues("basis")
                  .example(
                      "=TEXT(COUPNCD(DATE(2026,5,15),DATE(2030,9,30),2),\"yyyy-mm-dd\")",
                      "2026-09-30")
                  .refusingBooleans()
                  .computedBy(Coupons.class, "next")),
          named("COUPNUM", FINANCIAL, "How many coupons are paid after settlement")
              .values("settlement", "maturity", "frequency")
              .optionalValues("basis")
              .example("=COUPNUM(DATE(2026,5,15),DATE(2030,9,30),2)", "9")
              .refusingBooleans()
              .computedBy(Coupons.class, "count"),
          DayResult.of(
              named("COUPPCD", FINANCIAL, "The last coupon day not after settlement")
                  .values("settlement", "maturity", "frequency")
                  .optionalValues("basis")
                  .example(
                      "=TEXT(COUPPCD(DATE(2026,5,15),DATE(2030,9,30),2),\"yyyy-mm-dd\")",
                      "2026-03-31")
                  .refusingBooleans()
                  .computedBy(Coupons.class, "previous")),
          named("PRICE", FINANCIAL, "The price of a bond at a yield")
              .values("settlement", "maturity", "rate", "yield", "redemption", "frequency")
              .optionalValues("basis")
              .example("=ROUND(PRICE(DATE(2026,3,31),DATE(2030,3,31),0.05,0.05,100,2),9)", "100")
              .refusingBooleans()
              .computedBy(Bonds.class, "price"),
          named("YIELD", FINANCIAL, "The yield of a bond at a price")
              .values("settlement", "maturity", "rate", "price", "redemption", "frequency")
              .optionalValues("basis")
              .example("=ROUND(YIELD(DATE(2026,3,31),DATE(2030,3,31),0.05,100,100,2),9)", "0.05")
              .refusingBooleans()
              .computedBy(Bonds.class, "yield"),
          named("DURATION", FINANCIAL, "The mean time in years of what a bond pays")
              .values("settlement", "maturity", "rate", "yield", "frequency")
              .optionalValues("basis")
              .example("=ROUND(DURATION(DATE(2026,3,31),DATE(2030,3,31),0,0.05,2),9)", "4")
              .refusingBooleans()
              .computedBy(Bonds.class, "duration"),
          named("MDURATION", FINANCIAL, "How much of its price a bond loses for each unit of yield")
              .values("settlement", "maturity", "rate", "yield", "frequency")
              .optionalValues("basis")
              .example("=ROUND(MDURATION(DATE(2026,3,31),DATE(2030,3,31),0,0.25,1),9)", "3.2")
              .refusingBooleans()
              .computedBy(Bonds.class, "modifiedDuration"),
          named("ODDFPRICE", FINANCIAL, "The price of a bond with an odd first period")
              .values(
                  "settlement",
                  "maturity",
                  "issue",
                  "firstCoupon",
                  "rate",
                  "yield",
                  "redemption",
                  "frequency")
              .optionalValues("basis")
              .example(
                  "=ROUND(ODDFPRICE(39763,44256,39736,39873,0.0785,0.0625,100,2,1),6)",
                  "113.597717")
              .refusingBooleans()
              .computedBy(OddBonds.class, "firstPrice"),
          named("ODDFYIELD", FINANCIAL, "The yield of a bond with an odd first period")
              .values(
                  "settlement",
                  "maturity",
                  "issue",
                  "firstCoupon",
                  "rate",
                  "price",
                  "redemption",
                  "frequency")
              .optionalValues("basis")
              .example("=ROUND(ODDFYIELD(39763,44256,39736,39873,0.0575,84.5,100,2),6)", "0.077246")
              .refusingBooleans()
              .computedBy(OddBonds.class, "firstYield"),
          named("ODDLPRICE", FINANCIAL, "The price of a bond with an odd last period")
              .values(
                  "settlement",
                  "maturity",
                  "lastCoupon",
                  "rate",
                  "yield",
                  "redemption",
                  "frequency")
              .optionalValues("basis")
              .example("=ROUND(ODDLPRICE(39485,39614,39370,0.0375,0.0405,100,2),6)", "99.878286")
              .refusingBooleans()
              .computedBy(OddBonds.class, "lastPrice"),
          named("ODDLYIELD", FINANCIAL, "The yield of a bond with an odd last period")
              .values(
                  "settlement",
                  "maturity",
                  "lastCoupon",
                  "rate",
                  "price",
                  "redemption",
                  "frequency")
              .optionalValues("basis")
              .example("=ROUND(ODDLYIELD(39558,39614,39440,0.0375,99.875,100,2),6)", "0.045192")
              .refusingBooleans()
              .computedBy(OddBonds.class, "lastYield"));

  private BondFunctions() {}
}
