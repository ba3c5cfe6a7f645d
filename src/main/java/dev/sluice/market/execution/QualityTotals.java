package dev.sluice.market.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of one type and size of orders. Every average is published with the sum above and
 * the shares below the line, both exact, so that groups can be put together later.
 *
 * <p>Source: 17 CFR 242.605(a)(1) and the definitions in 242.600(b). Of an execution at price P of
 * an order received when the best bid and offer were B and A with midpoint M, D being 1 for a
 * purchase and -1 for a sale: effective spread 2D(P-M), as a ratio of M too; quoted spread A-B;
 * realized spread 2D(P-M') with M' the midpoint some time after the execution; price improvement
 * A-P for a purchase and P-B for a sale, outside the quote where that is negative. Averages are
 * weighted by executed shares.
 */
final class QualityTotals {

  private static final int RATIO_DECIMALS = ResultRow.AMOUNTS.scale() - ResultRow.SHARES.scale();

  private final List<String> horizons;
  private final boolean knowsAway;
  private final ExecutionTimes times = new ExecutionTimes();
  private final WeightedSum midpoint = new WeightedSum();
  private final WeightedSum quoted = new WeightedSum();
  private final WeightedSum effective = new WeightedSum();
  private final WeightedSum effectiveRatio = new WeightedSum();
  private final WeightedSum improved = new WeightedSum();
  private final WeightedSum atQuote = new WeightedSum();
  private final WeightedSum outside = new WeightedSum();
  private final List<WeightedSum> realized = new ArrayList<>();
  private final List<WeightedSum> realizedRatio = new ArrayList<>();
  private long orders;
  private long filled;
  private long executions;
  private BigDecimal notional = BigDecimal.ZERO;
  private BigDecimal shares = BigDecimal.ZERO;
  private BigDecimal cancelled = BigDecimal.ZERO;
  private BigDecimal away = BigDecimal.ZERO;

  /**
   * @param horizons the names of the times after an execution
   * @param knowsAway whether rows say which executions took place elsewhere
   */
  QualityTotals(List<String> horizons, boolean knowsAway) {
    this.horizons = horizons;
    this.knowsAway = knowsAway;
    horizons.forEach(
        any -> {
          realized.add(new WeightedSum());
          realizedRatio.add(new WeightedSum());
        });
  }

  void add(OrderTerms order) {
    orders++;
    notional = notional.add(order.notional());
    shares = shares.add(order.shares());
    cancelled = cancelled.add(order.cancelled());
  }

  /** Counts an order that was executed, as a whole or in part. */
  void addFilled() {
    filled++;
  }

  void add(Execution.Sound execution) {
    OrderTerms order = execution.order();
    BigDecimal middle = order.midpoint();
    executions++;
    away = execution.isAway() ? away.add(execution.shares()) : away;
    times.add(execution.micros(), execution.shares());
    midpoint.add(execution, middle);
    quoted.add(execution, order.ask().subtract(order.bid()));
    BigDecimal spread = execution.spreadTo(middle);
    effective.add(execution, spread);
    effectiveRatio.add(execution, ratio(spread, middle));
    BigDecimal better = execution.improvement();
    (better.signum() > 0 ? improved : better.signum() == 0 ? atQuote : outside)
        .add(execution, better.abs());
    for (int i = 0; i < horizons.size(); i++) {
      @Nullable BigDecimal later = execution.midpoints().get(i);
      if (later != null && later.signum() > 0) {
        BigDecimal kept = execution.spreadTo(later);
        realized.get(i).add(execution, kept);
        realizedRatio.get(i).add(execution, ratio(kept, middle));
      }
    }
  }

  private static BigDecimal ratio(BigDecimal of, BigDecimal by) {
    return of.divide(by, RATIO_DECIMALS, RoundingMode.HALF_EVEN);
  }

  void write(ResultRow row) {
    BigDecimal executed = midpoint.shares();
    row.count("orders", orders);
    row.count("orders_filled", filled);
    row.count("executions", executions);
    row.amount("notional", notional);
    row.shares("shares", shares);
    row.shares("shares_cancelled", cancelled);
    row.shares("shares_executed", executed);
    row.shares("shares_executed_away", knowsAway ? away : null);
    row.ratio("fill_rate", executed, shares);
    times.write(row);
    midpoint.writeAmount(row, "midpoint");
    quoted.writeAmount(row, "quoted_spread");
    effective.writeAmount(row, "effective_spread");
    effectiveRatio.writeAmount(row, "effective_spread_ratio");
    row.ratio("effective_over_quoted", effective.amount(), quoted.amount());
    for (int i = 0; i < horizons.size(); i++) {
      String name = "realized_spread_" + horizons.get(i);
      row.shares("shares_" + name, realized.get(i).shares());
      realized.get(i).writeAmount(row, name);
      realizedRatio.get(i).writeAmount(row, "realized_spread_ratio_" + horizons.get(i));
    }
    improved.writeTime(row, "improved");
    improved.writeAmount(row, "improvement");
    atQuote.writeTime(row, "at_quote");
    outside.writeTime(row, "outside");
    outside.writeAmount(row, "outside");
  }
}
