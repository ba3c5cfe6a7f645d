package dev.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.market.truth.Best;
import dev.sluice.market.truth.BookRules;
import dev.sluice.market.truth.Quote;
import dev.sluice.market.truth.ReferenceBook;
import dev.sluice.market.truth.ReferenceSigns;
import dev.sluice.market.truth.Tape;
import dev.sluice.market.truth.Trade;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import dev.sluice.testing.InterpretedSession;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is {@link ReferenceSigns}: every trade looks for itself what the papers say. */
class SignTradesTest {

  private static final List<String> METHODS =
      List.of("clnv", "tick", "reverse-tick", "emo", "quote", "lee-ready");
  private static final String COLUMNS =
      "by: symbol, time: at, sequence: seq, price: price, bid: bid, ask: ask, methods: " + METHODS;

  /** Trades by symbol in order, and the quote in force at each. */
  private record Signed(List<Trade> trades, List<Best> quotes, List<String> expected) {}

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
  void everyMethodIsThatOfItsPaperInEveryPartitioning(long seed) {
    boolean firstIsBuy = seed % 2 == 1;
    boolean byMidpoint = seed % 3 == 1;
    Signed signed = signed(seed, firstIsBuy, byMidpoint);
    String options =
        COLUMNS + (firstIsBuy ? ", first: buy" : "") + (byMidpoint ? ", locked: midpoint" : "");
    DataType[] types = {TapeTables.CENTS, DataTypes.DoubleType, DataTypes.LongType};
    int[] partitions = {1, 2, 7};
    for (int i = 0; i < types.length; i++) {
      TapeTables tables = new TapeTables(InterpretedSession.get(), partitions[i], types[i]);
      Dataset<Row> trades = tables.trades(signed.trades(), signed.quotes(), signed.quotes());
      assertThat(signs(new MarketStep(SignTrades.TYPE, options).run(trades)))
          .as(types[i].simpleString())
          .isEqualTo(signed.expected());
    }
  }

  private static Signed signed(long seed, boolean firstIsBuy, boolean byMidpoint) {
    int count = seed == 0 ? 0 : seed == 1 ? 1 : 250;
    Tape tape = Tape.of(seed, 400, count, seed == 4 ? 1 : 0.3, seed == 3 ? 0.5 : 0.02);
    List<Trade> all = seed == 2 ? Collections.nCopies(40, tape.trades().get(0)) : tape.trades();
    List<Quote> quotes = tape.quotes();
    var book = ReferenceBook.of(quotes, BookRules.PLAIN);
    Signed signed = new Signed(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    TapeTables.bySymbol(all)
        .forEach(
            (symbol, trades) -> {
              List<Best> at = TapeTables.inForce(trades, book.getOrDefault(symbol, List.of()), 0);
              List<@Nullable BigDecimal> prices = new ArrayList<>();
              trades.forEach(trade -> prices.add(trade.price()));
              ReferenceSigns reference = new ReferenceSigns(prices, at, firstIsBuy, byMidpoint);
              for (int i = 0; i < trades.size(); i++) {
                StringBuilder line = new StringBuilder(symbol + " " + trades.get(i).seq());
                for (String method : METHODS) {
                  line.append(' ').append(reference.sign(method, i));
                }
                signed.expected().add(line.toString());
              }
              signed.trades().addAll(trades);
              signed.quotes().addAll(at);
            });
    Collections.sort(signed.expected());
    return signed;
  }

  private static List<String> signs(MarketStep.Outcome outcome) {
    List<String> lines = new ArrayList<>();
    for (Row row : outcome.kept()) {
      StringBuilder line = new StringBuilder(row.getAs("symbol") + " " + row.getAs("seq"));
      for (String method : METHODS) {
        line.append(' ').append(row.<Object>getAs("sign_" + method.replace('-', '_')));
      }
      lines.add(line.toString());
    }
    Collections.sort(lines);
    return lines;
  }

  @Test
  void onlyTheTickTestsNeedNoQuote() {
    Signed signed = signed(5, false, false);
    TapeTables tables = new TapeTables(InterpretedSession.get(), 2, TapeTables.CENTS);
    Dataset<Row> trades = tables.trades(signed.trades(), signed.quotes(), signed.quotes());
    List<Row> alone =
        new MarketStep(
                SignTrades.TYPE,
                "by: symbol, time: at, sequence: seq, price: price, methods: [tick]")
            .run(trades)
            .kept();
    List<Row> together = new MarketStep(SignTrades.TYPE, COLUMNS).run(trades).kept();
    assertThat(ticks(alone)).isEqualTo(ticks(together));
  }

  private static List<String> ticks(List<Row> rows) {
    return rows.stream()
        .map(row -> row.getAs("symbol") + " " + row.getAs("seq") + " " + row.getAs("sign_tick"))
        .sorted()
        .toList();
  }

  @Test
  void tradesWithoutATimeGoToQuarantineAndChangeNothing() {
    Signed signed = signed(5, false, false);
    TapeTables tables = new TapeTables(InterpretedSession.get(), 2, TapeTables.CENTS);
    Dataset<Row> trades = tables.trades(signed.trades(), signed.quotes(), signed.quotes());
    Dataset<Row> lost = trades.limit(20).withColumn("at", functions.lit(null).cast("timestamp"));
    MarketStep.Outcome outcome = new MarketStep(SignTrades.TYPE, COLUMNS).run(trades.union(lost));
    assertThat(outcome.rejected()).isEqualTo(20);
    assertThat(signs(outcome)).isEqualTo(signed.expected());
  }

  @Test
  void twoStepsOverOneKeyAreOneShuffle() {
    Signed signed = signed(5, false, false);
    TapeTables tables = new TapeTables(InterpretedSession.get(), 2, TapeTables.CENTS);
    Dataset<Row> trades = tables.trades(signed.trades(), signed.quotes(), signed.quotes());
    StepResult.Made first = new MarketStep(SignTrades.TYPE, COLUMNS).made(trades);
    assertThat(first.flow()).isEqualTo(new Flow.Keeps("t"));
    Dataset<Row> second =
        new MarketStep(InForce.TYPE, "by: symbol, time: at, sequence: seq, until: '23:00:00'")
            .made(first.rows().drop("__reject"))
            .rows();
    String plan = second.queryExecution().sparkPlan().toString();
    String executed = second.queryExecution().executedPlan().toString();
    assertThat(plan).contains("SignRows", "InForceRows");
    assertThat(executed.split("Exchange hashpartitioning", -1)).hasSize(2);
  }
}
