package dev.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.market.truth.Best;
import dev.sluice.market.truth.BookRules;
import dev.sluice.market.truth.Quote;
import dev.sluice.market.truth.ReferenceBook;
import dev.sluice.market.truth.Tape;
import dev.sluice.testing.InterpretedSession;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is {@link ReferenceBook}, sorted maps of decimals in plain Java. */
class NbboTest {

  private static final String COLUMNS =
      "by: symbol, time: at, sequence: seq, venue: venue, bid: bid, ask: ask, bid-size: bid_size,"
          + " ask-size: ask_size, venues: true, cancelled: '=[@cancel]'";

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void itIsTheReferenceBookInEveryPartitioning(long seed) {
    List<Quote> quotes = quotes(seed);
    BookRules rules = rules(new Random(seed));
    List<String> expected = expected(quotes, rules);
    for (int partitions : new int[] {1, 2, 7}) {
      assertThat(outcome(quotes, rules, partitions).lines())
          .as(rules.toString())
          .isEqualTo(expected);
    }
  }

  /** Seeds 0 to 4: nothing, one quote, all the same, blanks everywhere, one symbol. */
  static List<Quote> quotes(long seed) {
    if (seed == 2) {
      return Collections.nCopies(50, Tape.of(seed, 1, 1, 1, 0).quotes().get(0));
    }
    int count = seed == 0 ? 0 : seed == 1 ? 1 : 400;
    return Tape.of(seed, count, 0, seed == 4 ? 1 : 0.3, seed == 3 ? 0.6 : 0.02).quotes();
  }

  private static BookRules rules(Random random) {
    return new BookRules(
        pick(random, "keep", "withdraw", "drop"),
        random.nextBoolean() ? new BigDecimal("0.05") : null,
        pick(random, "keep", "withdraw", "drop"),
        random.nextBoolean() ? new BigDecimal("0.06") : null,
        pick(random, "total", "largest"),
        pick(random, "all", "changes"),
        pick(random, "each", "last"),
        pick(random, "keep", "empty"));
  }

  private static String pick(Random random, String... words) {
    return words[random.nextInt(words.length)];
  }

  private static MarketStep.Outcome outcome(List<Quote> quotes, BookRules rules, int partitions) {
    TapeTables tables = new TapeTables(InterpretedSession.get(), partitions, TapeTables.CENTS);
    return new MarketStep(Nbbo.TYPE, COLUMNS + rules.yaml()).run(tables.quotes(quotes));
  }

  private static List<String> expected(List<Quote> quotes, BookRules rules) {
    List<Row> rows = new ArrayList<>();
    Map<String, Long> dropped = new TreeMap<>();
    for (List<ReferenceBook.Shown> own : ReferenceBook.of(quotes, rules).values()) {
      for (ReferenceBook.Shown shown : own) {
        if (shown.dropped() == null) {
          rows.add(row(shown));
        } else {
          dropped.merge(shown.dropped(), 1L, Long::sum);
        }
      }
    }
    return new MarketStep.Outcome(rows, dropped, 0).lines();
  }

  private static Row row(ReferenceBook.Shown shown) {
    Quote quote = shown.quote();
    Best best = shown.best();
    BigDecimal bid = best.bid() == null ? null : best.bid().setScale(3);
    BigDecimal ask = best.ask() == null ? null : best.ask().setScale(3);
    return RowFactory.create(
        quote.symbol(),
        TapeTables.timestamp(quote.micros()),
        quote.seq(),
        bid,
        best.bidSize(),
        best.bidVenues(),
        ask,
        best.askSize(),
        best.askVenues(),
        best.mid() == null ? null : best.mid().setScale(4),
        bid == null || ask == null ? null : ask.subtract(bid),
        best.state());
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 5, 6, 7})
  void doublesAndWholeNumbersGiveTheStatesOfDecimals(long seed) {
    List<Quote> quotes = quotes(seed);
    BookRules rules = BookRules.HOLDEN_JACOBSEN;
    rules =
        new BookRules(
            rules.ownCrossed(),
            new BigDecimal("0.05"),
            "drop",
            new BigDecimal("0.05"),
            "total",
            "all",
            "each",
            "keep");
    List<String> expected =
        states(quotes, rules, new TapeTables(InterpretedSession.get(), 2, TapeTables.CENTS), 1);
    assertThat(
            states(
                quotes,
                rules,
                new TapeTables(InterpretedSession.get(), 2, DataTypes.DoubleType),
                1))
        .isEqualTo(expected);
    BookRules tenths =
        new BookRules(
            rules.ownCrossed(),
            new BigDecimal("50"),
            "drop",
            new BigDecimal("50"),
            "total",
            "all",
            "each",
            "keep");
    assertThat(
            states(
                quotes,
                tenths,
                new TapeTables(InterpretedSession.get(), 2, DataTypes.LongType),
                1000))
        .isEqualTo(expected);
  }

  private static List<String> states(
      List<Quote> quotes, BookRules rules, TapeTables tables, int unit) {
    List<String> states = new ArrayList<>();
    for (Row row :
        new MarketStep(Nbbo.TYPE, COLUMNS + rules.yaml()).run(tables.quotes(quotes)).kept()) {
      Number bid = row.getAs("best_bid");
      states.add(
          row.getAs("symbol")
              + " "
              + row.getAs("seq")
              + " "
              + (bid == null ? null : Math.round(bid.doubleValue() * 1000 / unit))
              + " "
              + row.getAs("best_ask_size")
              + " "
              + row.getAs("state"));
    }
    Collections.sort(states);
    return states;
  }

  @Test
  void quotesWithoutATimeGoToQuarantineAndChangeNothing() {
    List<Quote> quotes = quotes(6);
    TapeTables tables = new TapeTables(InterpretedSession.get(), 2, TapeTables.CENTS);
    Dataset<Row> all = tables.quotes(quotes);
    Dataset<Row> lost = all.limit(30).withColumn("at", functions.lit(null).cast("timestamp"));
    MarketStep step = new MarketStep(Nbbo.TYPE, COLUMNS);
    MarketStep.Outcome outcome = step.run(all.union(lost));
    assertThat(outcome.rejected()).isEqualTo(30);
    assertThat(outcome.kept()).hasSameElementsAs(step.run(all).kept());
  }

  @Test
  void withoutAKeyAllQuotesAreOneSequence() {
    List<Quote> quotes = quotes(4);
    TapeTables tables = new TapeTables(InterpretedSession.get(), 3, TapeTables.CENTS);
    Dataset<Row> table = tables.quotes(quotes);
    List<String> keyed = new ArrayList<>();
    for (Row row :
        new MarketStep(Nbbo.TYPE, COLUMNS).run(table.filter("symbol is not null")).kept()) {
      keyed.add(row.mkString("|").substring(row.getString(0).length()));
    }
    List<String> alone = new ArrayList<>();
    MarketStep step = new MarketStep(Nbbo.TYPE, COLUMNS.replace("by: symbol, ", ""));
    for (Row row : step.run(table.filter("symbol is not null")).kept()) {
      alone.add("|" + row.mkString("|"));
    }
    assertThat(alone).containsExactlyInAnyOrderElementsOf(keyed);
  }
}
