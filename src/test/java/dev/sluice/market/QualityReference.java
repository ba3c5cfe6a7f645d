package dev.sluice.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of Rule 605 written down from their definitions, each as a sum over the executions
 * of a group, without regard to speed and without any code of the step.
 */
@NullUnmarked
final class QualityReference {

  private static final MathContext EXACT = MathContext.DECIMAL128;
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final long OPEN = 34_200_000_000L;
  private static final long CLOSE = 57_600_000_000L;

  private final Map<String, List<OrderFill>> groups = new TreeMap<>();
  private final Map<String, Map<String, OrderFill>> orders = new TreeMap<>();
  private final Map<String, Long> dropped = new TreeMap<>();

  QualityReference(List<OrderFill> fills) {
    Map<List<Object>, List<OrderFill>> byOrder = new LinkedHashMap<>();
    for (int i = 0; i < fills.size(); i++) {
      OrderFill fill = fills.get(i);
      List<Object> id = new ArrayList<>();
      id.add(fill.symbol());
      id.add(fill.order() == null ? i : fill.order());
      byOrder.computeIfAbsent(id, any -> new ArrayList<>()).add(fill);
    }
    byOrder.values().forEach(this::order);
  }

  private void order(List<OrderFill> fills) {
    OrderFill order = fills.get(0);
    String reason = reason(fills);
    for (OrderFill fill : fills) {
      String own = reason == null ? executionReason(fill) : reason;
      if (own != null) {
        dropped.merge(fill.symbol() + ": " + own, 1L, Long::sum);
      } else {
        String group = fill.symbol() + "|" + code(order) + "|" + size(order) + "|" + lot(order);
        groups.computeIfAbsent(group, any -> new ArrayList<>()).add(fill);
        orders.computeIfAbsent(group, any -> new TreeMap<>()).put(order.order(), order);
      }
    }
  }

  private static String reason(List<OrderFill> fills) {
    OrderFill order = fills.get(0);
    if (fills.stream().map(QualityReference::terms).distinct().count() > 1) {
      return "rows of one order disagree about it";
    }
    boolean known =
        order.side() != null && Stream.of("market", "limit", "stop").anyMatch(t -> t.equals(order.type()));
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

  private static String executionReason(OrderFill fill) {
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
  private static String code(OrderFill order) {
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

  private static long size(OrderFill order) {
    double value = notional(order).doubleValue();
    long from = 0;
    for (long start : new long[] {250, 1000, 5000, 10000, 20000, 50000, 200000}) {
      from = value >= start ? start : from;
    }
    return from;
  }

  private static String lot(OrderFill order) {
    double shares = order.shares().doubleValue();
    return shares < 1 ? "fractional" : shares < 100 ? "odd" : "round";
  }

  private static BigDecimal notional(OrderFill order) {
    return order.shares().multiply(mid(order));
  }

  private static BigDecimal mid(OrderFill order) {
    return order.bid().add(order.ask()).divide(BigDecimal.valueOf(2));
  }

  private static BigDecimal sign(OrderFill order) {
    return BigDecimal.valueOf(order.side().equals("buy") ? 1 : -1);
  }

  private static BigDecimal spread(OrderFill fill, BigDecimal reference) {
    return BigDecimal.valueOf(2).multiply(sign(fill)).multiply(fill.price().subtract(reference));
  }

  private static BigDecimal better(OrderFill fill) {
    BigDecimal quote = fill.side().equals("buy") ? fill.ask() : fill.bid();
    return sign(fill).multiply(quote.subtract(fill.price()));
  }

  private static BigDecimal seconds(OrderFill fill) {
    return BigDecimal.valueOf(fill.executed() - fill.received()).divide(MILLION);
  }

  Map<String, Long> dropped() {
    return dropped;
  }

  /** The columns of every group, by symbol, code, size and lot. */
  Map<String, Map<String, Object>> statistics() {
    Map<String, Map<String, Object>> statistics = new TreeMap<>();
    groups.forEach(
        (group, fills) -> statistics.put(group, columns(fills, orders.get(group).values())));
    return statistics;
  }

  private static Map<String, Object> columns(
      List<OrderFill> rows, Iterable<OrderFill> orders) {
    Map<String, Object> columns = new LinkedHashMap<>();
    List<OrderFill> fills = rows.stream().filter(fill -> fill.executed() != null).toList();
    List<OrderFill> ordered = new ArrayList<>();
    orders.forEach(ordered::add);
    BigDecimal shares = total(ordered, OrderFill::shares);
    BigDecimal executed = total(fills, OrderFill::executedShares);
    columns.put("orders", (long) ordered.size());
    columns.put("orders_filled", fills.stream().map(OrderFill::order).distinct().count());
    columns.put("executions", (long) fills.size());
    columns.put("notional", total(ordered, QualityReference::notional));
    columns.put("shares", shares);
    columns.put(
        "shares_cancelled",
        total(ordered, order -> Objects.requireNonNullElse(order.cancelled(), BigDecimal.ZERO)));
    columns.put("shares_executed", executed);
    columns.put(
        "shares_executed_away", part(fills, fill -> Boolean.TRUE.equals(fill.away())));
    columns.put("fill_rate", quotient(executed, shares));
    times(columns, fills, executed);
    average(columns, "midpoint", fills, QualityReference::mid);
    average(columns, "quoted_spread", fills, fill -> fill.ask().subtract(fill.bid()));
    average(columns, "effective_spread", fills, fill -> spread(fill, mid(fill)));
    average(columns, "effective_spread_ratio", fills, fill -> ratio(spread(fill, mid(fill)), fill));
    columns.put(
        "effective_over_quoted",
        quotient(
            (BigDecimal) columns.get("effective_spread_sum"),
            (BigDecimal) columns.get("quoted_spread_sum")));
    realized(columns, "1s", fills, OrderFill::mid1s);
    realized(columns, "5min", fills, OrderFill::mid5min);
    position(columns, "improved", fills, fill -> better(fill).signum() > 0);
    position(columns, "at_quote", fills, fill -> better(fill).signum() == 0);
    position(columns, "outside", fills, fill -> better(fill).signum() < 0);
    average(
        columns,
        "improvement",
        fills.stream().filter(fill -> better(fill).signum() > 0).toList(),
        QualityReference::better);
    average(
        columns,
        "outside",
        fills.stream().filter(fill -> better(fill).signum() < 0).toList(),
        fill -> better(fill).negate());
    return columns;
  }

  private static void times(
      Map<String, Object> columns, List<OrderFill> fills, BigDecimal executed) {
    String[] names = {
      "below_100us", "100us_to_1ms", "1ms_to_10ms", "10ms_to_1s", "1s_to_10s", "10s_to_30s",
      "30s_to_5min", "from_5min"
    };
    double[] starts = {0, 1e-4, 1e-3, 1e-2, 1, 10, 30, 300, 1e9};
    for (int i = 0; i < names.length; i++) {
      double from = starts[i];
      double until = starts[i + 1];
      columns.put(
          "shares_" + names[i],
          part(
              fills,
              fill -> seconds(fill).doubleValue() >= from && seconds(fill).doubleValue() < until));
    }
    BigDecimal sum = total(fills, fill -> seconds(fill).multiply(fill.executedShares()));
    columns.put("average_seconds", quotient(sum, executed));
    columns.put("share_seconds", sum);
    columns.put("median_seconds", percentile(fills, executed, 50));
    columns.put("percentile_99_seconds", percentile(fills, executed, 99));
  }

  /** Among all times the shortest for which those up to it are enough of the shares. */
  private static BigDecimal percentile(List<OrderFill> fills, BigDecimal executed, int percent) {
    return fills.stream()
        .map(QualityReference::seconds)
        .filter(
            time ->
                part(fills, fill -> seconds(fill).compareTo(time) <= 0)
                        .multiply(BigDecimal.valueOf(100))
                        .compareTo(executed.multiply(BigDecimal.valueOf(percent)))
                    >= 0)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static void realized(
      Map<String, Object> columns,
      String horizon,
      List<OrderFill> fills,
      Function<OrderFill, BigDecimal> later) {
    List<OrderFill> known = fills.stream().filter(fill -> later.apply(fill) != null).toList();
    columns.put("shares_realized_spread_" + horizon, total(known, OrderFill::executedShares));
    average(columns, "realized_spread_" + horizon, known, fill -> spread(fill, later.apply(fill)));
    average(
        columns,
        "realized_spread_ratio_" + horizon,
        known,
        fill -> ratio(spread(fill, later.apply(fill)), fill));
  }

  private static void position(
      Map<String, Object> columns, String name, List<OrderFill> fills, Predicate<OrderFill> holds) {
    List<OrderFill> some = fills.stream().filter(holds).toList();
    BigDecimal shares = total(some, OrderFill::executedShares);
    BigDecimal time = total(some, fill -> seconds(fill).multiply(fill.executedShares()));
    columns.put("shares_" + name, shares);
    columns.put(name + "_average_seconds", quotient(time, shares));
    columns.put(name + "_share_seconds", time);
  }

  private static void average(
      Map<String, Object> columns,
      String name,
      List<OrderFill> fills,
      Function<OrderFill, BigDecimal> each) {
    BigDecimal sum = total(fills, fill -> each.apply(fill).multiply(fill.executedShares()));
    columns.put("average_" + name, quotient(sum, total(fills, OrderFill::executedShares)));
    columns.put(name + "_sum", sum);
  }

  /** Ratios are rounded to ten decimals before they are summed up. */
  private static BigDecimal ratio(BigDecimal spread, OrderFill fill) {
    return spread.divide(mid(fill), 10, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal part(List<OrderFill> fills, Predicate<OrderFill> holds) {
    return total(fills.stream().filter(holds).toList(), OrderFill::executedShares);
  }

  private static BigDecimal total(
      List<OrderFill> fills, Function<OrderFill, BigDecimal> each) {
    return fills.stream().map(each).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Double quotient(BigDecimal of, BigDecimal by) {
    return by.signum() <= 0 ? null : of.divide(by, EXACT).doubleValue();
  }
}
