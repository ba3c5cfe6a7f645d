import org.apache.spark.sql.SparkSession;

/**
 * The as-of join as one writes it in Spark SQL: the rows of both tables in one, and a window over each
 * symbol in the order of time that hands the last quote on.
 *
 * <pre>java -cp ... UnionWindow TRADES QUOTES OUT</pre>
 */
public final class UnionWindow {

  private UnionWindow() {}

  public static void main(String[] arguments) {
    SparkSession spark =
        SparkSession.builder()
            .master("local[*]")
            .appName("as-of-join")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.parquet.compression.codec", "zstd")
            .getOrCreate();
    spark.read().parquet(arguments[0]).createOrReplaceTempView("trades");
    spark.read().parquet(arguments[1]).createOrReplaceTempView("quotes");
    spark
        .sql(
            """
            SELECT id, symbol, at AS traded_at, price, size, quote.bid AS bid, quote.ask AS ask
            FROM (
              SELECT id, symbol, at, price, size, is_trade,
                last(quote, true) OVER (
                  PARTITION BY symbol ORDER BY at, is_trade, seq
                  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS quote
              FROM (
                SELECT id, symbol, traded_at AS at, price, size, true AS is_trade, 0L AS seq,
                  CAST(NULL AS struct<bid: decimal(12, 4), ask: decimal(12, 4)>) AS quote
                FROM trades
                UNION ALL
                SELECT NULL, symbol, quoted_at, NULL, NULL, false, seq, struct(bid, ask)
                FROM quotes))
            WHERE is_trade
            """)
        .write()
        .mode("overwrite")
        .parquet(arguments[2]);
    spark.stop();
  }
}
