package dev.sluice.market.truth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who started trades, by the words of the papers: each trade looks for itself what it needs among
 * all trades of its key. Decimals throughout.
 *
 * @param trades those of one key, in order
 * @param quotes the best quote in force at each
 */
public record ReferenceSigns(
    List<@Nullable BigDecimal> trades, List<Best> quotes, boolean firstIsBuy, boolean byMidpoint) {

  private static final Long BUY = 1L;
  private static final Long SELL = -1L;
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal THIRTY_PERCENT = new BigDecimal("0.3");

  /** The sign of a trade: 1, -1, or null. */
  public @Nullable Long sign(String method, int trade) {
    BigDecimal price = trades.get(trade);
    if (price == null) {
      return null;
    }
    Long byQuote = byQuote(method, price, quotes.get(trade));
    if (byQuote != null || method.equals("quote")) {
      return byQuote;
    }
    return method.equals("reverse-tick") ? reverse(trade, price) : tick(trade, price);
  }

  private @Nullable Long tick(int trade, BigDecimal price) {
    for (int i = trade - 1; i >= 0; i--) {
      BigDecimal earlier = trades.get(i);
      if (earlier != null && earlier.compareTo(price) != 0) {
        return price.compareTo(earlier) > 0 ? BUY : SELL;
      }
    }
    return firstIsBuy ? BUY : null;
  }

  private @Nullable Long reverse(int trade, BigDecimal price) {
    for (int i = trade + 1; i < trades.size(); i++) {
      BigDecimal later = trades.get(i);
      if (later != null && later.compareTo(price) != 0) {
        return price.compareTo(later) > 0 ? BUY : SELL;
      }
    }
    return null;
  }

  private @Nullable Long byQuote(String method, BigDecimal price, Best quote) {
    BigDecimal bid = quote.bid();
    BigDecimal ask = quote.ask();
    if (method.endsWith("tick") || bid == null || ask == null) {
      return null;
    }
    BigDecimal spread = ask.subtract(bid);
    if (spread.signum() <= 0) {
      return byMidpoint ? byMidpoint(price, bid, ask) : null;
    }
    return switch (method) {
      case "lee-ready", "quote" -> byMidpoint(price, bid, ask);
      case "emo" -> price.compareTo(ask) == 0 ? BUY : price.compareTo(bid) == 0 ? SELL : null;
      case "clnv" -> {
        BigDecimal third = spread.multiply(THIRTY_PERCENT);
        if (isWithin(price, ask.subtract(third), ask)) {
          yield BUY;
        }
        yield isWithin(price, bid, bid.add(third)) ? SELL : null;
      }
      default -> throw new IllegalArgumentException(method);
    };
  }

  private static @Nullable Long byMidpoint(BigDecimal price, BigDecimal bid, BigDecimal ask) {
    int compared = price.compareTo(bid.add(ask).multiply(HALF));
    return compared == 0 ? null : compared > 0 ? BUY : SELL;
  }

  private static boolean isWithin(BigDecimal price, BigDecimal low, BigDecimal high) {
    return price.compareTo(low) >= 0 && price.compareTo(high) <= 0;
  }

  /** All signs by one method. */
  public List<@Nullable Long> all(String method) {
    List<@Nullable Long> signs = new ArrayList<>();
    for (int i = 0; i < trades.size(); i++) {
      signs.add(sign(method, i));
    }
    return signs;
  }
}
