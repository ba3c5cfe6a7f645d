package dev.sluice.market.execution;

import java.io.Serializable;

/**
 * The hours of a day in which orders count.
 *
 * @param from microseconds of the day, included
 * @param until microseconds of the day, not included
 */
public record TradingHours(long from, long until) implements Serializable {

  private static final long DAY = 86_400_000_000L;

  boolean include(long micros) {
    long ofDay = Math.floorMod(micros, DAY);
    return ofDay >= from && ofDay < until;
  }
}
