package dev.sluice.testdata;

import java.math.BigDecimal;
import java.util.List;

/** The made-up securities and venues of the market data. */
final class MarketSymbols {

  /** What prices are counted in: a hundredth of a cent. */
  static final int DECIMALS = 4;

  /** Where quotes come from. */
  static final List<String> VENUES =
      List.of(
          "Nasdaq Stock Market",
          "NYSE Arca",
          "Cboe BZX Exchange",
          "Cboe EDGX Exchange",
          "New York Stock Exchange",
          "MEMX",
          "IEX",
          "Nasdaq BX",
          "Nasdaq PSX",
          "NYSE American");

  /** Where trades are reported that no exchange made. */
  static final String REPORTED = "FINRA TRF";

  static final List<Security> SECURITIES =
      List.of(
          new Security("ALDR", "4510", 482_000, 100, 1, 30),
          new Security("BRNT", "1010", 1_215_000, 100, 2, 20),
          new Security("CYGN", "3520", 173_500, 100, 1, 15),
          new Security("DUNE", "4530", 3_050_000, 100, 4, 10),
          new Security("EMBR", "2030", 98_000, 100, 1, 9),
          new Security("FJRD", "1510", 8_650, 1, 12, 6),
          new Security("GLYF", "4510", 624_000, 100, 1, 6),
          // Its sector code is not in the list of sectors.
          new Security("HLM.B", "9990", 21_500_000, 100, 60, 4));

  static final List<String> SECTORS =
      List.of(
          "1010,Energy",
          "1510,Materials",
          "2010,Industrials",
          "2030,Industrials",
          "3010,Consumer Staples",
          "3510,Health Care",
          "3520,Health Care",
          "4010,Financials",
          "4510,Information Technology",
          "4530,Information Technology",
          "5510,Utilities");

  private MarketSymbols() {}

  /**
   * A security.
   *
   * @param price at the start, in hundredths of a cent
   * @param tick the smallest step of a price, in hundredths of a cent
   * @param half half of the usual spread, in ticks
   * @param weight how often it is quoted and traded
   */
  record Security(String symbol, String sector, long price, int tick, int half, int weight) {}

  /** A price as written: with cents, and more decimals only where they are needed. */
  static String price(long hundredths) {
    BigDecimal price = BigDecimal.valueOf(hundredths, DECIMALS).stripTrailingZeros();
    return price.setScale(Math.max(2, price.scale())).toPlainString();
  }
}
