package dev.sluice.market.execution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row says of one execution.
 *
 * @param executed microseconds since 1970
 * @param midpoints of the best quote at each horizon after the execution; null where none is known
 */
record Execution(
    @Nullable Long executed,
    @Nullable BigDecimal shares,
    @Nullable BigDecimal price,
    boolean isAway,
    List<@Nullable BigDecimal> midpoints) {

  Execution {
    midpoints = Collections.unmodifiableList(new ArrayList<>(midpoints));
  }

  /** True for a row that only says that there is an order. */
  boolean isNone() {
    return executed == null && price == null && (shares == null || shares.signum() == 0);
  }

  /** An execution that says everything, held against its order. */
  record Sound(
      OrderTerms order,
      long micros,
      BigDecimal shares,
      BigDecimal price,
      boolean isAway,
      List<@Nullable BigDecimal> midpoints) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** How much worse for the customer one price is than another. */
    private BigDecimal worse(BigDecimal than) {
      return order.buys() ? price.subtract(than) : than.subtract(price);
    }

    /** Twice how much worse the price is than a midpoint. */
    BigDecimal spreadTo(BigDecimal midpoint) {
      return worse(midpoint).multiply(TWO);
    }

    /** How much better the price is than the quote; negative outside it. */
    BigDecimal improvement() {
      return worse(order.buys() ? order.ask() : order.bid()).negate();
    }
  }

  /** The execution of an order, or null where it does not say enough. */
  @Nullable Sound soundFor(OrderTerms order) {
    return executed == null
            || shares == null
            || price == null
            || shares.signum() <= 0
            || price.signum() <= 0
        ? null
        : new Sound(order, executed - order.received(), shares, price, isAway, midpoints);
  }
}
