package dev.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.market.truth.Best;
import dev.sluice.market.truth.ReferenceBars;
import dev.sluice.market.truth.Tape;
import dev.sluice.market.truth.Trade;
import dev.sluice.testing.InterpretedSession;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle is {@link ReferenceBars}: lists of the trades of each bar, summed as decimals. */
class BarsTest {

  private static final String COLUMNS =
      "by: symbol, time: at, sequence: seq, price: price, size: size, sign: sign, ";

  private static List<Trade> trades(long seed) {
    int count = seed == 0 ? 0 : seed == 1 ? 1 : 300;
    Tape tape = Tape.of(seed, 400, count, seed == 4 ? 1 : 0.3, seed == 3 ? 0.5 : 0.02);
    return seed == 2 ? Collections.nCopies(40, tape.trades().get(0)) : tape.trades();
  }

  private static Dataset<Row> table(List<Trade> trades, int partitions, DataType type) {
    List<Best> none =
        Collections.nCopies(trades.size(), new Best(null, null, null, null, null, null));
    return new TapeTables(InterpretedSession.get(), partitions, type)
        .trades(trades, none, none)
        .selectExpr("*", "seq % 3 - 1 as sign");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | every: 100ms",
        "1 | every: 100ms",
        "2 | every: 100ms, empty: fill",
        "3 | every: 250ms, empty: fill, closed: right",
        "4 | every: 250ms, label: end, from: '09:30:00.100', time-zone: America/New_York",
        "5 | every: 1s, label: end, closed: right",
        "6 | volume: 2500",
        "7 | volume: 100.5",
        "4 | dollars: 100000",
        "5 | ticks: 7",
        "2 | ticks: 7",
        "3 | ticks: 1"
      })
  void everyBarIsThatOfTheReferenceInEveryPartitioning(long seed, String rule) {
    List<Trade> trades = trades(seed);
    ReferenceBars reference = ReferenceBars.of(rule);
    List<String> expected = new ArrayList<>();
    TapeTables.bySymbol(trades)
        .forEach((symbol, own) -> expected.addAll(reference.lines(symbol, own)));
    Collections.sort(expected);
    long dropped =
        trades.stream().filter(trade -> trade.price() == null || trade.size() == null).count();
    for (int partitions : new int[] {1, 2, 7}) {
      MarketStep.Outcome outcome =
          new MarketStep(Bars.TYPE, COLUMNS + rule)
              .run(table(trades, partitions, TapeTables.CENTS));
      assertThat(lines(outcome)).isEqualTo(expected);
      assertThat(outcome.dropped())
          .isEqualTo(
              dropped == 0 ? Map.of() : Map.of("the price or the size is not above zero", dropped));
    }
  }

  private static List<String> lines(MarketStep.Outcome outcome) {
    List<String> lines = new ArrayList<>();
    for (Row row : outcome.kept()) {
      StringBuilder line = new StringBuilder(String.valueOf(row.get(0)));
      for (int i = 1; i < row.length(); i++) {
        line.append(' ').append(ReferenceBars.shown(row.get(i)));
      }
      lines.add(line.toString());
    }
    Collections.sort(lines);
    return lines;
  }

  @Test
  void doublesGiveTheBarsOfDecimals() {
    List<Trade> trades = trades(8);
    MarketStep step = new MarketStep(Bars.TYPE, COLUMNS + "every: 500ms");
    List<Row> decimals = step.run(table(trades, 2, TapeTables.CENTS)).kept();
    List<Row> doubles = step.run(table(trades, 2, DataTypes.DoubleType)).kept();
    assertThat(doubles).hasSameSizeAs(decimals).hasSizeGreaterThan(20);
    for (int i = 0; i < doubles.size(); i++) {
      BigDecimal dollars = decimals.get(i).getAs("dollars");
      assertThat(doubles.get(i).<Double>getAs("dollars"))
          .isCloseTo(dollars.doubleValue(), within(1e-8));
      assertThat(doubles.get(i).<Double>getAs("twap"))
          .isCloseTo(decimals.get(i).<Double>getAs("twap"), within(1e-12));
    }
  }

  @Test
  void noVolumeIsLostBetweenBars() {
    List<Trade> trades = trades(9);
    BigDecimal all = BigDecimal.ZERO;
    for (Trade trade : trades) {
      if (trade.price() != null && trade.size() != null) {
        all = all.add(trade.price().multiply(BigDecimal.valueOf(trade.size())));
      }
    }
    for (String rule : List.of("every: 30s", "volume: 999", "dollars: 12345.67", "ticks: 3")) {
      BigDecimal made = BigDecimal.ZERO;
      for (Row row :
          new MarketStep(Bars.TYPE, COLUMNS + rule)
              .run(table(trades, 3, TapeTables.CENTS))
              .kept()) {
        made = made.add(row.getAs("dollars"));
      }
      assertThat(made).as(rule).isEqualByComparingTo(all);
    }
  }
}
