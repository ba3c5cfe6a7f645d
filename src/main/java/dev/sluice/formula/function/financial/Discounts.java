package dev.sluice.formula.function.financial;

import dev.sluice.formula.function.date.DayCount;
import dev.sluice.formula.function.date.ExcelDay;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;
import org.jspecify.annotations.Nullable;

/** Securities without coupons: sold at a discount, or with all interest at maturity. */
public final class Discounts {

  private static final double NUM = Outcome.of(ExcelError.NUM);

  private Discounts() {}

  /** The yearly discount on the redemption. */
  public static double discount(
      double settlement, double maturity, double price, double redemption, double basis) {
    return price > 0 && redemption > 0
        ? (redemption - price) / redemption / years(settlement, maturity, basis)
        : NUM;
  }

  /** The yearly interest on the investment or price. */
  public static double interest(
      double settlement, double maturity, double paid, double redemption, double basis) {
    return paid > 0 && redemption > 0
        ? (redemption - paid) / paid / years(settlement, maturity, basis)
        : NUM;
  }

  /** What is received at maturity for an investment. */
  public static double received(
      double settlement, double maturity, double investment, double discount, double basis) {
    double kept = 1 - discount * years(settlement, maturity, basis);
    return investment > 0 && discount > 0 && kept > 0 ? investment / kept : NUM;
  }

  /** The price at a discount. */
  public static double price(
      double settlement, double maturity, double discount, double redemption, double basis) {
    return discount > 0 && redemption > 0
        ? redemption * (1 - discount * years(settlement, maturity, basis))
        : NUM;
  }

  /** The price for a face value of 100 when all interest since issue is paid at maturity. */
  public static double priceWithInterest(
      double settlement, double maturity, double issue, double rate, double yield, double basis) {
    Terms terms = Terms.of(settlement, maturity, issue, basis);
    if (terms == null || rate < 0 || yield < 0) {
      return NUM;
    }
    return 100 * (1 + terms.whole * rate) / (1 + (terms.whole - terms.elapsed) * yield)
        - 100 * terms.elapsed * rate;
  }

  /** The yield at a price when all interest since issue is paid at maturity. */
  public static double yieldWithInterest(
      double settlement, double maturity, double issue, double rate, double price, double basis) {
    Terms terms = Terms.of(settlement, maturity, issue, basis);
    if (terms == null || rate < 0 || price <= 0) {
      return NUM;
    }
    double paid = price / 100 + terms.elapsed * rate;
    return (1 + terms.whole * rate - paid) / paid / (terms.whole - terms.elapsed);
  }

  private static double years(double settlement, double maturity, double basis) {
    DayCount dayCount = DayCount.of(basis);
    boolean areDays = ExcelDay.is(settlement) && ExcelDay.is(maturity);
    return dayCount != null && areDays && (int) settlement < (int) maturity
        ? dayCount.years((int) settlement, (int) maturity)
        : NUM;
  }

  /** Years from issue to maturity and to settlement, both measured by the year of settlement. */
  private record Terms(double whole, double elapsed) {

    static @Nullable Terms of(double settlement, double maturity, double issue, double basis) {
      DayCount dayCount = DayCount.of(basis);
      boolean areDays = ExcelDay.is(settlement) && ExcelDay.is(maturity) && ExcelDay.is(issue);
      int from = (int) issue;
      int until = (int) settlement;
      if (dayCount == null || !areDays || until >= (int) maturity || from > until) {
        return null;
      }
      double year = dayCount.yearLength(from, until);
      return new Terms(
          dayCount.days(from, (int) maturity) / year, dayCount.days(from, until) / year);
    }
  }
}
