package dev.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.InterpretedSession;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle computes each quote and each sum with BigDecimal, to 60 digits. */
class WeightedSpreadTest {

  private static final MathContext EXACT = new MathContext(60);

  private static final SumsTrial STEP =
      new SumsTrial(
          WeightedSpread.TYPE,
          "{table: rows, by: [day, market], bid: bid, bid-size: bids, ask: ask, ask-size: asks}");

  private static final SumsTrial ROLL_UP =
      new SumsTrial(
          RollUp.TYPE,
          "{table: rows, by: market, sums: quotes,"
              + " ratios: {weighted_spread: {sum: spread_weight, weight: weight}}}");

  private static StructType schema(DataType price, DataType size) {
    return new StructType()
        .add("day", DataTypes.DateType)
        .add("market", DataTypes.StringType)
        .add("bid", price)
        .add("bids", size)
        .add("ask", price)
        .add("asks", size);
  }

  /** Prices of so many digits; now and then none, 0, a negative one, or the largest. */
  private static @Nullable BigDecimal figure(Random random, int digits, int scale) {
    return switch (random.nextInt(12)) {
      case 0 -> null;
      case 1 -> BigDecimal.ZERO.setScale(scale);
      case 2 -> BigDecimal.ONE.setScale(scale).negate();
      case 3 -> new BigDecimal(BigInteger.TEN.pow(digits).subtract(BigInteger.ONE), scale);
      default -> new BigDecimal(new BigInteger(1 + random.nextInt(digits * 3), random), scale);
    };
  }

  private static List<Row> quotes(long seed, int count, int digits, int scale, boolean isDouble) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      @Nullable BigDecimal bid = figure(random, digits, scale);
      @Nullable BigDecimal ask =
          bid == null || random.nextInt(9) == 0
              ? figure(random, digits, scale)
              : bid.subtract(new BigDecimal(BigInteger.valueOf(random.nextInt(90)), scale));
      rows.add(
          RowFactory.create(
              Date.valueOf("2026-09-0" + (1 + random.nextInt(3))),
              random.nextInt(7) == 0 ? null : random.nextInt(3) > 0 ? "Börse" : "NYSE Arca",
              isDouble ? real(bid, random) : bid,
              random.nextInt(9) == 0 ? null : random.nextInt(500),
              isDouble ? real(ask, random) : ask,
              random.nextInt(500)));
    }
    return rows;
  }

  private static @Nullable Double real(@Nullable BigDecimal price, Random random) {
    if (price == null) {
      return random.nextBoolean() ? null : Double.NaN;
    }
    double value = price.doubleValue();
    return random.nextInt(30) == 0 ? Double.POSITIVE_INFINITY : value == 0 ? -0.0 : value;
  }

  private static Dataset<Row> table(List<Row> rows, StructType schema, int partitions) {
    return SharedSpark.session().createDataFrame(rows, schema).repartition(partitions);
  }

  /** The sums of one group, in plain Java. */
  private static final class Expected {
    private final int scale;
    private long quotes;
    private double largest;
    private BigDecimal weight;
    private BigDecimal spreadWeight = BigDecimal.ZERO.setScale(15);

    Expected(int scale) {
      this.scale = scale;
      this.weight = BigDecimal.ZERO.setScale(scale);
    }

    void add(Row row) {
      quotes++;
      boolean isDouble = row.get(2) instanceof Double;
      double one;
      double spread;
      if (isDouble) {
        double bid = row.getDouble(2);
        double ask = row.getDouble(4);
        one = bid * row.getInt(3) + ask * row.getInt(5);
        spread = (ask - bid) / ask;
        weight = weight.add(rounded(one));
      } else {
        BigDecimal bid = row.getDecimal(2);
        BigDecimal ask = row.getDecimal(4);
        BigDecimal exact =
            bid.multiply(new BigDecimal(row.getInt(3)))
                .add(ask.multiply(new BigDecimal(row.getInt(5))));
        weight = weight.add(exact);
        one = exact.doubleValue();
        spread = ask.subtract(bid).divide(ask, EXACT).doubleValue();
      }
      spreadWeight = spreadWeight.add(rounded(one * spread));
    }

    private BigDecimal rounded(double value) {
      largest = Math.max(largest, Math.abs(value * 1e15));
      return new BigDecimal(value * 1e15).setScale(0, RoundingMode.HALF_EVEN).movePointLeft(15);
    }

    /**
     * What does not fit goes to quarantine: a term of 128 bits, or a sum of more than 38 digits.
     */
    boolean isRejected() {
      return largest >= 0x1p127 || spreadWeight.precision() > 38 || weight.precision() > 38;
    }

    @Override
    public String toString() {
      return quotes
          + " "
          + weight
          + " "
          + spreadWeight
          + " "
          + (weight.signum() == 0 ? null : spreadWeight.divide(weight, EXACT).doubleValue());
    }
  }

  private static boolean isKept(Row row) {
    if (row.isNullAt(2) || row.isNullAt(3) || row.isNullAt(4)) {
      return false;
    }
    double bid = ((Number) row.get(2)).doubleValue();
    double ask = ((Number) row.get(4)).doubleValue();
    return bid > 0 && ask > 0 && Double.isFinite(bid) && Double.isFinite(ask);
  }

  private static Map<String, String> expected(List<Row> rows, int scale) {
    Map<String, Expected> groups = new TreeMap<>();
    rows.stream()
        .filter(WeightedSpreadTest::isKept)
        .forEach(
            row ->
                groups
                    .computeIfAbsent(
                        row.getDate(0) + " " + row.getString(1), key -> new Expected(scale))
                    .add(row));
    Map<String, String> expected = new TreeMap<>();
    groups.values().removeIf(Expected::isRejected);
    groups.forEach((key, group) -> expected.put(key, group.toString()));
    return expected;
  }

  private static Map<String, String> found(List<Row> groups) {
    Map<String, String> found = new TreeMap<>();
    groups.forEach(
        row ->
            found.put(
                row.getDate(0) + " " + row.getString(1),
                row.getLong(2)
                    + " "
                    + row.getDecimal(3)
                    + " "
                    + row.getDecimal(4)
                    + " "
                    + row.get(5)));
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 7, 4, 18, false",
    "2, 18, 4, 18, false",
    "3, 9, 2, 9, false",
    "4, 30, 10, 38, false",
    "5, 9, 4, 18, true"
  })
  void everyPartitioningGivesWhatExactArithmeticGives(
      long seed, int digits, int scale, int precision, boolean isDouble) {
    List<Row> rows = quotes(seed, 500, digits, scale, isDouble);
    StructType schema =
        schema(
            isDouble ? DataTypes.DoubleType : DataTypes.createDecimalType(precision, scale),
            DataTypes.IntegerType);
    List<Row> first = STEP.kept(table(rows, schema, 1)).collectAsList();

    assertThat(found(first)).isEqualTo(expected(rows, isDouble ? 15 : scale));
    assertThat(SumsTrial.folded(STEP.made(table(rows, schema, 2)))).isEqualTo(rows.size());
    for (int partitions : new int[] {2, 7}) {
      assertThat(STEP.kept(table(rows, schema, partitions)).collectAsList()).isEqualTo(first);
    }
    assertThat(
            STEP.kept(InterpretedSession.get().createDataFrame(rows, schema).repartition(2))
                .collectAsList())
        .isEqualTo(first);
  }

  @Test
  void daysRolledUpAreTheMonthToTheLastBit() {
    StructType schema = schema(DataTypes.createDecimalType(18, 4), DataTypes.IntegerType);
    Dataset<Row> rows = table(quotes(8, 2000, 9, 4, false), schema, 3);
    SumsTrial atOnce =
        new SumsTrial(
            WeightedSpread.TYPE,
            "{table: rows, by: market, bid: bid, bid-size: bids, ask: ask, ask-size: asks}");
    Dataset<Row> days = STEP.kept(rows);

    assertThat(ROLL_UP.kept(days.repartition(5)).collectAsList())
        .isEqualTo(atOnce.kept(rows).collectAsList())
        .hasSize(3);
    assertThat(ROLL_UP.kept(ROLL_UP.kept(days)).collectAsList())
        .as("a roll-up of a roll-up")
        .isEqualTo(atOnce.kept(rows).collectAsList());
  }

  @Test
  void noQuotesAndOneQuote() {
    StructType schema = schema(DataTypes.createDecimalType(18, 4), DataTypes.LongType);
    Row one =
        RowFactory.create(
            Date.valueOf("2026-09-01"),
            "IEX",
            new BigDecimal("9.9900"),
            Long.MAX_VALUE,
            new BigDecimal("10.0000"),
            1L);

    assertThat(STEP.made(table(List.of(), schema, 2)).collectAsList()).isEmpty();
    assertThat(STEP.kept(table(List.of(one), schema, 1)).collectAsList().get(0).getDecimal(3))
        .isEqualTo(
            new BigDecimal("9.99")
                .multiply(new BigDecimal(Long.MAX_VALUE))
                .add(BigDecimal.TEN)
                .setScale(4));
  }
}
