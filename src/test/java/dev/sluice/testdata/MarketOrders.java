package dev.sluice.testdata;

import dev.sluice.testdata.MarketDay.Market;
import dev.sluice.testdata.MarketSymbols.Security;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Orders of customers on one day with their executions and cancellations: of every type that
 * reports on execution quality tell apart, of every size, executed at once, late, in parts or not
 * at all, better than, at and outside the quote.
 */
final class MarketOrders {

  /** How many orders a day. */
  static final int COUNT = 175;

  private static final List<BigDecimal> SIZES =
      List.of("0.25", "1", "7", "10.5", "50", "100", "100", "200", "200", "500", "1000", "3000")
          .stream()
          .map(BigDecimal::new)
          .toList();

  /** Microseconds until an order is executed; most take far less than a second. */
  private static final List<Long> DELAYS =
      List.of(60L, 400L, 700L, 5_000L, 9_000L, 250_000L, 4_000_000L, 20_000_000L, 90_000_000L);

  private final LocalDate date;
  private final Random random;
  private final List<String> orders = new ArrayList<>();
  private final List<String> executions = new ArrayList<>();
  private final List<String> cancellations = new ArrayList<>();

  MarketOrders(LocalDate date, Random random) {
    this.date = date;
    this.random = random;
  }

  /** An order and what becomes of it. */
  void receive(Security security, Market market, long now) {
    boolean buys = random.nextBoolean();
    int sign = buys ? 1 : -1;
    long other = buys ? market.ask() : market.bid();
    long own = buys ? market.bid() : market.ask();
    int kind = random.nextInt(12);
    boolean isMarket = kind < 4;
    boolean isStop = kind == 11;
    long limit =
        switch (kind) {
          // Marketable, at the midpoint or better, inside the quote, at it, near it.
          case 4, 5 -> other + sign * (long) security.tick() * random.nextInt(2);
          case 6 -> (other + own) / 2;
          case 7 -> own + sign * (long) security.tick();
          case 8 -> own;
          case 9, 10 -> own - sign * (long) security.tick() * (1 + random.nextInt(4));
          default -> 0;
        };
    BigDecimal shares = SIZES.get(random.nextInt(SIZES.size()));
    String id =
        order(
            security.symbol(),
            buys ? "buy" : "sell",
            isMarket ? "market" : isStop ? "stop" : "limit",
            !isMarket && random.nextInt(4) == 0 ? "ioc" : "day",
            limit == 0 ? "" : MarketSymbols.price(limit),
            shares,
            now);
    boolean waits = kind >= 7;
    long price = waits && limit > 0 ? limit : priceAtOnce(sign, other, own, security);
    execute(id, shares, price, now, waits);
  }

  private long priceAtOnce(int sign, long other, long own, Security security) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> other + (own - other) * (1 + random.nextInt(30)) / 60;
      case 3 -> (other + own) / 2;
      case 4 -> other + sign * (long) security.tick();
      default -> other;
    };
  }

  private void execute(String id, BigDecimal shares, long price, long received, boolean waits) {
    int fate = random.nextInt(100);
    BigDecimal left = shares;
    long at = received;
    boolean inParts = fate < 20 && shares.compareTo(BigDecimal.TEN) > 0;
    if (fate < (waits ? 55 : 92)) {
      BigDecimal part = inParts ? shares.multiply(BigDecimal.valueOf(4, 1)) : shares;
      at = executed(id, at, part.stripTrailingZeros(), price, waits);
      left = left.subtract(part);
      if (inParts && fate < 12) {
        at = executed(id, at, left.stripTrailingZeros(), price, waits);
        left = BigDecimal.ZERO;
      }
    }
    if (left.signum() > 0 && fate % 10 != 9) {
      long cancelled = at + MarketClock.within(random, 300 * MarketClock.SECOND);
      cancellations.add(
          String.join(
              ",",
              id,
              MarketClock.written(date, cancelled),
              left.stripTrailingZeros().toPlainString()));
    }
  }

  private long executed(String id, long after, BigDecimal shares, long price, boolean waits) {
    long delay = DELAYS.get(waits ? 4 + random.nextInt(5) : random.nextInt(7));
    long at = after + delay + MarketClock.within(random, delay);
    boolean isAway = random.nextInt(100) < 15;
    executions.add(
        String.join(
            ",",
            id,
            MarketClock.written(date, at),
            shares.toPlainString(),
            MarketSymbols.price(price),
            isAway ? MarketSymbols.VENUES.get(random.nextInt(5)) : MarketSymbols.REPORTED));
    return at;
  }

  /** Orders for which there is no quote to hold them against, and one whose price is a fault. */
  void withoutQuotes() {
    long noon = 12 * 3_600 * MarketClock.SECOND;
    String none = order("NOQT", "buy", "market", "day", "", new BigDecimal(100), noon);
    executed(none, noon, new BigDecimal(100), 101_000, false);
    String early = order("ALDR", "sell", "market", "day", "", new BigDecimal(100), 1);
    executed(early, MarketClock.OPEN, new BigDecimal(100), 482_000, false);
    String zero = order("BRNT", "buy", "market", "day", "", new BigDecimal(200), noon);
    executed(zero, noon, new BigDecimal(200), 0, false);
  }

  private String order(
      String symbol,
      String side,
      String type,
      String timeInForce,
      String limit,
      BigDecimal shares,
      long received) {
    String day = date.toString().replace("-", "");
    String id = String.format(Locale.ROOT, "%s-%04d", day, orders.size() + 1);
    orders.add(
        String.join(
            ",",
            date.toString(),
            id,
            symbol,
            side,
            type,
            timeInForce,
            limit,
            shares.toPlainString(),
            MarketClock.written(date, received)));
    return id;
  }

  List<String> orders() {
    return orders;
  }

  List<String> executions() {
    return executions;
  }

  List<String> cancellations() {
    return cancellations;
  }
}
