package dev.sluice.testdata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the quotes, trades, orders and executions of the market jobs: two days, made up. The same
 * seed makes the same bytes.
 *
 * <pre>
 * {@code java -cp target/test-classes dev.sluice.testdata.MarketData test-data/market}
 * </pre>
 */
final class MarketData {

  static final List<LocalDate> DAYS = List.of(LocalDate.of(2026, 9, 14), LocalDate.of(2026, 9, 15));

  private static final long SEED = 20260914;
  private static final String QUOTES =
      "date,quote_time,sequence,symbol,exchange,sector_code,bid_price,bid_volume,ask_price,"
          + "ask_volume,condition,cancelled";
  private static final String TRADES =
      "date,trade_time,sequence,symbol,exchange,sector_code,price,volume,condition,correction";
  private static final String ORDERS =
      "date,order_id,symbol,side,order_type,time_in_force,limit_price,shares,received_at";
  private static final String EXECUTIONS = "order_id,executed_at,shares,price,venue";
  private static final String CANCELLATIONS = "order_id,cancelled_at,shares";

  private MarketData() {}

  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]));
  }

  /** Writes all files into a folder. */
  static void write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("late"));
    write(folder.resolve("sectors.csv"), "sector_code,sector", MarketSymbols.SECTORS);
    write(
        folder.resolve("securities.csv"),
        "symbol,sector_code",
        MarketSymbols.SECURITIES.stream()
            .map(security -> security.symbol() + "," + security.sector())
            .toList());
    for (LocalDate date : DAYS) {
      MarketDay day = new MarketDay(date, SEED + date.getDayOfMonth()).make();
      boolean isFirst = date.equals(DAYS.get(0));
      List<String> quotes = new ArrayList<>(day.quotes());
      if (isFirst) {
        write(folder.resolve("late/quotes-" + date + "-late.csv"), QUOTES, day.late());
      } else {
        quotes.addAll(day.late());
      }
      write(folder.resolve("quotes-" + date + ".csv"), QUOTES, quotes);
      write(folder.resolve("trades-" + date + ".csv"), TRADES, day.trades());
      MarketOrders orders = day.orders();
      write(folder.resolve("orders-" + date + ".csv"), ORDERS, orders.orders());
      write(folder.resolve("executions-" + date + ".csv"), EXECUTIONS, orders.executions());
      write(
          folder.resolve("cancellations-" + date + ".csv"), CANCELLATIONS, orders.cancellations());
    }
  }

  private static void write(Path file, String header, List<String> rows) throws IOException {
    Files.writeString(file, header + "\n" + String.join("\n", rows) + "\n");
  }
}
