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
import org.jspecify.annotations.NullUnmarked;

/**
 * The statistics of Rule 605 written down from their definitions, each as a sum over the executions
 * of a group, without regard to speed and without any code of the step.
 */
@NullUnmarked
final class QualityReference {

  private static final MathContext EXACT = MathContext.DECIMAL128;
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

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
    String reason = ReferenceRules.reason(fills);
    for (OrderFill fill : fills) {
      String own = reason == null ? ReferenceRules.executionReason(fill) : reason;
      if (own != null) {
        dropped.merge(fill.symbol() + ": " + own, 1L, Long::sum);
      } else {
        String group =
            fill.symbol()
                + "|"
                + ReferenceRules.code(order)
                + "|"
                + ReferenceRules.size(order)
                + "|"
                + ReferenceRules.lot(order);
        groups.computeIfAbsent(group, any -> new ArrayList<>()).add(fill);
        orders.computeIfAbsent(group, any -> new TreeMap<>()).put(order.order(), order);
      }
    }
  }

  static BigDecimal notional(OrderFill order) {
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

  private static Map<String, Object> columns(List<OrderFill> rows, Iterable<OrderFill> orders) {
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
    columns.put("shares_executed_away", part(fills, fill -> Boolean.TRUE.equals(fill.away())));
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
      "below_100us",
      "100us_to_1ms",
      "1ms_to_10ms",
      "10ms_to_1s",
      "1s_to_10s",
      "10s_to_30s",
      "30s_to_5min",
      "from_5min"
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

  private static BigDecimal total(List<OrderFill> fills, Function<OrderFill, BigDecimal> each) {
    return fills.stream().map(each).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Double quotient(BigDecimal of, BigDecimal by) {
    return by.signum() <= 0 ? null : of.divide(by, EXACT).doubleValue();
  }
}
