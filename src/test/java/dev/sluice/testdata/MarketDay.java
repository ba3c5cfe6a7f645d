package dev.sluice.testdata;

import dev.sluice.testdata.MarketSymbols.Security;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The tape of one day: quotes of ten venues and trades, with what real tapes have in them.
 * Withdrawn, locked, crossed, wide and cancelled quotes; corrected, odd, zero and late trades;
 * several rows of one time, sequence numbers out of order, rows twice.
 */
final class MarketDay {

  private static final int QUOTES = 5_600;
  private static final int TRADES = 1_650;
  private static final int LATE = 60;
  private static final int LATE_AGAIN = 5;
  private static final int WIDE = 60_000;
  private static final String REGULAR = "R";
  private static final List<String> CONDITIONS = List.of("A", "B", "H", "O", "W");
  private static final List<String> OTHER_CONDITIONS = List.of("N", "C", "F", "L");

  private final LocalDate date;
  private final Random random;
  private final MarketOrders orders;
  private final Map<Security, Market> markets = new LinkedHashMap<>();
  private final List<String> quotes = new ArrayList<>();
  private final List<String> trades = new ArrayList<>();
  private final List<String> late = new ArrayList<>();
  private int quoteSequence = 1_000;
  private int tradeSequence = 500;
  private long now;

  /** What a security is worth, and the best prices of the venues. */
  static final class Market {
    private final Map<String, long[]> venues = new TreeMap<>();
    private long fair;

    private Market(long fair) {
      this.fair = fair;
    }

    /** The highest bid; 0 where there is none. */
    long bid() {
      return venues.values().stream().mapToLong(quote -> quote[0]).max().orElse(0);
    }

    /** The lowest ask; 0 where there is none. */
    long ask() {
      return venues.values().stream()
          .mapToLong(quote -> quote[1])
          .filter(ask -> ask > 0)
          .min()
          .orElse(0);
    }

    boolean isOpen() {
      return bid() > 0 && ask() > bid();
    }
  }

  MarketDay(LocalDate date, long seed) {
    this.date = date;
    this.random = new Random(seed);
    this.orders = new MarketOrders(date, random);
    for (Security security : MarketSymbols.SECURITIES) {
      markets.put(
          security, new Market(security.price() + security.tick() * (long) random.nextInt(60)));
    }
  }

  /** Makes the day. */
  MarketDay make() {
    TreeMap<Long, List<Runnable>> events = new TreeMap<>();
    plan(events, QUOTES, this::quote);
    plan(events, TRADES, this::trade);
    plan(events, MarketOrders.COUNT, this::order);
    long before = 0;
    for (Map.Entry<Long, List<Runnable>> at : events.entrySet()) {
      now = before > 0 && random.nextInt(100) < 3 ? before : at.getKey();
      at.getValue().forEach(Runnable::run);
      before = now;
    }
    orders.withoutQuotes();
    quotes.addAll(late.subList(0, LATE_AGAIN));
    disturb(quotes);
    disturb(trades);
    return this;
  }

  private void plan(TreeMap<Long, List<Runnable>> events, int count, Runnable event) {
    for (int i = 0; i < count; i++) {
      long time = random.nextInt(100) < 2 ? MarketClock.outside(random) : MarketClock.busy(random);
      events.computeIfAbsent(time, any -> new ArrayList<>()).add(event);
    }
  }

  private Security security() {
    int draw = random.nextInt(100);
    for (Security security : MarketSymbols.SECURITIES) {
      draw -= security.weight();
      if (draw < 0) {
        return security;
      }
    }
    throw new IllegalStateException("the weights are less than 100");
  }

  private Market market(Security security) {
    Market market = markets.get(security);
    if (market == null) {
      throw new IllegalStateException("no market of " + security);
    }
    int step = random.nextInt(200);
    market.fair += step < 3 ? security.tick() : step < 6 ? -security.tick() : 0;
    return market;
  }

  private void quote() {
    Security security = security();
    Market market = market(security);
    String venue = MarketSymbols.VENUES.get(Math.min(random.nextInt(10), random.nextInt(14)));
    long tick = security.tick();
    long bid = market.fair - tick * (security.half() + random.nextInt(4) / 2);
    long ask = market.fair + tick * (security.half() + random.nextInt(4) / 2);
    long bidSize = 100L * (1 + random.nextInt(12));
    long askSize = 100L * (1 + random.nextInt(12));
    String condition = condition();
    int kind = random.nextInt(1000);
    if (kind < 15) {
      // Withdrawn: one side or both; sometimes only the size says so.
      bidSize = kind < 9 ? 0 : bidSize;
      askSize = kind > 5 ? 0 : askSize;
      bid = kind < 6 ? 0 : bid;
      ask = kind > 8 ? 0 : ask;
    } else if (kind < 19) {
      ask = bid;
    } else if (kind < 22) {
      ask = bid - tick;
    } else if (kind < 24) {
      bid = Math.max(tick, bid - WIDE);
    }
    boolean cancelled = random.nextInt(1000) < 4;
    if (!cancelled) {
      market.venues.put(venue, new long[] {bidSize > 0 ? bid : 0, askSize > 0 ? ask : 0});
    }
    quoteSequence += random.nextInt(400) == 0 ? 0 : 1 + random.nextInt(3);
    String row =
        String.join(
            ",",
            date.toString(),
            MarketClock.written(date, now),
            String.valueOf(quoteSequence),
            security.symbol(),
            venue,
            security.sector(),
            MarketSymbols.price(bid),
            String.valueOf(bidSize),
            MarketSymbols.price(ask),
            String.valueOf(askSize),
            condition,
            String.valueOf(cancelled));
    boolean arrivesLate = late.size() < LATE && random.nextInt(QUOTES / LATE) == 0;
    (arrivesLate ? late : quotes).add(row);
  }

  private String condition() {
    int draw = random.nextInt(1000);
    return draw < 940
        ? REGULAR
        : draw < 985
            ? CONDITIONS.get(draw % CONDITIONS.size())
            : OTHER_CONDITIONS.get(draw % OTHER_CONDITIONS.size());
  }

  private void trade() {
    Security security = security();
    Market market = market(security);
    if (!market.isOpen()) {
      return;
    }
    boolean buys = random.nextBoolean();
    long quoted = buys ? market.ask() : market.bid();
    long mid = (market.ask() + market.bid()) / 2;
    int kind = random.nextInt(1000);
    boolean isReported = kind >= 600 && kind < 900;
    long price =
        kind < 700
            ? quoted
            : kind < 800
                ? mid
                : kind < 960
                    ? quoted + (mid - quoted) * random.nextInt(50) / 50
                    : kind < 994 ? quoted + (buys ? 1 : -1) * security.tick() : 0;
    long volume =
        random.nextInt(100) < 30
            ? 1 + random.nextInt(99)
            : random.nextInt(100) < 3 ? 5_000 : 100L * (1 + random.nextInt(9));
    tradeSequence += 1 + random.nextInt(4);
    trades.add(
        String.join(
            ",",
            date.toString(),
            MarketClock.written(date, now),
            String.valueOf(tradeSequence),
            security.symbol(),
            isReported
                ? MarketSymbols.REPORTED
                : MarketSymbols.VENUES.get(Math.min(random.nextInt(10), random.nextInt(12))),
            security.sector(),
            MarketSymbols.price(price),
            String.valueOf(volume),
            saleCondition(volume),
            correction()));
  }

  private String saleCondition(long volume) {
    if (now < MarketClock.OPEN || now >= MarketClock.CLOSE) {
      return "@T";
    }
    int draw = random.nextInt(1000);
    String kind =
        draw < 6
            ? "O"
            : draw < 12 ? "6" : draw < 17 ? "W" : draw < 22 ? "Z" : draw < 250 ? "F" : "";
    return "@" + kind + (volume < 100 ? "I" : "");
  }

  private String correction() {
    int draw = random.nextInt(1000);
    return draw < 985 ? "00" : draw < 990 ? "01" : draw < 995 ? "08" : "12";
  }

  private void order() {
    Security security = security();
    Market market = market(security);
    if (market.isOpen()) {
      orders.receive(security, market, now);
    }
  }

  /** Some rows come twice, some before others that were sent earlier. */
  private void disturb(List<String> rows) {
    int count = rows.size();
    for (int i = 0; i < count / 500; i++) {
      int at = random.nextInt(rows.size() - 4);
      rows.add(at + 3, rows.get(at));
    }
    for (int i = 0; i < count / 200; i++) {
      int at = random.nextInt(rows.size() - 5);
      Collections.swap(rows, at, at + 1 + random.nextInt(4));
    }
  }

  List<String> quotes() {
    return quotes;
  }

  List<String> trades() {
    return trades;
  }

  /** Quotes that arrive after the file of the day; a few of them are in it all the same. */
  List<String> late() {
    return late;
  }

  MarketOrders orders() {
    return orders;
  }
}
