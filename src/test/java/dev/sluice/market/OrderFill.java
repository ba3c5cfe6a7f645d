package dev.sluice.market;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of a seeded random table: an order with one of its executions, or without any.
 *
 * @param received microseconds of the day
 * @param executed microseconds of the day
 */
record OrderFill(
    @Nullable String symbol,
    @Nullable String order,
    @Nullable String side,
    @Nullable String type,
    @Nullable String timeInForce,
    @Nullable BigDecimal limit,
    @Nullable BigDecimal shares,
    @Nullable BigDecimal cancelled,
    @Nullable Long received,
    @Nullable BigDecimal bid,
    @Nullable BigDecimal ask,
    @Nullable Long executed,
    @Nullable BigDecimal executedShares,
    @Nullable BigDecimal price,
    @Nullable Boolean away,
    @Nullable BigDecimal mid1s,
    @Nullable BigDecimal mid5min) {

  static final StructType SCHEMA =
      new StructType()
          .add("symbol", DataTypes.StringType)
          .add("order_id", DataTypes.StringType)
          .add("side", DataTypes.StringType)
          .add("order_type", DataTypes.StringType)
          .add("tif", DataTypes.StringType)
          .add("limit_price", DataTypes.createDecimalType(12, 4))
          .add("shares", DataTypes.createDecimalType(12, 2))
          .add("cancelled", DataTypes.createDecimalType(12, 2))
          .add("received_at", DataTypes.TimestampType)
          .add("bid", DataTypes.createDecimalType(12, 4))
          .add("ask", DataTypes.createDecimalType(12, 4))
          .add("executed_at", DataTypes.TimestampType)
          .add("executed_shares", DataTypes.createDecimalType(12, 2))
          .add("price", DataTypes.createDecimalType(12, 4))
          .add("away", DataTypes.BooleanType)
          .add("mid_1s", DataTypes.createDecimalType(13, 5))
          .add("mid_5min", DataTypes.createDecimalType(13, 5));

  private static final long DAY = 1_789_344_000_000L;
  private static final long OPEN = 34_200_000_000L;
  private static final List<String> SYMBOLS = List.of("ABC", "abc", "Ærø", "😀", "HLM.B");
  private static final List<String> TYPES =
      List.of("market", "market", "limit", "limit", "limit", "stop", "pegged");
  private static final List<Long> DELAYS =
      List.of(
          0L, 99L, 100L, 999L, 1_000L, 10_000L, 999_999L, 1_000_000L, 29_999_999L, 300_000_000L);

  /**
   * A table for a seed: seeds 0 to 4 give an empty one, one row, all duplicates, nulls everywhere
   * and a skewed one; all others a plain one.
   */
  static List<OrderFill> table(long seed) {
    Random random = new Random(seed);
    List<OrderFill> fills = new ArrayList<>();
    int orders = seed == 0 ? 0 : seed == 1 ? 1 : 150;
    for (int i = 0; i < orders; i++) {
      String symbol = seed == 4 ? "ABC" : SYMBOLS.get(random.nextInt(SYMBOLS.size()));
      OrderFill order = order(random, symbol, "o" + i);
      int executions = seed == 1 ? 1 : random.nextInt(4);
      if (executions == 0) {
        fills.add(order.with(seed == 3 ? random : null));
      }
      for (int k = 0; k < executions; k++) {
        fills.add(order.executed(random).with(seed == 3 ? random : null));
      }
    }
    if (seed == 2) {
      return new ArrayList<>(Collections.nCopies(40, fills.get(7)));
    }
    Collections.shuffle(fills, random);
    return fills;
  }

  private static OrderFill order(Random random, String symbol, String id) {
    int bid = 1_000 + random.nextInt(30);
    int ask = bid + random.nextInt(6) - 1;
    String type = TYPES.get(random.nextInt(TYPES.size()));
    return new OrderFill(
        symbol,
        random.nextInt(60) == 0 ? null : id,
        random.nextBoolean() ? "buy" : "Sell",
        type,
        random.nextInt(3) == 0 ? "IOC" : "day",
        type.equals("market") ? null : BigDecimal.valueOf(bid - 3 + random.nextInt(10), 2),
        BigDecimal.valueOf(1 + random.nextInt(random.nextBoolean() ? 200 : 3_000_000), 2),
        BigDecimal.valueOf(random.nextInt(2000), 2),
        OPEN - (random.nextInt(20) == 0 ? 1 : 0) + random.nextInt(1_000_000) * 20_000L,
        random.nextInt(30) == 0 ? null : BigDecimal.valueOf(bid, 2),
        BigDecimal.valueOf(random.nextInt(30) == 0 ? 0 : ask, 2),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @NullUnmarked
  private OrderFill executed(Random random) {
    BigDecimal near = ask == null ? BigDecimal.TEN : ask;
    return new OrderFill(
        symbol,
        order,
        side,
        type,
        timeInForce,
        limit,
        random.nextInt(80) == 0 ? BigDecimal.ONE : shares,
        cancelled,
        received,
        bid,
        ask,
        received
            + (random.nextInt(40) == 0 ? -5 : DELAYS.get(random.nextInt(DELAYS.size())))
            + random.nextInt(2),
        BigDecimal.valueOf(random.nextInt(30) == 0 ? 0 : 1 + random.nextInt(50_000), 2),
        near.add(BigDecimal.valueOf(random.nextInt(900) - 450, 4)).max(BigDecimal.ZERO),
        random.nextBoolean() ? null : random.nextBoolean(),
        random.nextInt(5) == 0 ? null : BigDecimal.valueOf(1_000_000 + random.nextInt(30_000), 5),
        random.nextInt(5) == 0 ? null : BigDecimal.valueOf(1_000_000 + random.nextInt(30_000), 5));
  }

  /** The same row with blanks in it, where there is chance. */
  private OrderFill with(@Nullable Random random) {
    return random == null
        ? this
        : new OrderFill(
            orBlank(symbol, random),
            order,
            orBlank(side, random),
            orBlank(type, random),
            orBlank(timeInForce, random),
            orBlank(limit, random),
            orBlank(shares, random),
            orBlank(cancelled, random),
            orBlank(received, random),
            orBlank(bid, random),
            orBlank(ask, random),
            orBlank(executed, random),
            orBlank(executedShares, random),
            orBlank(price, random),
            orBlank(away, random),
            orBlank(mid1s, random),
            orBlank(mid5min, random));
  }

  @NullUnmarked
  private static <T> T orBlank(T value, Random random) {
    return random.nextInt(8) == 0 ? null : value;
  }

  Row row() {
    return RowFactory.create(
        symbol,
        order,
        side,
        type,
        timeInForce,
        limit,
        shares,
        cancelled,
        time(received),
        bid,
        ask,
        time(executed),
        executedShares,
        price,
        away,
        mid1s,
        mid5min);
  }

  private static @Nullable Timestamp time(@Nullable Long micros) {
    if (micros == null) {
      return null;
    }
    Timestamp time = new Timestamp(DAY + micros / 1000);
    time.setNanos((int) (micros % 1_000_000) * 1000);
    return time;
  }
}
