package dev.sluice.formula.function.financial;

import dev.sluice.formula.function.date.ExcelDay;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;

/** Treasury bills, which run for a year at most; their discounts count years of 360 days. */
public final class TreasuryBills {

  private static final double NUM = Outcome.of(ExcelError.NUM);
  private static final double DISCOUNT_YEAR = 360;
  private static final int HALF_YEAR = 182;

  private TreasuryBills() {}

  /** The price for a face value of 100. */
  public static double price(double settlement, double maturity, double discount) {
    double days = days(settlement, maturity);
    double price = 100 * (1 - discount * days / DISCOUNT_YEAR);
    return discount > 0 && price >= 0 ? price : NUM;
  }

  /** The yield at a price. */
  public static double yield(double settlement, double maturity, double price) {
    return price > 0 ? (100 - price) / price * DISCOUNT_YEAR / days(settlement, maturity) : NUM;
  }

  /** The yield of a bond that brings as much; after half a year it has paid a coupon. */
  public static double bondYield(double settlement, double maturity, double discount) {
    double days = days(settlement, maturity);
    double price = 1 - discount * days / DISCOUNT_YEAR;
    if (!(discount > 0 && price > 0)) {
      return NUM;
    } else if (days <= HALF_YEAR) {
      return 365 * discount / DISCOUNT_YEAR / price;
    }
    double years = days / (days == 366 ? 366 : 365);
    double root = Math.sqrt(years * years - (2 * years - 1) * (1 - 1 / price));
    return 2 * (root - years) / (2 * years - 1);
  }

  private static double days(double settlement, double maturity) {
    boolean valid = ExcelDay.is(settlement) && ExcelDay.is(maturity);
    int from = (int) settlement;
    int until = (int) maturity;
    return valid && from < until && until <= ExcelDay.plusMonths(from, 12, false)
        ? until - from
        : NUM;
  }
}
