package dev.sluice.market.truth;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A best quote; a side that is not there is null. */
public record Best(
    @Nullable BigDecimal bid,
    @Nullable Long bidSize,
    @Nullable String bidVenues,
    @Nullable BigDecimal ask,
    @Nullable Long askSize,
    @Nullable String askVenues) {

  static final Best NONE = new Best(null, null, null, null, null, null);

  /** Half of bid and ask together. */
  public @Nullable BigDecimal mid() {
    return bid == null || ask == null ? null : bid.add(ask).multiply(new BigDecimal("0.5"));
  }

  /** The word for how the sides stand. */
  public String state() {
    if (bid == null || ask == null) {
      return bid == null && ask == null ? "empty" : "one-sided";
    }
    int compared = bid.compareTo(ask);
    return compared < 0 ? "normal" : compared == 0 ? "locked" : "crossed";
  }

  Best withoutBid() {
    return new Best(null, null, null, ask, askSize, askVenues);
  }

  Best withoutAsk() {
    return new Best(bid, bidSize, bidVenues, null, null, null);
  }

  /** Whether prices and depths are the same, whoever quotes them. */
  boolean looksLike(Best other) {
    return Objects.equals(bid, other.bid)
        && Objects.equals(bidSize, other.bidSize)
        && Objects.equals(ask, other.ask)
        && Objects.equals(askSize, other.askSize);
  }
}
