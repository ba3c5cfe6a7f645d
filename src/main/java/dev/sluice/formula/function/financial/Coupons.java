package dev.sluice.formula.function.financial;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;

/** Coupon days of a bond around its settlement; days are serial numbers. */
public final class Coupons {

  private static final double NUM = Outcome.of(ExcelError.NUM);

  private Coupons() {}

  /** Days from the beginning of the coupon period to settlement. */
  public static double elapsed(double settlement, double maturity, double frequency, double basis) {
    CouponPeriod period = CouponPeriod.of(settlement, maturity, frequency, basis);
    return period == null ? NUM : period.elapsed();
  }

  /** Days of the coupon period. */
  public static double length(double settlement, double maturity, double frequency, double basis) {
    CouponPeriod period = CouponPeriod.of(settlement, maturity, frequency, basis);
    return period == null ? NUM : period.length();
  }

  /** Days from settlement to the next coupon. */
  public static double remaining(
      double settlement, double maturity, double frequency, double basis) {
    CouponPeriod period = CouponPeriod.of(settlement, maturity, frequency, basis);
    return period == null ? NUM : period.remaining();
  }

  /** The first coupon day after settlement. */
  public static double next(double settlement, double maturity, double frequency, double basis) {
    CouponPeriod period = CouponPeriod.of(settlement, maturity, frequency, basis);
    return period == null ? NUM : period.next();
  }

  /** The last coupon day not after settlement. */
  public static double previous(
      double settlement, double maturity, double frequency, double basis) {
    CouponPeriod period = CouponPeriod.of(settlement, maturity, frequency, basis);
    return period == null ? NUM : period.previous();
  }

  /** How many coupons are paid after settlement. */
  public static double count(double settlement, double maturity, double frequency, double basis) {
    CouponPeriod period = CouponPeriod.of(settlement, maturity, frequency, basis);
    return period == null ? NUM : period.coupons();
  }
}
