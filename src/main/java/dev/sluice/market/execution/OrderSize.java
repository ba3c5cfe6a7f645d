package dev.sluice.market.execution;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * How large an order is: the range of its value in dollars, and whether it is for less than a
 * share, less than a round lot, or more.
 *
 * @param from the lower end of the range, which is its code in the NMS plan
 */
record OrderSize(long from, Lot lot) implements Comparable<OrderSize> {

  private static final long[] RANGES = {200_000, 50_000, 20_000, 10_000, 5_000, 1_000, 250};

  private static final Comparator<OrderSize> ORDER =
      Comparator.comparingLong(OrderSize::from).thenComparing(OrderSize::lot);

  /** The lots that are told apart. */
  enum Lot {
    FRACTIONAL,
    ODD,
    ROUND
  }

  static OrderSize of(OrderTerms order) {
    Lot lot =
        order.shares().compareTo(BigDecimal.ONE) < 0
            ? Lot.FRACTIONAL
            : order.shares().compareTo(order.roundLot()) < 0 ? Lot.ODD : Lot.ROUND;
    for (long from : RANGES) {
      if (order.notional().compareTo(BigDecimal.valueOf(from)) >= 0) {
        return new OrderSize(from, lot);
      }
    }
    return new OrderSize(0, lot);
  }

  @Override
  public int compareTo(OrderSize other) {
    return ORDER.compare(this, other);
  }
}
