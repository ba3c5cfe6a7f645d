package dev.sluice.market.truth;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Seeded quotes and trades of some symbols: withdrawn, crossed, wide, cancelled and repeated
 * quotes, several of one time, locked, crossed and halted markets, trades inside, at and outside
 * the quotes; in a random order.
 */
public record Tape(List<Quote> quotes, List<Trade> trades) {

  /** Monday 2026-10-05, 09:29:50 in New York. */
  public static final long START = 1_791_206_990_000_000L;

  private static final List<String> SYMBOLS =
      List.of("AAA", "BRK.A", "Ærø", "円", "😀", "aaa", "ZZ Z", "Q");
  private static final List<String> VENUES = List.of("N", "P", "Q", "Z", "é", "10");

  /**
   * A tape for a seed.
   *
   * @param skew the part of all events that the first symbol has
   * @param blanks how often a cell is blank
   */
  public static Tape of(long seed, int quotes, int trades, double skew, double blanks) {
    Random random = new Random(seed);
    List<Quote> allQuotes = new ArrayList<>();
    List<Trade> allTrades = new ArrayList<>();
    double[] levels = new double[SYMBOLS.size()];
    int[] halted = new int[SYMBOLS.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = 1000 + random.nextInt(40_000);
    }
    long time = START;
    int left = trades;
    for (int i = 0; i < quotes; i++) {
      time += random.nextInt(3) == 0 ? 0 : 1000L * random.nextInt(40);
      int symbol = symbol(random, skew);
      levels[symbol] = Math.max(300, levels[symbol] + random.nextGaussian() * 0.4);
      halted[symbol] = random.nextInt(400) == 0 ? 20 : halted[symbol] - 1;
      Quote quote = quote(random, symbol, time, i, halted[symbol] > 0 ? 0 : levels[symbol], blanks);
      allQuotes.add(quote);
      if (random.nextInt(50) == 0) {
        allQuotes.add(quote);
      }
      for (int due = (int) ((long) trades * (i + 1) / quotes); left > trades - due; left--) {
        int traded = symbol(random, skew);
        allTrades.add(trade(random, traded, time, trades - left, levels[traded], blanks));
      }
    }
    Collections.shuffle(allQuotes, random);
    Collections.shuffle(allTrades, random);
    return new Tape(allQuotes, allTrades);
  }

  private static int symbol(Random random, double skew) {
    return random.nextDouble() < skew ? 0 : random.nextInt(SYMBOLS.size());
  }

  private static Quote quote(
      Random random, int symbol, long time, long seq, double level, double blanks) {
    long middle = Math.round(level);
    long bid = middle - 1 - random.nextInt(4);
    long ask = middle + 1 + random.nextInt(5);
    if (random.nextInt(60) == 0) {
      bid = ask + random.nextInt(6);
    } else if (random.nextInt(60) == 0) {
      bid = Math.max(1, bid - random.nextInt(700));
      ask += random.nextInt(700);
    }
    boolean noBid = middle == 0 || random.nextInt(25) == 0;
    boolean noAsk = middle == 0 || random.nextInt(25) == 0;
    return new Quote(
        orBlank(SYMBOLS.get(symbol), random, blanks / 10),
        time,
        seq,
        orBlank(VENUES.get(random.nextInt(VENUES.size())), random, blanks),
        orBlank(cents(noBid ? -random.nextInt(2) : bid), random, blanks),
        orBlank(
            noBid && random.nextBoolean() ? 0L : 100L * (1 + random.nextInt(9)), random, blanks),
        orBlank(cents(noAsk ? 0 : ask), random, blanks),
        orBlank(
            noAsk && random.nextBoolean() ? 0L : 100L * (1 + random.nextInt(9)), random, blanks),
        random.nextInt(40) == 0);
  }

  private static Trade trade(
      Random random, int symbol, long time, long seq, double level, double blanks) {
    BigDecimal price =
        BigDecimal.valueOf(Math.round(level * 10) + random.nextInt(81) - 40, 3)
            .setScale(random.nextInt(3) == 0 ? 3 : 2, RoundingMode.HALF_UP)
            .setScale(3);
    return new Trade(
        orBlank(SYMBOLS.get(symbol), random, blanks / 10),
        time - random.nextInt(2),
        seq,
        orBlank(price, random, blanks),
        orBlank(1L + random.nextInt(900), random, blanks));
  }

  private static BigDecimal cents(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }

  @NullUnmarked
  private static <T> @Nullable T orBlank(T value, Random random, double blanks) {
    return random.nextDouble() < blanks ? null : value;
  }
}
