package dev.sluice.formula.function.financial;

import dev.sluice.formula.function.date.DayCount;
import dev.sluice.formula.function.date.Days360;
import dev.sluice.formula.function.date.ExcelDay;
import org.jspecify.annotations.Nullable;

/**
 * The coupon period in which a bond is bought. Coupon days are counted back from maturity; when
 * that ends a month, all of them do.
 *
 * @param previous the last coupon day not after settlement
 * @param next the first coupon day after settlement
 * @param coupons how many coupons are still paid
 * @param frequency coupons a year: 1, 2 or 4
 */
record CouponPeriod(
    int settlement, int previous, int next, int coupons, int frequency, DayCount dayCount) {

  /** The period of a settlement; null for {@code #NUM!}. */
  static @Nullable CouponPeriod of(
      double settlement, double maturity, double frequency, double basis) {
    DayCount dayCount = DayCount.of(basis);
    int yearly = frequency(frequency);
    boolean areDays = ExcelDay.is(settlement) && ExcelDay.is(maturity);
    return dayCount != null && yearly > 0 && areDays
        ? of((int) settlement, (int) maturity, yearly, dayCount)
        : null;
  }

  static @Nullable CouponPeriod of(int settlement, int maturity, int frequency, DayCount dayCount) {
    if (settlement >= maturity) {
      return null;
    }
    int coupons = count(settlement, maturity, frequency);
    return new CouponPeriod(
        settlement,
        day(maturity, -coupons, frequency),
        day(maturity, 1 - coupons, frequency),
        coupons,
        frequency,
        dayCount);
  }

  /** A number of coupons a year without its fraction; 0 where there cannot be so many. */
  static int frequency(double frequency) {
    int whole = (int) frequency;
    return whole == 1 || whole == 2 || whole == 4 ? whole : 0;
  }

  /** A coupon day some periods after or before another one. */
  static int day(int coupon, int periods, int frequency) {
    return ExcelDay.plusMonths(coupon, periods * (12 / frequency), ExcelDay.endsMonth(coupon));
  }

  /** How many coupon days there are after a day, until another coupon day. */
  static int count(int after, int last, int frequency) {
    int months =
        (ExcelDay.year(last) - ExcelDay.year(after)) * 12
            + ExcelDay.month(last)
            - ExcelDay.month(after);
    int count = Math.max(0, months / (12 / frequency));
    while (day(last, -count, frequency) > after) {
      count++;
    }
    return count;
  }

  /** Days of the period. */
  double length() {
    return length(previous, next, frequency, dayCount);
  }

  /** Days of a period. */
  static double length(int start, int end, int frequency, DayCount dayCount) {
    return switch (dayCount) {
      case US_30_360, EUROPEAN_30_360, ACTUAL_360 -> 360d / frequency;
      case ACTUAL_365 -> 365d / frequency;
      case ACTUAL_ACTUAL -> end - start;
    };
  }

  /** Days from its beginning to settlement. */
  int elapsed() {
    return dayCount.days(previous, settlement);
  }

  /** Days from settlement to its end. */
  int remaining() {
    return dayCount == DayCount.US_30_360
        ? Days360.american(previous, next, true) - elapsed()
        : dayCount.days(settlement, next);
  }

  /** The part of the period that is left when its days add up to its length. */
  double remainingPart() {
    return (length() - elapsed()) / length();
  }
}
