package dev.sluice.formula.function.financial;

import dev.sluice.formula.function.date.DayCount;
import dev.sluice.formula.function.date.ExcelDay;
import org.jspecify.annotations.Nullable;

/**
 * A bond bought before its first coupon, whose period is shorter or longer than the others. A
 * longer one is cut into quasi-coupon periods, counted back from the first coupon.
 *
 * @param earned the periods from issue to the first coupon
 * @param accrued the periods from issue to settlement
 * @param ahead the periods from settlement to the first coupon
 * @param coupons how many coupons follow the first
 */
record OddFirstCoupon(double earned, double accrued, double ahead, int coupons, int frequency) {

  /** The times of a bond; null for {@code #NUM!}. */
  static @Nullable OddFirstCoupon of(
      double settlement,
      double maturity,
      double issue,
      double firstCoupon,
      double frequency,
      double basis) {
    DayCount dayCount = DayCount.of(basis);
    int yearly = CouponPeriod.frequency(frequency);
    boolean areDays = ExcelDay.is(issue) && ExcelDay.is(maturity);
    if (dayCount == null
        || yearly == 0
        || !areDays
        || !((int) issue < (int) settlement
            && (int) settlement < (int) firstCoupon
            && (int) firstCoupon < (int) maturity)) {
      return null;
    }
    return of((int) settlement, (int) maturity, (int) issue, (int) firstCoupon, yearly, dayCount);
  }

  private static OddFirstCoupon of(
      int settlement, int maturity, int issue, int first, int yearly, DayCount dayCount) {
    int coupons = CouponPeriod.count(first, maturity, yearly);
    int place = -1;
    int start = CouponPeriod.day(first, place, yearly);
    double length = CouponPeriod.length(start, first, yearly, dayCount);
    if (dayCount.days(issue, first) < length) {
      return new OddFirstCoupon(
          dayCount.days(issue, first) / length,
          dayCount.days(issue, settlement) / length,
          dayCount.days(settlement, first) / length,
          coupons,
          yearly);
    }
    double earned = 0;
    double accrued = 0;
    double ahead = 0;
    int end = first;
    while (end > issue) {
      length = CouponPeriod.length(start, end, yearly, dayCount);
      earned += start >= issue ? 1 : dayCount.days(issue, end) / length;
      if (settlement > start) {
        int from = Math.max(issue, start);
        accrued += dayCount.days(from, Math.min(settlement, end)) / length;
      }
      if (settlement < end) {
        ahead += settlement < start ? 1 : partAhead(start, settlement, end, length, dayCount);
      }
      end = start;
      start = CouponPeriod.day(first, --place, yearly);
    }
    return new OddFirstCoupon(earned, accrued, ahead, coupons, yearly);
  }

  private static double partAhead(
      int start, int settlement, int end, double length, DayCount dayCount) {
    boolean toEnd = dayCount == DayCount.ACTUAL_360 || dayCount == DayCount.ACTUAL_365;
    return toEnd
        ? dayCount.days(settlement, end) / length
        : 1 - dayCount.days(start, settlement) / length;
  }

  /** The price for a face value of 100 at a yield, without accrued interest. */
  double price(double rate, double yield, double redemption) {
    double coupon = 100 * rate / frequency;
    double base = 1 + yield / frequency;
    double sum = redemption / Math.pow(base, ahead + coupons);
    sum += coupon * earned / Math.pow(base, ahead);
    for (int i = 1; i <= coupons; i++) {
      sum += coupon / Math.pow(base, ahead + i);
    }
    return sum - coupon * accrued;
  }
}
