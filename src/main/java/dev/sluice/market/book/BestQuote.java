package dev.sluice.market.book;

import dev.sluice.market.tape.NumberCodes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The quotes in force of one key and the best of them.
 *
 * <p>The rule for wide best quotes is that of Holden and Jacobsen (2014): where the spread is above
 * a limit, a bid (ask) further than half the limit below (above) the midpoint before is not
 * considered. The midpoint before is that of the last best quote that was another one in price or
 * depth, or, without venues, of the row before; where that had only one side, and at the start, all
 * sides are considered.
 */
final class BestQuote {

  private static final UTF8String NORMAL = UTF8String.fromString("normal");
  private static final UTF8String LOCKED = UTF8String.fromString("locked");
  private static final UTF8String CROSSED = UTF8String.fromString("crossed");
  private static final UTF8String ONE_SIDED = UTF8String.fromString("one-sided");
  private static final UTF8String EMPTY = UTF8String.fromString("empty");
  private static final int[] WIDER = {1, -1, -1};
  private static final int[] BELOW = {1, 1, -2, -1};
  private static final int[] ABOVE = {2, -1, -1, -1};

  private final NumberCodes prices;
  private final NumberCodes sizes;
  private final QuoteRules rules;
  private final boolean hasVenues;
  private final Map<UTF8String, Integer> venues = new HashMap<>();
  private final List<UTF8String> names = new ArrayList<>();
  private final Side bids;
  private final Side asks;
  private final @Nullable Long limit;

  /** The best quote before the rule for wide ones, and the one before it. */
  private long[] raw = new long[4];

  private long[] before = new long[4];

  /** Bid, its depth, ask and its depth. */
  private long[] shown = new long[4];

  BestQuote(NumberCodes prices, NumberCodes sizes, QuoteRules rules, boolean hasVenues) {
    this.prices = prices;
    this.sizes = sizes;
    this.rules = rules;
    this.hasVenues = hasVenues;
    this.bids = new Side(true, rules.isTotal(), sizes);
    this.asks = new Side(false, rules.isTotal(), sizes);
    BigDecimal widest = rules.nbboMaxSpread();
    this.limit = widest == null ? null : prices.limit(widest);
  }

  /** Forgets everything: another key begins. */
  void clear() {
    venues.clear();
    names.clear();
    bids.clear();
    asks.clear();
    raw = new long[4];
    before = new long[4];
    shown = new long[4];
  }

  /** Takes the quote of a venue; a side without a price is empty. */
  void put(@Nullable UTF8String venue, long bid, long bidSize, long ask, long askSize) {
    int index = index(venue == null ? UTF8String.EMPTY_UTF8 : venue);
    bids.put(index, bid, bidSize);
    asks.put(index, ask, askSize);
    long[] now = {bids.price(), bids.depth(), asks.price(), asks.depth()};
    if (!hasVenues || !Arrays.equals(now, raw)) {
      before = raw;
      raw = now;
      shown = considered();
    }
  }

  private int index(UTF8String venue) {
    Integer known = venues.get(venue);
    if (known == null) {
      known = venues.size();
      UTF8String name = venue.clone();
      venues.put(name, known);
      names.add(name);
    }
    return known;
  }

  private long[] considered() {
    long[] sides = raw.clone();
    if (limit != null && isBoth(raw) && isBoth(before)) {
      if (prices.sign(WIDER, raw[2], raw[0], limit) > 0) {
        if (prices.sign(BELOW, before[0], before[2], raw[0], limit) > 0) {
          sides[0] = NumberCodes.NONE;
        }
        if (prices.sign(ABOVE, raw[2], before[0], before[2], limit) > 0) {
          sides[2] = NumberCodes.NONE;
        }
      }
    }
    if (sides[0] == NumberCodes.NONE || rules.needsBothSides() && sides[2] == NumberCodes.NONE) {
      sides[0] = NumberCodes.NONE;
      sides[1] = NumberCodes.NONE;
    }
    if (sides[2] == NumberCodes.NONE || rules.needsBothSides() && sides[0] == NumberCodes.NONE) {
      sides[2] = NumberCodes.NONE;
      sides[3] = NumberCodes.NONE;
    }
    return sides;
  }

  private static boolean isBoth(long[] quote) {
    return quote[0] != NumberCodes.NONE && quote[2] != NumberCodes.NONE;
  }

  /** Bid, its depth, ask and its depth, to be compared with those of another time. */
  long[] shown() {
    return shown;
  }

  /** Writes the columns of {@link QuoteColumns#added}. */
  void write(GenericInternalRow row) {
    int column = write(row, 0, bids, 0);
    column = write(row, column, asks, 2);
    boolean isBoth = isBoth(shown);
    row.update(column++, isBoth ? prices.half(shown[0], shown[2]) : null);
    row.update(column++, isBoth ? prices.difference(shown[2], shown[0]) : null);
    row.update(column, state());
  }

  private int write(GenericInternalRow row, int first, Side side, int at) {
    int column = first;
    boolean isThere = shown[at] != NumberCodes.NONE;
    row.update(column++, isThere ? prices.value(shown[at]) : null);
    if (rules.hasSizes()) {
      row.update(column++, isThere ? sizes.value(shown[at + 1]) : null);
    }
    if (rules.namesVenues()) {
      row.update(column++, isThere ? names(side) : null);
    }
    return column;
  }

  private UTF8String names(Side side) {
    List<UTF8String> best = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (side.isBest(i)) {
        best.add(names.get(i));
      }
    }
    Collections.sort(best);
    return UTF8String.concatWs(UTF8String.fromString(";"), best.toArray(UTF8String[]::new));
  }

  private UTF8String state() {
    if (!isBoth(shown)) {
      return shown[0] == shown[2] ? EMPTY : ONE_SIDED;
    }
    return shown[0] < shown[2] ? NORMAL : shown[0] == shown[2] ? LOCKED : CROSSED;
  }
}
