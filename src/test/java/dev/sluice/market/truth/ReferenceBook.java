package dev.sluice.market.truth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The consolidated book as the definitions say it: sorted maps of prices, each with the venues that
 * quote it; decimals throughout. Written without the code that it is an oracle for.
 */
public final class ReferenceBook {

  /** A shown quote, or why it is not shown. */
  public record Shown(Quote quote, @Nullable String dropped, Best best) {}

  private final BookRules rules;
  private final NavigableMap<BigDecimal, TreeMap<String, Long>> bids =
      new TreeMap<>(Comparator.reverseOrder());
  private final NavigableMap<BigDecimal, TreeMap<String, Long>> asks = new TreeMap<>();
  private Best previous = Best.NONE;
  private Best present = Best.NONE;
  private Best considered = Best.NONE;

  private ReferenceBook(BookRules rules) {
    this.rules = rules;
  }

  /** What becomes of each quote, by symbol, in the order of time and sequence. */
  public static Map<String, List<Shown>> of(List<Quote> quotes, BookRules rules) {
    Map<String, List<Quote>> bySymbol = new LinkedHashMap<>();
    for (Quote quote : quotes) {
      bySymbol.computeIfAbsent(String.valueOf(quote.symbol()), any -> new ArrayList<>()).add(quote);
    }
    Map<String, List<Shown>> shown = new HashMap<>();
    bySymbol.forEach(
        (symbol, own) -> {
          own.sort(Comparator.comparingLong(Quote::micros).thenComparingLong(Quote::seq));
          shown.put(symbol, new ReferenceBook(rules).shown(own));
        });
    return shown;
  }

  private List<Shown> shown(List<Quote> quotes) {
    List<Shown> all = new ArrayList<>();
    for (Quote quote : quotes) {
      String reason = take(quote);
      all.add(new Shown(quote, reason, considered));
    }
    if (rules.atOnce().equals("last")) {
      onlyLast(all);
    }
    if (rules.rows().equals("changes")) {
      onlyChanges(all);
    }
    return all;
  }

  /** Backwards: of the quotes of one time that count, the one that is met first. */
  private static void onlyLast(List<Shown> all) {
    Long taken = null;
    for (int i = all.size() - 1; i >= 0; i--) {
      Shown shown = all.get(i);
      if (shown.dropped() == null) {
        if (Objects.equals(taken, shown.quote().micros())) {
          all.set(
              i, new Shown(shown.quote(), "a later quote of the same time counts", shown.best()));
        }
        taken = shown.quote().micros();
      }
    }
  }

  private static void onlyChanges(List<Shown> all) {
    Best last = null;
    for (int i = 0; i < all.size(); i++) {
      Shown shown = all.get(i);
      if (shown.dropped() == null) {
        if (last != null && last.looksLike(shown.best())) {
          all.set(i, new Shown(shown.quote(), "the best quote does not change", shown.best()));
        }
        last = shown.best();
      }
    }
  }

  private @Nullable String take(Quote quote) {
    if (quote.isCancelled()) {
      return "the quote is cancelled";
    }
    BigDecimal bid = isThere(quote.bid(), quote.bidSize()) ? quote.bid() : null;
    BigDecimal ask = isThere(quote.ask(), quote.askSize()) ? quote.ask() : null;
    if (bid != null && ask != null) {
      boolean isCrossed = bid.compareTo(ask) > 0;
      boolean isWide =
          rules.maxSpread() != null && ask.subtract(bid).compareTo(rules.maxSpread()) > 0;
      String treatment = isCrossed ? rules.ownCrossed() : isWide ? rules.wide() : "keep";
      if (treatment.equals("drop")) {
        return isCrossed
            ? "the bid of the quote is above its ask"
            : "the spread of the quote is too wide";
      }
      if (treatment.equals("withdraw")) {
        bid = null;
        ask = null;
      }
    }
    String venue = quote.venue() == null ? "" : quote.venue();
    replace(bids, venue, bid, quote.bidSize());
    replace(asks, venue, ask, quote.askSize());
    Best now = best();
    if (!now.looksLike(present)) {
      previous = present;
      present = now;
    }
    considered = considered(now);
    return null;
  }

  private static boolean isThere(@Nullable BigDecimal price, @Nullable Long size) {
    return price != null && price.signum() > 0 && size != null && size > 0;
  }

  private static void replace(
      NavigableMap<BigDecimal, TreeMap<String, Long>> side,
      String venue,
      @Nullable BigDecimal price,
      @Nullable Long size) {
    side.values().forEach(venues -> venues.remove(venue));
    side.values().removeIf(Map::isEmpty);
    if (price != null && size != null) {
      side.computeIfAbsent(price, any -> new TreeMap<>()).put(venue, size);
    }
  }

  private Best best() {
    Best best = Best.NONE;
    if (!bids.isEmpty()) {
      Map<String, Long> at = bids.firstEntry().getValue();
      best = new Best(bids.firstKey(), depth(at), String.join(";", at.keySet()), null, null, null);
    }
    if (!asks.isEmpty()) {
      Map<String, Long> at = asks.firstEntry().getValue();
      best =
          new Best(
              best.bid(),
              best.bidSize(),
              best.bidVenues(),
              asks.firstKey(),
              depth(at),
              String.join(";", at.keySet()));
    }
    return best;
  }

  private long depth(Map<String, Long> venues) {
    return rules.size().equals("total")
        ? venues.values().stream().mapToLong(Long::longValue).sum()
        : venues.values().stream().mapToLong(Long::longValue).max().orElseThrow();
  }

  private Best considered(Best now) {
    Best result = now;
    BigDecimal limit = rules.nbboMaxSpread();
    BigDecimal before = previous.mid();
    if (limit != null
        && before != null
        && now.bid() != null
        && now.ask() != null
        && now.ask().subtract(now.bid()).compareTo(limit) > 0) {
      BigDecimal half = limit.multiply(new BigDecimal("0.5"));
      if (now.bid().compareTo(before.subtract(half)) < 0) {
        result = result.withoutBid();
      }
      if (now.ask().compareTo(before.add(half)) > 0) {
        result = result.withoutAsk();
      }
    }
    boolean isOneSided = result.bid() == null || result.ask() == null;
    return isOneSided && rules.oneSided().equals("empty") ? Best.NONE : result;
  }
}
