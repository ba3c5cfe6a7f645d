package dev.sluice.formula.function.financial;

import dev.sluice.formula.function.date.DayCount;
import dev.sluice.formula.function.date.ExcelDay;
import org.jspecify.annotations.Nullable;

/**
 * A bond bought after its last coupon, whose last period is shorter or longer than the others; it
 * is cut into quasi-coupon periods, counted on from the last coupon.
 *
 * @param earned the periods from the last coupon to maturity
 * @param accrued the periods from the last coupon to settlement
 * @param ahead the periods from settlement to maturity
 */
record OddLastCoupon(double earned, double accrued, double ahead, int frequency) {

  /** The times of a bond; null for {@code #NUM!}. */
  static @Nullable OddLastCoupon of(
      double settlement, double maturity, double lastCoupon, double frequency, double basis) {
    DayCount dayCount = DayCount.of(basis);
    int yearly = CouponPeriod.frequency(frequency);
    int bought = (int) settlement;
    int until = (int) maturity;
    boolean areDays = ExcelDay.is(lastCoupon) && ExcelDay.is(maturity);
    if (dayCount == null
        || yearly == 0
        || !areDays
        || !((int) lastCoupon < bought && bought < until)) {
      return null;
    }
    double earned = 0;
    double accrued = 0;
    double ahead = 0;
    int start = (int) lastCoupon;
    for (int place = 1; start < until; place++) {
      int end = CouponPeriod.day((int) lastCoupon, place, yearly);
      double length = dayCount.days(start, end);
      earned += end <= until ? 1 : dayCount.days(start, until) / length;
      if (end < bought) {
        accrued += 1;
      } else if (start < bought) {
        accrued += dayCount.days(start, bought) / length;
      }
      if (end > bought) {
        ahead += dayCount.days(Math.max(start, bought), Math.min(until, end)) / length;
      }
      start = end;
    }
    return new OddLastCoupon(earned, accrued, ahead, yearly);
  }

  /** The price for a face value of 100 at a yield, without accrued interest. */
  double price(double rate, double yield, double redemption) {
    double coupon = 100 * rate / frequency;
    return (redemption + coupon * earned) / (1 + ahead * yield / frequency) - coupon * accrued;
  }

  /** The yield at a price. */
  double yield(double rate, double price, double redemption) {
    double coupon = 100 * rate / frequency;
    double paid = price + coupon * accrued;
    return (redemption + coupon * earned - paid) / paid * frequency / ahead;
  }
}
