package dev.sluice.market;

import dev.sluice.market.truth.Best;
import dev.sluice.market.truth.Quote;
import dev.sluice.market.truth.ReferenceBook;
import dev.sluice.market.truth.Trade;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Tapes as tables of a session, and the quote in force at each trade. */
record TapeTables(SparkSession spark, int partitions, DataType priceType) {

  static final DataType CENTS = DataTypes.createDecimalType(10, 3);

  Dataset<Row> quotes(List<Quote> quotes) {
    StructType schema =
        new StructType()
            .add("symbol", DataTypes.StringType)
            .add("at", DataTypes.TimestampType)
            .add("seq", DataTypes.LongType)
            .add("venue", DataTypes.StringType)
            .add("bid", priceType)
            .add("bid_size", DataTypes.LongType)
            .add("ask", priceType)
            .add("ask_size", DataTypes.LongType)
            .add("cancel", DataTypes.BooleanType);
    List<Row> rows = new ArrayList<>();
    for (Quote quote : quotes) {
      rows.add(
          RowFactory.create(
              quote.symbol(),
              timestamp(quote.micros()),
              quote.seq(),
              quote.venue(),
              price(quote.bid()),
              quote.bidSize(),
              price(quote.ask()),
              quote.askSize(),
              quote.isCancelled()));
    }
    return table(rows, schema);
  }

  /** Trades with the quote in force at each and the one some time later. */
  Dataset<Row> trades(List<Trade> trades, List<Best> quotes, List<Best> later) {
    StructType schema =
        new StructType()
            .add("symbol", DataTypes.StringType)
            .add("at", DataTypes.TimestampType)
            .add("seq", DataTypes.LongType)
            .add("price", priceType)
            .add("size", DataTypes.LongType)
            .add("bid", priceType)
            .add("ask", priceType)
            .add("bid_later", priceType)
            .add("ask_later", priceType);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < trades.size(); i++) {
      Trade trade = trades.get(i);
      rows.add(
          RowFactory.create(
              trade.symbol(),
              timestamp(trade.micros()),
              trade.seq(),
              price(trade.price()),
              trade.size(),
              price(quotes.get(i).bid()),
              price(quotes.get(i).ask()),
              price(later.get(i).bid()),
              price(later.get(i).ask())));
    }
    return table(rows, schema);
  }

  Dataset<Row> table(List<Row> rows, StructType schema) {
    JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
    return spark.createDataFrame(context.parallelize(rows, partitions), schema);
  }

  @Nullable Object price(@Nullable BigDecimal price) {
    if (price == null) {
      return null;
    }
    return priceType.equals(DataTypes.DoubleType)
        ? price.doubleValue()
        : priceType.equals(DataTypes.LongType)
            ? (Object) price.movePointRight(3).longValueExact()
            : price;
  }

  static Timestamp timestamp(long micros) {
    return Timestamp.from(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  static long micros(Timestamp timestamp) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, timestamp.toInstant());
  }

  /** Trades by symbol, in order. */
  static Map<String, List<Trade>> bySymbol(List<Trade> trades) {
    Map<String, List<Trade>> bySymbol = new LinkedHashMap<>();
    for (Trade trade : trades) {
      bySymbol.computeIfAbsent(String.valueOf(trade.symbol()), any -> new ArrayList<>()).add(trade);
    }
    bySymbol
        .values()
        .forEach(
            own -> own.sort(Comparator.comparingLong(Trade::micros).thenComparingLong(Trade::seq)));
    return bySymbol;
  }

  /** The last shown quote at or before each time of a trade, all in order. */
  static List<Best> inForce(List<Trade> trades, List<ReferenceBook.Shown> quotes, long later) {
    List<ReferenceBook.Shown> shown =
        quotes.stream().filter(quote -> quote.dropped() == null).toList();
    List<Best> found = new ArrayList<>();
    int next = 0;
    Best last = new Best(null, null, null, null, null, null);
    for (Trade trade : trades) {
      while (next < shown.size() && shown.get(next).quote().micros() <= trade.micros() + later) {
        last = shown.get(next++).best();
      }
      found.add(last);
    }
    return found;
  }
}
