package dev.sluice.market.bar;

import dev.sluice.market.tape.NumberCodes;
import java.math.BigDecimal;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;

/** The trades of one bar so far. */
final class Bar {

  private final BarLayout layout;
  private final NumberCodes prices;
  private final RunningSum volume;
  private final RunningSum dollars;
  private final RunningSum bought;
  private final RunningSum sold;

  /** Prices by how long they were in force, and how long that was. */
  private final RunningSum priceByTime;

  private final RunningSum time = RunningSum.exact(0);
  private long trades;
  private long open;
  private long high;
  private long low;
  private long close;
  private long firstTime;
  private long lastTime;

  Bar(BarLayout layout) {
    this.layout = layout;
    this.prices = layout.prices();
    this.volume = layout.volume();
    this.dollars = layout.dollars();
    this.bought = layout.volume();
    this.sold = layout.volume();
    this.priceByTime = layout.priceByTime();
  }

  void clear() {
    volume.clear();
    dollars.clear();
    bought.clear();
    sold.clear();
    priceByTime.clear();
    time.clear();
    trades = 0;
  }

  boolean isEmpty() {
    return trades == 0;
  }

  /** How many trades it has. */
  long trades() {
    return trades;
  }

  void add(long at, long price, long size, long sign) {
    if (trades == 0) {
      open = price;
      high = price;
      low = price;
      firstTime = at;
    } else {
      stay(at);
      high = Math.max(high, price);
      low = Math.min(low, price);
    }
    close = price;
    lastTime = at;
    trades++;
    addSize(volume, size);
    if (sign != 0) {
      addSize(sign > 0 ? bought : sold, size);
    }
    if (layout.isExact()) {
      dollars.addProduct(price, size);
    } else {
      dollars.add(prices.rounded(price) * layout.sizes().rounded(size));
    }
  }

  private void addSize(RunningSum sum, long size) {
    if (layout.sizes().isExact()) {
      sum.add(size);
    } else {
      sum.add(layout.sizes().rounded(size));
    }
  }

  /** The last price was in force until a time. */
  private void stay(long until) {
    long length = until - lastTime;
    time.add(length);
    if (prices.isExact()) {
      priceByTime.addProduct(close, length);
    } else {
      priceByTime.add(prices.rounded(close) * length);
    }
  }

  boolean isFilled(BarRule.Filled rule) {
    return switch (rule.measure()) {
      case VOLUME -> volume.reaches(rule.size());
      case DOLLARS -> dollars.reaches(rule.size());
      case TICKS -> BigDecimal.valueOf(trades).compareTo(rule.size()) >= 0;
    };
  }

  /**
   * Writes the columns of {@link BarLayout#columns}.
   *
   * @param name the time that names the bar, or its number
   * @param end where a bar of time ends; null for one that ends with its last trade
   */
  void write(GenericInternalRow row, int first, Object name, @Nullable Long end) {
    if (end != null) {
      stay(end);
    }
    int column = first;
    row.update(column++, name);
    row.update(column++, prices.value(open));
    row.update(column++, prices.value(high));
    row.update(column++, prices.value(low));
    row.update(column++, prices.value(close));
    row.update(column++, volume.value(layout.volumeType()));
    row.update(column++, dollars.value(layout.dollarsType()));
    row.update(column++, trades);
    row.update(column++, dollars.by(volume));
    double average = priceByTime.by(time);
    row.update(column++, Double.isNaN(average) ? prices.rounded(close) : average);
    row.update(column++, layout.axis().value(firstTime));
    row.update(column++, layout.axis().value(lastTime));
    if (layout.isSigned()) {
      row.update(column++, bought.value(layout.volumeType()));
      row.update(column++, sold.value(layout.volumeType()));
      double imbalance = bought.imbalance(sold);
      row.update(column, Double.isNaN(imbalance) ? null : (Double) imbalance);
    }
  }

  /** Writes a bar without a trade, at the last price. */
  void writeEmpty(GenericInternalRow row, int first, Object name) {
    clear();
    int column = first;
    row.update(column++, name);
    for (int i = 0; i < 4; i++) {
      row.update(column++, prices.value(close));
    }
    row.update(column++, volume.value(layout.volumeType()));
    row.update(column++, dollars.value(layout.dollarsType()));
    row.update(column++, 0L);
    row.update(column++, null);
    row.update(column++, prices.rounded(close));
    row.update(column++, null);
    row.update(column++, null);
    if (layout.isSigned()) {
      row.update(column++, bought.value(layout.volumeType()));
      row.update(column++, sold.value(layout.volumeType()));
      row.update(column, null);
    }
  }
}
