package dev.sluice.market.execution;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The types of orders that a report tells apart, with the codes of the NMS plan for reports under
 * Rule 605 (17 CFR 242.600(b) and 242.605 as amended in release 34-99679).
 */
enum OrderCategory {
  MARKET("market", "MXXNN"),
  MARKETABLE_LIMIT("marketable limit", "LYNNN"),
  MARKETABLE_IOC("marketable ioc", "LYNYN"),
  MIDPOINT_OR_BETTER_LIMIT("midpoint-or-better limit", "LNYNN"),
  MIDPOINT_OR_BETTER_IOC("midpoint-or-better ioc", "LNYYN"),
  NON_MARKETABLE_LIMIT("executable non-marketable limit", "LNNNN"),
  NON_MARKETABLE_IOC("executable non-marketable ioc", "LNNYN"),
  STOP_MARKET("executable stop market", "MXXNY"),
  STOP_MARKETABLE_LIMIT("executable stop marketable limit", "LYNNY"),
  STOP_NON_MARKETABLE_LIMIT("executable stop non-marketable limit", "LNNNY");

  private final String written;
  private final String code;

  OrderCategory(String written, String code) {
    this.written = written;
    this.code = code;
  }

  /** As results have it. */
  String written() {
    return written;
  }

  /** The code of the plan. */
  String code() {
    return code;
  }

  /**
   * The type of an order, by its limit price against the quote; nothing for a limit order below the
   * best bid (to sell: above the best ask), which cannot be executed yet.
   */
  static Optional<OrderCategory> of(OrderTerms order) {
    BigDecimal limit = order.limit();
    if (limit == null) {
      return Optional.of(
          order.kind() == OrderTerms.Kind.STOP
              ? STOP_MARKET
              : order.isImmediate() ? MARKETABLE_IOC : MARKET);
    }
    // Of two prices the better one for whoever is on the other side is the larger one here.
    int sign = order.buys() ? 1 : -1;
    BigDecimal far = order.buys() ? order.ask() : order.bid();
    BigDecimal near = order.buys() ? order.bid() : order.ask();
    boolean isMarketable = limit.compareTo(far) * sign >= 0;
    boolean isMidpoint = limit.add(limit).compareTo(order.bid().add(order.ask())) * sign >= 0;
    boolean isExecutable = limit.compareTo(near) * sign >= 0;
    if (order.kind() == OrderTerms.Kind.STOP) {
      return Optional.of(isMarketable ? STOP_MARKETABLE_LIMIT : STOP_NON_MARKETABLE_LIMIT);
    }
    if (isMarketable) {
      return Optional.of(order.isImmediate() ? MARKETABLE_IOC : MARKETABLE_LIMIT);
    }
    if (isMidpoint) {
      return Optional.of(order.isImmediate() ? MIDPOINT_OR_BETTER_IOC : MIDPOINT_OR_BETTER_LIMIT);
    }
    return isExecutable
        ? Optional.of(order.isImmediate() ? NON_MARKETABLE_IOC : NON_MARKETABLE_LIMIT)
        : Optional.empty();
  }
}
