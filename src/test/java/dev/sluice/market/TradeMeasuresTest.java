package dev.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.market.truth.Best;
import dev.sluice.market.truth.ReferenceMeasures;
import dev.sluice.market.truth.Trade;
import dev.sluice.step.Flow;
import dev.sluice.testing.InterpretedSession;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is {@link ReferenceMeasures}: the definitions, in decimals of 34 digits. */
class TradeMeasuresTest {

  private static final List<String> MEASURES =
      List.of(
          "quoted_spread",
          "effective_spread",
          "effective_spread_signed",
          "realized_spread_later",
          "price_impact_later");
  private static final String COLUMNS =
      "price: price, size: size, bid: bid, ask: ask, sign: sign,"
          + " later: {later: {bid: bid_later, ask: ask_later}}";

  private final List<Trade> trades = new ArrayList<>();
  private final List<Best> quotes = new ArrayList<>();
  private final List<Best> later = new ArrayList<>();

  private void make(long seed) {
    Random random = new Random(seed);
    int count = seed == 0 ? 0 : seed == 1 ? 1 : 400;
    for (int i = 0; i < count; i++) {
      long cents = 100 + random.nextInt(5_000_000);
      BigDecimal price = random.nextInt(20) == 0 ? null : BigDecimal.valueOf(cents, 2).setScale(3);
      trades.add(new Trade("A", i, i, price, (long) random.nextInt(1000)));
      quotes.add(quote(random, cents));
      later.add(quote(random, cents));
    }
  }

  private static Best quote(Random random, long cents) {
    BigDecimal bid = BigDecimal.valueOf(cents + random.nextInt(9) - 6, 2).setScale(3);
    BigDecimal ask = BigDecimal.valueOf(cents + random.nextInt(9) - 2, 2).setScale(3);
    return new Best(
        random.nextInt(12) == 0 ? null : bid, 1L, "", random.nextInt(12) == 0 ? null : ask, 1L, "");
  }

  private List<Row> measured(DataType type, String options) {
    TapeTables tables = new TapeTables(InterpretedSession.get(), 2, type);
    Dataset<Row> table =
        tables.trades(trades, quotes, later).selectExpr("*", "seq % 3 - 1 as sign");
    return new MarketStep(TradeMeasures.TYPE, COLUMNS + options).run(table).kept();
  }

  private ReferenceMeasures expected(Row row) {
    int trade = row.<Long>getAs("seq").intValue();
    Long sign = trade % 3 == 1 ? null : (Long) (trade % 3 - 1L);
    return new ReferenceMeasures(
        trades.get(trade).price(), quotes.get(trade), later.get(trade), sign);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void amountsOfDecimalsAreExactAndPartsAreRoundedOnce(long seed) {
    make(seed);
    List<Row> rows = measured(TapeTables.CENTS, "");
    assertThat(rows).hasSameSizeAs(trades);
    for (Row row : rows) {
      ReferenceMeasures expected = expected(row);
      assertThat(row.<String>getAs("excluded")).isEqualTo(expected.excluded());
      assertThat(row.<String>getAs("excluded_later")).isEqualTo(expected.excludedLater());
      for (String measure : MEASURES) {
        requireSame(row.getAs(measure), expected.amount(measure), 0);
        requireSame(row.getAs(measure + "_pct"), expected.part(measure), 1e-17);
      }
    }
  }

  private static void requireSame(
      @Nullable Number actual, @Nullable BigDecimal expected, double tolerance) {
    if (actual == null || expected == null) {
      assertThat(actual).isNull();
      assertThat(expected).isNull();
    } else if (actual instanceof BigDecimal exact) {
      assertThat(exact).isEqualByComparingTo(expected);
    } else {
      assertThat(actual.doubleValue()).isCloseTo(expected.doubleValue(), within(tolerance));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3})
  void logarithmsAndDoublesAreWithinATrillionth(long seed) {
    make(seed);
    List<Row> exact = measured(TapeTables.CENTS, ", percent: log");
    for (Row row : exact) {
      for (String measure : MEASURES) {
        Double log = expected(row).logarithmic(measure);
        Double actual = row.getAs(measure + "_pct");
        if (log == null || actual == null || expected(row).amount(measure) == null) {
          assertThat(actual).isNull();
        } else {
          assertThat(actual).isCloseTo(log, within(1e-15));
        }
      }
    }
    for (Row row : measured(DataTypes.DoubleType, "")) {
      for (String measure : MEASURES) {
        BigDecimal amount = expected(row).amount(measure);
        requireSame(row.getAs(measure), amount, 1e-10);
        requireSame(row.getAs(measure + "_pct"), expected(row).part(measure), 1e-14);
      }
    }
  }

  @Test
  void wholeNumbersGiveTheSameAsDecimals() {
    make(4);
    List<Row> decimals = measured(TapeTables.CENTS, "");
    List<Row> whole = measured(DataTypes.LongType, "");
    for (int i = 0; i < decimals.size(); i++) {
      for (String measure : MEASURES) {
        Double part = decimals.get(i).getAs(measure + "_pct");
        requireSame(
            whole.get(i).<Double>getAs(measure + "_pct"),
            part == null ? null : BigDecimal.valueOf(part),
            1e-17);
      }
    }
  }

  @Test
  void aRealizedSpreadMayLookAtTheLaterQuoteOnly() {
    make(5);
    List<Row> both = measured(TapeTables.CENTS, "");
    List<Row> later = measured(TapeTables.CENTS, ", realized-by: later-quote");
    int more = 0;
    for (int i = 0; i < both.size(); i++) {
      BigDecimal strict = both.get(i).getAs("realized_spread_later");
      BigDecimal loose = later.get(i).getAs("realized_spread_later");
      String state = quotes.get(both.get(i).<Long>getAs("seq").intValue()).state();
      if (strict != null) {
        assertThat(loose).isEqualTo(strict);
      } else if (loose != null) {
        assertThat(state).isNotEqualTo("normal");
        more++;
      }
      if (state.equals("one-sided") || state.equals("empty")) {
        assertThat(later.get(i).<BigDecimal>getAs("price_impact_later")).isNull();
      }
    }
    assertThat(more).isGreaterThan(20);
  }

  @Test
  void lockedAndCrossedQuotesCanBeKept() {
    make(6);
    for (Row row : measured(TapeTables.CENTS, ", exclude: none")) {
      String state = quotes.get(row.<Long>getAs("seq").intValue()).state();
      BigDecimal quoted = row.getAs("quoted_spread");
      if (row.getAs("price") != null && (state.equals("locked") || state.equals("crossed"))) {
        assertThat(quoted).isNotNull().isNotPositive();
      }
    }
  }

  @Test
  void itIsAProjection() {
    make(2);
    TapeTables tables = new TapeTables(InterpretedSession.get(), 2, TapeTables.CENTS);
    Dataset<Row> table =
        tables.trades(trades, quotes, later).selectExpr("*", "seq % 3 - 1 as sign");
    var made = new MarketStep(TradeMeasures.TYPE, COLUMNS).made(table);
    assertThat(made.flow()).isEqualTo(new Flow.Projects("t"));
    assertThat(made.rows().queryExecution().executedPlan().toString())
        .doesNotContain("Exchange", "UDF");
  }
}
