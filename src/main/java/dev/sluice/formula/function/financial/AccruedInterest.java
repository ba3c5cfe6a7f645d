package dev.sluice.formula.function.financial;

import dev.sluice.formula.function.date.DayCount;
import dev.sluice.formula.function.date.Days360;
import dev.sluice.formula.function.date.ExcelDay;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;

/** Interest that a security has earned and not yet paid. */
public final class AccruedInterest {

  private static final double NUM = Outcome.of(ExcelError.NUM);

  private AccruedInterest() {}

  /** Interest from issue to settlement, days counted in months of 30. */
  public static double periodic(
      double issue,
      double firstInterest,
      double settlement,
      double rate,
      double par,
      double frequency) {
    return periodic(issue, firstInterest, settlement, rate, par, frequency, 0, true);
  }

  /** Interest from issue to settlement. */
  public static double periodic(
      double issue,
      double firstInterest,
      double settlement,
      double rate,
      double par,
      double frequency,
      double basis) {
    return periodic(issue, firstInterest, settlement, rate, par, frequency, basis, true);
  }

  /**
   * Interest of a security that pays in periods. Excel adds up the part of the period of issue, the
   * whole periods after it, and the days from the period of the first payment to settlement, which
   * are below 0 when settlement is earlier.
   *
   * @param fromIssue false leaves the whole periods out
   */
  public static double periodic(
      double issue,
      double firstInterest,
      double settlement,
      double rate,
      double par,
      double frequency,
      double basis,
      boolean fromIssue) {
    DayCount dayCount = DayCount.of(basis);
    int yearly = CouponPeriod.frequency(frequency);
    boolean areDays = ExcelDay.is(issue) && ExcelDay.is(firstInterest) && ExcelDay.is(settlement);
    if (dayCount == null || yearly == 0 || !areDays || rate <= 0 || par <= 0) {
      return NUM;
    }
    int from = (int) issue;
    int first = (int) firstInterest;
    int until = (int) settlement;
    if (from >= until) {
      return NUM;
    }
    int place = -1;
    while (fromIssue && CouponPeriod.day(first, place + 1, yearly) < until && until > first) {
      place++;
    }
    int start = CouponPeriod.day(first, place, yearly);
    int end = CouponPeriod.day(first, place + 1, yearly);
    double periods =
        dayCount.days(Math.max(from, start), until)
            / CouponPeriod.length(start, end, yearly, dayCount);
    while (start > from) {
      end = start;
      start = CouponPeriod.day(first, --place, yearly);
      periods +=
          from <= start ? fromIssue ? 1 : 0 : partOfFirst(from, start, end, yearly, dayCount);
    }
    return par * rate / yearly * periods;
  }

  private static double partOfFirst(
      int issue, int start, int end, int frequency, DayCount dayCount) {
    return switch (dayCount) {
      case US_30_360 ->
          (double) Days360.american(issue, end, false) / Days360.american(start, end, true);
      case ACTUAL_365 -> dayCount.days(issue, end) * frequency / 365d;
      case ACTUAL_360 -> dayCount.days(issue, end) * frequency / 360d;
      default -> (double) dayCount.days(issue, end) / dayCount.days(start, end);
    };
  }

  /** Interest of a security that pays at maturity. */
  public static double atMaturity(
      double issue, double maturity, double rate, double par, double basis) {
    DayCount dayCount = DayCount.of(basis);
    boolean areDays = ExcelDay.is(issue) && ExcelDay.is(maturity);
    return dayCount == null || !areDays || rate <= 0 || par <= 0 || (int) issue >= (int) maturity
        ? NUM
        : par * rate * dayCount.years((int) issue, (int) maturity);
  }
}
