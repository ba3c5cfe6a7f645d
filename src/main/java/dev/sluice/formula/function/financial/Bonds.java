package dev.sluice.formula.function.financial;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;

/**
 * Bonds with equal coupon periods. Prices are for a face value of 100; rates and yields a year's.
 */
public final class Bonds {

  private static final double NUM = Outcome.of(ExcelError.NUM);

  private Bonds() {}

  /** The price at a yield, without the interest accrued since the last coupon. */
  public static double price(
      double settlement,
      double maturity,
      double rate,
      double yield,
      double redemption,
      double frequency,
      double basis) {
    CouponPeriod period = CouponPeriod.of(settlement, maturity, frequency, basis);
    return period == null || rate < 0 || yield < 0 || redemption <= 0
        ? NUM
        : price(period, rate, yield, redemption);
  }

  /** The yield at a price; with one coupon left by simple interest, else searched. */
  public static double yield(
      double settlement,
      double maturity,
      double rate,
      double price,
      double redemption,
      double frequency,
      double basis) {
    CouponPeriod period = CouponPeriod.of(settlement, maturity, frequency, basis);
    if (period == null || rate < 0 || price <= 0 || redemption <= 0) {
      return NUM;
    } else if (period.coupons() > 1) {
      return YieldSearch.of(
          yield -> price(period, rate, yield, redemption), price, period.frequency());
    }
    double coupon = 100 * rate / period.frequency();
    double paid = price + coupon * (1 - period.remainingPart());
    return (redemption + coupon - paid) / paid * period.frequency() / period.remainingPart();
  }

  /** The mean time of its payments in years, each weighted with its present value. */
  public static double duration(
      double settlement,
      double maturity,
      double rate,
      double yield,
      double frequency,
      double basis) {
    CouponPeriod period = CouponPeriod.of(settlement, maturity, frequency, basis);
    if (period == null || rate < 0 || yield < 0) {
      return NUM;
    }
    double coupon = 100 * rate / period.frequency();
    double weighted = 0;
    double sum = 0;
    for (int i = 0; i < period.coupons(); i++) {
      double time = i + period.remainingPart();
      double payment = i == period.coupons() - 1 ? coupon + 100 : coupon;
      double worth = payment / Math.pow(1 + yield / period.frequency(), time);
      weighted += worth * time;
      sum += worth;
    }
    return weighted / sum / period.frequency();
  }

  /** How much the price falls when the yield rises, as a part of the price. */
  public static double modifiedDuration(
      double settlement,
      double maturity,
      double rate,
      double yield,
      double frequency,
      double basis) {
    return duration(settlement, maturity, rate, yield, frequency, basis)
        / (1 + yield / (int) frequency);
  }

  private static double price(CouponPeriod period, double rate, double yield, double redemption) {
    double coupon = 100 * rate / period.frequency();
    double first = period.remainingPart();
    double accrued = coupon * (1 - first);
    double perPeriod = yield / period.frequency();
    if (period.coupons() == 1) {
      return (redemption + coupon) / (1 + first * perPeriod) - accrued;
    }
    double sum = redemption / Math.pow(1 + perPeriod, period.coupons() - 1 + first);
    for (int i = 0; i < period.coupons(); i++) {
      sum += coupon / Math.pow(1 + perPeriod, i + first);
    }
    return sum - accrued;
  }
}
