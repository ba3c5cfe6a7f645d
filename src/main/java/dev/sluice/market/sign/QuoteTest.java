package dev.sluice.market.sign;

import dev.sluice.market.tape.NumberCodes;
import java.io.Serializable;

/**
 * What the place of a price in the quote says of a trade: 1 a buy, -1 a sell, 0 nothing. Boundaries
 * are decided without rounding.
 *
 * @param usesMidpointOfLocked whether a locked or crossed quote says something, by its midpoint;
 *     otherwise it says nothing, as in Holden and Jacobsen (2014)
 */
record QuoteTest(NumberCodes prices, boolean usesMidpointOfLocked) implements Serializable {

  private static final int[] MIDPOINT = {2, -1, -1};

  /** 10 (ask - price) less 3 (ask - bid): not above 0 in the upper 30 % of the spread. */
  private static final int[] UPPER = {-10, 3, 7};

  /** 10 (price - bid) less 3 (ask - bid): not above 0 in the lower 30 % of the spread. */
  private static final int[] LOWER = {10, -7, -3};

  int test(SignMethod method, long price, long bid, long ask) {
    if (!method.needsQuote() || bid == NumberCodes.NONE || ask == NumberCodes.NONE) {
      return 0;
    }
    if (bid >= ask) {
      return usesMidpointOfLocked ? midpoint(price, bid, ask) : 0;
    }
    return switch (method) {
      case LEE_READY, QUOTE -> midpoint(price, bid, ask);
      case EMO -> price == ask ? 1 : price == bid ? -1 : 0;
      case CLNV -> clnv(price, bid, ask);
      case TICK, REVERSE_TICK -> 0;
    };
  }

  private int midpoint(long price, long bid, long ask) {
    return prices.sign(MIDPOINT, price, bid, ask);
  }

  private int clnv(long price, long bid, long ask) {
    if (price > ask || price < bid) {
      return 0;
    }
    if (prices.sign(UPPER, price, bid, ask) <= 0) {
      return 1;
    }
    return prices.sign(LOWER, price, bid, ask) <= 0 ? -1 : 0;
  }
}
