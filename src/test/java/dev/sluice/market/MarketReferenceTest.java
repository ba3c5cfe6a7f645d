package dev.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.market.truth.Best;
import dev.sluice.market.truth.BookRules;
import dev.sluice.market.truth.ReferenceBook;
import dev.sluice.market.truth.ReferenceMeasures;
import dev.sluice.market.truth.ReferenceSigns;
import dev.sluice.market.truth.Tape;
import dev.sluice.market.truth.Trade;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * 200,000 trades and 80,000 quotes by the rules of Holden and Jacobsen. The oracles are the plain
 * Java references of {@code truth}: sorted maps and decimals, by the words of the definitions.
 */
class MarketReferenceTest {

  private static final int TRADES = 200_000;
  private static final long MINUTE = 60_000_000L;
  private static final List<String> METHODS = List.of("tick", "lee-ready", "emo", "clnv", "quote");
  private static final List<String> MEASURES =
      List.of(
          "quoted_spread",
          "effective_spread",
          "effective_spread_signed",
          "realized_spread_later",
          "price_impact_later");

  private static final Tape TAPE = Tape.of(2014, 80_000, TRADES, 0.4, 0.002);
  private static final Map<String, List<ReferenceBook.Shown>> BOOK =
      ReferenceBook.of(TAPE.quotes(), BookRules.HOLDEN_JACOBSEN);
  private static final TapeTables TABLES =
      new TapeTables(SharedSpark.session(), 4, TapeTables.CENTS);

  /** What is expected of a trade, by its sequence. */
  private record Expected(Map<String, @Nullable Long> signs, ReferenceMeasures measures) {}

  private static final Map<Long, Expected> EXPECTED = new HashMap<>();
  private static List<Row> actual = List.of();

  @BeforeAll
  static void measureAll() {
    List<Trade> trades = new ArrayList<>();
    List<Best> quotes = new ArrayList<>();
    List<Best> later = new ArrayList<>();
    TapeTables.bySymbol(TAPE.trades())
        .forEach(
            (symbol, own) -> {
              List<ReferenceBook.Shown> book = BOOK.getOrDefault(symbol, List.of());
              List<Best> at = TapeTables.inForce(own, book, 0);
              List<Best> after = TapeTables.inForce(own, book, MINUTE);
              expect(own, at, after);
              trades.addAll(own);
              quotes.addAll(at);
              later.addAll(after);
            });
    Dataset<Row> signed =
        new MarketStep(
                SignTrades.TYPE,
                "by: symbol, time: at, sequence: seq, price: price, bid: bid, ask: ask, methods: "
                    + METHODS)
            .made(TABLES.trades(trades, quotes, later))
            .rows()
            .drop("__reject");
    actual =
        new MarketStep(
                TradeMeasures.TYPE,
                "price: price, size: size, bid: bid, ask: ask, sign: sign_clnv,"
                    + " later: {later: {bid: bid_later, ask: ask_later}}")
            .run(signed, TRADES)
            .kept();
  }

  private static void expect(List<Trade> trades, List<Best> quotes, List<Best> later) {
    List<@Nullable BigDecimal> prices = new ArrayList<>();
    trades.forEach(trade -> prices.add(trade.price()));
    ReferenceSigns reference = new ReferenceSigns(prices, quotes, false, false);
    Map<String, List<@Nullable Long>> signs = new LinkedHashMap<>();
    METHODS.forEach(method -> signs.put(method, reference.all(method)));
    for (int i = 0; i < trades.size(); i++) {
      Map<String, @Nullable Long> own = new LinkedHashMap<>();
      for (String method : METHODS) {
        own.put(method, signs.getOrDefault(method, List.of()).get(i));
      }
      EXPECTED.put(
          trades.get(i).seq(),
          new Expected(
              own,
              new ReferenceMeasures(prices.get(i), quotes.get(i), later.get(i), own.get("clnv"))));
    }
  }

  private static Expected expected(Row row) {
    return Objects.requireNonNull(EXPECTED.get(row.<Long>getAs("seq")));
  }

  @Test
  void noBestQuoteDiffers() {
    MarketStep step =
        new MarketStep(
            Nbbo.TYPE,
            "by: symbol, time: at, sequence: seq, venue: venue, bid: bid, ask: ask,"
                + " bid-size: bid_size, ask-size: ask_size, cancelled: '=[@cancel]'"
                + BookRules.HOLDEN_JACOBSEN.yaml());
    Set<String> actualRows = new TreeSet<>();
    Set<String> states = new TreeSet<>();
    for (Row row : step.run(TABLES.quotes(TAPE.quotes()), TAPE.quotes().size()).kept()) {
      String state = row.getAs("state");
      states.add(state);
      actualRows.add(
          line(
              row.getAs("symbol"),
              row.<Long>getAs("seq"),
              row.getAs("best_bid"),
              row.getAs("best_bid_size"),
              row.getAs("best_ask"),
              row.getAs("best_ask_size"),
              state));
    }
    Set<String> expectedRows = new TreeSet<>();
    BOOK.values()
        .forEach(
            own ->
                own.stream()
                    .filter(shown -> shown.dropped() == null)
                    .forEach(
                        shown ->
                            expectedRows.add(
                                line(
                                    shown.quote().symbol(),
                                    shown.quote().seq(),
                                    shown.best().bid(),
                                    shown.best().bidSize(),
                                    shown.best().ask(),
                                    shown.best().askSize(),
                                    shown.best().state()))));
    assertThat(actualRows).hasSizeGreaterThan(30_000).isEqualTo(expectedRows);
    assertThat(states).contains("normal", "locked", "crossed", "one-sided", "empty");
  }

  private static String line(
      @Nullable String symbol,
      long seq,
      @Nullable BigDecimal bid,
      @Nullable Long bidSize,
      @Nullable BigDecimal ask,
      @Nullable Long askSize,
      String state) {
    return symbol
        + " "
        + seq
        + " "
        + (bid == null ? null : bid.setScale(3))
        + " "
        + bidSize
        + " "
        + (ask == null ? null : ask.setScale(3))
        + " "
        + askSize
        + " "
        + state;
  }

  @Test
  void noSignDiffers() {
    assertThat(actual).hasSize(TRADES);
    for (String method : METHODS) {
      String column = "sign_" + method.replace('-', '_');
      long buys = 0;
      long sells = 0;
      long different = 0;
      for (Row row : actual) {
        Long sign = row.getAs(column);
        Long expected = expected(row).signs().get(method);
        different += Objects.equals(sign, expected) ? 0 : 1;
        buys += Objects.equals(sign, 1L) ? 1 : 0;
        sells += Objects.equals(sign, -1L) ? 1 : 0;
      }
      assertThat(different).as(method).isZero();
      assertThat(Math.min(buys, sells)).as("buys and sells by " + method).isGreaterThan(TRADES / 9);
    }
  }

  @Test
  void noAmountDiffersAndNoPartByMoreThanATrillionth() {
    for (String measure : MEASURES) {
      long measured = 0;
      for (Row row : actual) {
        ReferenceMeasures expected = expected(row).measures();
        BigDecimal amount = row.getAs(measure);
        BigDecimal part = expected.part(measure);
        Double ratio = row.getAs(measure + "_pct");
        if (amount == null || ratio == null || part == null) {
          assertThat(amount).isNull();
          assertThat(ratio).isNull();
          assertThat(part).isNull();
          continue;
        }
        measured++;
        if (amount.compareTo(expected.amount(measure)) != 0
            || Math.abs(ratio - part.doubleValue()) > 1e-15) {
          assertThat(row.toString()).as(measure).isEqualTo(expected.toString());
        }
      }
      assertThat(measured).as(measure).isGreaterThan(TRADES / 5);
    }
  }

  @Test
  void whyThereIsNothingIsSaid() {
    Set<String> reasons = new TreeSet<>();
    for (Row row : actual) {
      ReferenceMeasures expected = expected(row).measures();
      String excluded = row.getAs("excluded");
      String later = row.getAs("excluded_later");
      if (!Objects.equals(excluded, expected.excluded())
          || !Objects.equals(later, expected.excludedLater())) {
        assertThat(row.toString()).isEqualTo(expected.toString());
      }
      reasons.add(String.valueOf(later));
    }
    assertThat(reasons)
        .containsExactlyInAnyOrder(
            "null",
            "no price",
            "no quote",
            "locked",
            "crossed",
            "no later quote",
            "later quote locked",
            "later quote crossed");
  }

  @Test
  void effectiveIsRealizedAndImpact() {
    for (Row row : actual) {
      BigDecimal realized = row.getAs("realized_spread_later");
      BigDecimal impact = row.getAs("price_impact_later");
      BigDecimal effective = row.getAs("effective_spread_signed");
      if (realized != null
          && impact != null
          && effective != null
          && effective.compareTo(realized.add(impact)) != 0) {
        assertThat(row.toString()).isEqualTo("an identity");
      }
    }
  }
}
