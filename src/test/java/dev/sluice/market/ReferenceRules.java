package dev.sluice.market;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Which orders are reported, and under which type and size, without any code of the step. */
@NullUnmarked
final class ReferenceRules {

  private static final long OPEN = 34_200_000_000L;
  private static final long CLOSE = 57_600_000_000L;

  private ReferenceRules() {}

  static String reason(List<OrderFill> fills) {
    OrderFill order = fills.get(0);
    if (fills.stream().map(ReferenceRules::terms).distinct().count() > 1) {
      return "rows of one order disagree about it";
    }
    boolean known =
        order.side() != null
            && Stream.of("market", "limit", "stop").anyMatch(t -> t.equals(order.type()));
    if (!known
        || order.order() == null
        || order.shares() == null
        || order.received() == null
        || "limit".equals(order.type()) && order.limit() == null) {
      return "order without id, side, type, time, shares or limit price";
    }
    if (order.received() < OPEN || order.received() >= CLOSE) {
      return "received outside regular hours";
    }
    if (order.bid() == null || order.ask() == null || order.ask().signum() == 0) {
      return "no best bid and offer when it was received";
    }
    return code(order) == null ? "limit price away from the quote" : null;
  }

  private static List<Object> terms(OrderFill fill) {
    List<Object> terms = new ArrayList<>();
    terms.add(fill.side());
    terms.add(fill.type());
    terms.add("IOC".equals(fill.timeInForce()));
    terms.add(plain(fill.limit()));
    terms.add(plain(fill.shares()));
    terms.add(plain(fill.cancelled()));
    terms.add(fill.received());
    terms.add(plain(fill.bid()));
    terms.add(plain(fill.ask()));
    return terms;
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros().toPlainString();
  }

  static String executionReason(OrderFill fill) {
    boolean noShares = fill.executedShares() == null || fill.executedShares().signum() == 0;
    if (fill.executed() == null && fill.price() == null && noShares) {
      return null;
    }
    if (fill.executed() == null || fill.price() == null || noShares) {
      return "execution without time, price or shares";
    }
    return fill.executed() < fill.received() ? "executed before it was received" : null;
  }

  /** M or L, marketable, at the midpoint or better, immediate, stop. */
  static String code(OrderFill order) {
    boolean stops = order.type().equals("stop");
    boolean immediate = !stops && "IOC".equals(order.timeInForce());
    if (order.type().equals("market") || order.limit() == null) {
      return stops ? "MXXNY" : immediate ? "LYNYN" : "MXXNN";
    }
    boolean buys = order.side().equals("buy");
    double limit = order.limit().doubleValue() * (buys ? 1 : -1);
    double far = buys ? order.ask().doubleValue() : -order.bid().doubleValue();
    double near = buys ? order.bid().doubleValue() : -order.ask().doubleValue();
    // Prices are in cents: half a cent tells the midpoint from its neighbours.
    double midpoint = (far + near) / 2 - 1e-6;
    if (stops) {
      return limit >= far ? "LYNNY" : "LNNNY";
    }
    String kind = limit >= far ? "LYN" : limit >= midpoint ? "LNY" : limit >= near ? "LNN" : null;
    return kind == null ? null : kind + (immediate ? "Y" : "N") + "N";
  }

  static long size(OrderFill order) {
    double value = QualityReference.notional(order).doubleValue();
    long from = 0;
    for (long start : new long[] {250, 1000, 5000, 10000, 20000, 50000, 200000}) {
      from = value >= start ? start : from;
    }
    return from;
  }

  static String lot(OrderFill order) {
    double shares = order.shares().doubleValue();
    return shares < 1 ? "fractional" : shares < 100 ? "odd" : "round";
  }
}
