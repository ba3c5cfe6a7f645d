package dev.sluice.market.execution;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order that can be reported.
 *
 * @param isImmediate whether what is not executed at once is cancelled
 * @param limit null for a market order
 * @param notional its value in dollars
 * @param received microseconds since 1970, when it was received or became executable
 * @param bid the best bid at that time
 * @param ask the best offer at that time
 */
record OrderTerms(
    boolean buys,
    Kind kind,
    boolean isImmediate,
    @Nullable BigDecimal limit,
    BigDecimal shares,
    BigDecimal cancelled,
    BigDecimal roundLot,
    BigDecimal notional,
    long received,
    BigDecimal bid,
    BigDecimal ask) {

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal ROUND_LOT = BigDecimal.valueOf(100);

  /** What a customer orders. */
  enum Kind {
    MARKET,
    LIMIT,
    STOP
  }

  /** The middle of the quote. */
  BigDecimal midpoint() {
    return bid.add(ask).multiply(HALF);
  }

  /**
   * The order as its row has it, or why it cannot be reported.
   *
   * @param hours when orders count
   */
  static Judged judge(WrittenOrder order, TradingHours hours) {
    Optional<Boolean> buys = order.buys();
    Optional<Kind> kind = order.kind();
    BigDecimal shares = order.shares();
    BigDecimal limit = kind.equals(Optional.of(Kind.MARKET)) ? null : order.limit();
    Long received = order.received();
    if (buys.isEmpty()
        || kind.isEmpty()
        || order.id() == null
        || received == null
        || shares == null
        || shares.signum() <= 0
        || limit == null && kind.get() == Kind.LIMIT) {
      return new Judged(null, DropReason.INCOMPLETE);
    }
    if (!hours.include(received)) {
      return new Judged(null, DropReason.OUTSIDE_HOURS);
    }
    BigDecimal bid = order.bid();
    BigDecimal ask = order.ask();
    if (bid == null || ask == null || bid.signum() <= 0 || ask.signum() <= 0) {
      return new Judged(null, DropReason.NO_QUOTE);
    }
    BigDecimal notional = order.notional();
    OrderTerms terms =
        new OrderTerms(
            buys.get(),
            kind.get(),
            order.isImmediate(),
            limit,
            shares,
            order.cancelled() == null ? BigDecimal.ZERO : order.cancelled(),
            order.roundLot() == null ? ROUND_LOT : order.roundLot(),
            notional == null ? shares.multiply(bid.add(ask).multiply(HALF)) : notional,
            received,
            bid,
            ask);
    return OrderCategory.of(terms).isPresent()
        ? new Judged(terms, null)
        : new Judged(null, DropReason.NOT_EXECUTABLE);
  }

  /** One of the two. */
  record Judged(@Nullable OrderTerms terms, @Nullable DropReason reason) {}
}
