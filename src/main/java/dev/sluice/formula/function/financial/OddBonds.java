package dev.sluice.formula.function.financial;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;

/** Bonds whose first or last coupon period is shorter or longer than the others. */
public final class OddBonds {

  private static final double NUM = Outcome.of(ExcelError.NUM);

  private OddBonds() {}

  /** The price at a yield with an odd first period. */
  public static double firstPrice(
      double settlement,
      double maturity,
      double issue,
      double firstCoupon,
      double rate,
      double yield,
      double redemption,
      double frequency,
      double basis) {
    OddFirstCoupon bond =
        OddFirstCoupon.of(settlement, maturity, issue, firstCoupon, frequency, basis);
    return bond == null || rate < 0 || yield < 0 || redemption <= 0
        ? NUM
        : bond.price(rate, yield, redemption);
  }

  /** The yield at a price with an odd first period. */
  public static double firstYield(
      double settlement,
      double maturity,
      double issue,
      double firstCoupon,
      double rate,
      double price,
      double redemption,
      double frequency,
      double basis) {
    OddFirstCoupon bond =
        OddFirstCoupon.of(settlement, maturity, issue, firstCoupon, frequency, basis);
    return bond == null || rate < 0 || price <= 0 || redemption <= 0
        ? NUM
        : YieldSearch.of(yield -> bond.price(rate, yield, redemption), price, bond.frequency());
  }

  /** The price at a yield with an odd last period. */
  public static double lastPrice(
      double settlement,
      double maturity,
      double lastCoupon,
      double rate,
      double yield,
      double redemption,
      double frequency,
      double basis) {
    OddLastCoupon bond = OddLastCoupon.of(settlement, maturity, lastCoupon, frequency, basis);
    return bond == null || rate < 0 || yield < 0 || redemption <= 0
        ? NUM
        : bond.price(rate, yield, redemption);
  }

  /** The yield at a price with an odd last period. */
  public static double lastYield(
      double settlement,
      double maturity,
      double lastCoupon,
      double rate,
      double price,
      double redemption,
      double frequency,
      double basis) {
    OddLastCoupon bond = OddLastCoupon.of(settlement, maturity, lastCoupon, frequency, basis);
    return bond == null || rate < 0 || price <= 0 || redemption <= 0
        ? NUM
        : bond.yield(rate, price, redemption);
  }
}
