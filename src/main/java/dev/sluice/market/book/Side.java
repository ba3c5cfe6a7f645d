package dev.sluice.market.book;

import dev.sluice.market.tape.NumberCodes;
import java.util.Arrays;

/** One side of the quotes of all venues: what each bids, or what each asks. */
final class Side {

  private final boolean isBid;
  private final boolean isTotal;
  private final NumberCodes sizes;
  private long[] prices = new long[16];
  private long[] depths = new long[16];
  private int venues;
  private long price;
  private long depth;

  Side(boolean isBid, boolean isTotal, NumberCodes sizes) {
    this.isBid = isBid;
    this.isTotal = isTotal;
    this.sizes = sizes;
  }

  void clear() {
    Arrays.fill(prices, 0, venues, NumberCodes.NONE);
    venues = 0;
    price = NumberCodes.NONE;
    depth = NumberCodes.NONE;
  }

  /** Replaces what a venue quotes; {@link NumberCodes#NONE} takes it away. */
  void put(int venue, long newPrice, long newDepth) {
    if (venue >= prices.length) {
      prices = Arrays.copyOf(prices, 2 * venue);
      depths = Arrays.copyOf(depths, 2 * venue);
    }
    venues = Math.max(venues, venue + 1);
    prices[venue] = newPrice;
    depths[venue] = newDepth;
    price = NumberCodes.NONE;
    depth = NumberCodes.NONE;
    for (int i = 0; i < venues; i++) {
      take(prices[i], depths[i]);
    }
  }

  private void take(long other, long otherDepth) {
    if (other == NumberCodes.NONE) {
      return;
    }
    if (price == NumberCodes.NONE || (isBid ? other > price : other < price)) {
      price = other;
      depth = otherDepth;
    } else if (other == price) {
      depth = isTotal ? sizes.plus(depth, otherDepth) : Math.max(depth, otherDepth);
    }
  }

  /** The best price, or {@link NumberCodes#NONE}. */
  long price() {
    return price;
  }

  /** How much is quoted at the best price. */
  long depth() {
    return depth;
  }

  /** Whether a venue quotes the best price. */
  boolean isBest(int venue) {
    return venue < venues && price != NumberCodes.NONE && prices[venue] == price;
  }
}
