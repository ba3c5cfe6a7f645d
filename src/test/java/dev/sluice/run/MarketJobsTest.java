package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped jobs of quotes and trades on the shipped sample. Oracles: the aggregates computed
 * from the same files by a loop over their lines, and a full rebuild for what was computed by the
 * day.
 */
class MarketJobsTest {

  private static final String DATA = "test-data/market/";
  private static final String LATE = DATA + "late/quotes-2026-09-14-late.csv";

  @TempDir Path folder;
  private ShippedJob spreads;

  @BeforeEach
  void copyProject() {
    spreads = ShippedJob.in(folder, "market/spreads.yaml");
  }

  private RunRecord run(String job, Map<String, String> settings, int partitions) {
    return new JobRunner(
            RunOptions.of(spreads.project().job("market/" + job + ".yaml"), settings),
            SmallProject.interpreted(partitions),
            RunEvents.NONE)
        .run()
        .record();
  }

  private RunRecord run(String job) {
    return run(job, Map.of(), 3);
  }

  /** The sums of one group. */
  private static final class Sums {
    private long rows;
    private BigDecimal weight = BigDecimal.ZERO;
    private BigDecimal weighted = BigDecimal.ZERO.setScale(15);

    void add(BigDecimal newWeight, BigDecimal newWeighted) {
      rows++;
      weight = weight.add(newWeight);
      weighted = weighted.add(newWeighted);
    }

    @Override
    public String toString() {
      double ratio = weighted.divide(weight, 40, RoundingMode.HALF_EVEN).doubleValue();
      return rows + "," + weight.setScale(4) + "," + weighted + "," + ratio;
    }
  }

  @Test
  void spreadsAreThoseOfALoopOverTheLines() {
    RunRecord record = run("spreads");

    assertThat(record.problems()).isEmpty();
    Map<String, Sums> expected = new TreeMap<>();
    int zero = 0;
    for (Line quote : lines("quotes-2026-09-14.csv", "quotes-2026-09-15.csv")) {
      BigDecimal bid = new BigDecimal(quote.get("bid_price"));
      BigDecimal ask = new BigDecimal(quote.get("ask_price"));
      if (bid.signum() == 0 || ask.signum() == 0) {
        zero++;
        continue;
      }
      String sector = sectors().get(quote.get("sector_code"));
      if (sector != null) {
        BigDecimal weight =
            bid.multiply(new BigDecimal(quote.get("bid_volume")))
                .add(ask.multiply(new BigDecimal(quote.get("ask_volume"))));
        double spread = ask.subtract(bid).divide(ask, new MathContext(60)).doubleValue();
        // A double counts in units of the fifteenth decimal.
        BigDecimal term =
            new BigDecimal(Math.rint(spread * weight.doubleValue() * 1e15)).movePointLeft(15);
        String key = quote.get("date") + "," + parent(quote.get("exchange")) + "," + sector;
        expected.computeIfAbsent(key, group -> new Sums()).add(weight, term);
      }
    }
    assertThat(expected.keySet()).anyMatch(key -> key.contains(",null,"));
    assertThat(spreads.rows("SELECT * FROM market.spread_by_sector"))
        .containsExactlyElementsOf(
            expected.entrySet().stream()
                .map(e -> e.getKey() + "," + e.getValue())
                .sorted()
                .toList());
    assertThat(record.accounts())
        .anySatisfy(account -> assertThat(account.dropped()).containsValue((long) zeroOf(record)));
    assertThat(zero).isEqualTo(zeroOf(record));
    assertThat(record.charts()).hasSize(2);
  }

  private static long zeroOf(RunRecord record) {
    return record.accounts().stream()
        .flatMap(account -> account.dropped().entrySet().stream())
        .filter(reason -> reason.getKey().equals("bid or ask price is zero"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Test
  void volumesAreThoseOfALoopOverTheLines() {
    RunRecord record = run("volumes");

    assertThat(record.problems()).isEmpty();
    Map<String, BigDecimal> dollars = new TreeMap<>();
    for (Line trade : lines("trades-2026-09-14.csv", "trades-2026-09-15.csv")) {
      String time = trade.get("trade_time").substring(11);
      boolean counts =
          trade.get("correction").equals("00")
              && new BigDecimal(trade.get("price")).signum() > 0
              && new BigDecimal(trade.get("volume")).signum() > 0
              && time.compareTo("09:30") >= 0
              && time.compareTo("16:00") < 0
              && trade.get("condition").chars().noneMatch(c -> "OQM6WZL".indexOf(c) >= 0)
              && sectors().containsKey(trade.get("sector_code"));
      if (counts) {
        BigDecimal value =
            new BigDecimal(trade.get("price"))
                .multiply(new BigDecimal(trade.get("volume")))
                .setScale(4, RoundingMode.HALF_UP);
        String exchange = trade.get("exchange");
        dollars.merge(
            trade.get("date") + "," + parent(exchange) + "," + exchange, value, BigDecimal::add);
      }
    }
    assertThat(
            spreads.rows(
                "SELECT date, parent_exchange, exchange, dollar_volume FROM market.volume_by_exchange"))
        .containsExactlyElementsOf(
            dollars.entrySet().stream()
                .map(e -> e.getKey() + "," + e.getValue())
                .sorted()
                .toList());
  }

  @Test
  void aCodeThatIsInTheMapTwiceIsAFaultOfTheData() throws IOException {
    Path sectors = spreads.project().file(DATA + "sectors.csv");
    Files.writeString(sectors, Files.readString(sectors) + "1010,Utilities\n");

    RunRecord record = run("spreads");

    assertThat(record.exitCode()).isEqualTo(3);
    assertThat(record.problems()).anyMatch(problem -> problem.contains("cardinality"));
    assertThat(new SmallProject(folder).hasTable("market.spread_by_sector")).isFalse();
  }

  @Test
  void aLateFileRecomputesItsDayAndAgreesWithAFullRebuild() throws IOException {
    assertThat(run("daily/load-quotes").exitCode()).isZero();
    assertThat(run("daily/load-sectors").exitCode()).isZero();
    RunRecord first = run("daily/spreads");
    assertThat(Objects.requireNonNull(first.recomputed()).all()).isTrue();
    assertThat(run("daily/spreads").outcome()).isEqualTo(RunRecord.Outcome.UNCHANGED);

    assertThat(run("daily/load-quotes", Map.of("files", LATE), 3).exitCode()).isZero();
    RunRecord late = run("daily/spreads");

    assertThat(late.problems()).isEmpty();
    assertThat(Objects.requireNonNull(late.recomputed()).days()).containsExactly("2026-09-14");
    Files.copy(spreads.project().file(LATE), spreads.project().file(DATA + "quotes-late.csv"));
    assertThat(run("spreads").exitCode()).isZero();
    for (String table : List.of("spread_by_code", "spread_by_sector", "spread_by_exchange")) {
      assertThat(spreads.rows("SELECT * FROM market.daily_" + table))
          .as(table)
          .isEqualTo(spreads.rows("SELECT * FROM market." + table));
    }
    assertThat(run("daily/months").exitCode()).isZero();
    assertThat(
            spreads.rows(
                "SELECT sector, quotes, weight, spread_weight FROM market.monthly_spread_by_sector"))
        .isEqualTo(
            spreads.rows(
                "SELECT sector, sum(quotes), sum(weight), CAST(sum(spread_weight) AS DECIMAL(38,15))"
                    + " FROM market.spread_by_sector GROUP BY sector"));
  }

  @Test
  void tradeQualityIsTheSameHoweverTheRowsCome() {
    RunRecord some = run("trade-quality", Map.of(), 7);
    assertThat(some.problems()).isEmpty();
    assertThat(some.charts()).hasSize(3);
    ShippedJob shuffled =
        ShippedJob.in(folder.resolve("shuffled"), "market/trade-quality.yaml").shuffled(DATA, 5);

    assertThat(ShippedJob.digests(shuffled.run(1).record())).isEqualTo(ShippedJob.digests(some));
  }

  @Test
  void executionQualityPassesItsGate() {
    RunRecord record = run("execution-quality");

    assertThat(record.problems()).isEmpty();
    assertThat(record.gates()).extracting(RunRecord.Gate::verdict).containsOnly("PASS");
    assertThat(
            spreads.rows(
                "SELECT sum(shares_executed) FROM market.execution_quality WHERE shares_executed > 0"))
        .isNotEmpty();
  }

  private List<Line> lines(String... files) {
    List<Line> rows = new ArrayList<>();
    for (String file : files) {
      try {
        List<String> lines = Files.readAllLines(spreads.project().file(DATA + file));
        String[] names = lines.get(0).split(",");
        for (String line : lines.subList(1, lines.size())) {
          String[] cells = line.split(",", -1);
          Map<String, String> row = new LinkedHashMap<>();
          for (int i = 0; i < names.length; i++) {
            row.put(names[i], cells[i]);
          }
          rows.add(new Line(row));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return rows;
  }

  private Map<String, String> sectors() {
    Map<String, String> sectors = new LinkedHashMap<>();
    lines("sectors.csv").forEach(row -> sectors.put(row.get("sector_code"), row.get("sector")));
    return sectors;
  }

  /** A line of a file by the names of its header. */
  private record Line(Map<String, String> cells) {
    String get(String name) {
      return Objects.requireNonNull(cells.get(name));
    }
  }

  private static String parent(String exchange) {
    if (exchange.startsWith("Cboe")) {
      return "CBOE";
    }
    if (exchange.startsWith("NYSE") || exchange.equals("New York Stock Exchange")) {
      return "NYSE";
    }
    return exchange.startsWith("Nasdaq") ? "NASDAQ" : "null";
  }
}
