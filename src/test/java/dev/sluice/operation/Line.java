package dev.sluice.operation;

import dev.sluice.spec.HiddenColumns;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A line of a seeded random table for properties of folding steps. */
record Line(
    @Nullable String account,
    @Nullable String currency,
    @Nullable LocalDate day,
    @Nullable BigDecimal amount,
    @Nullable Double rate,
    @Nullable Long quantity,
    int position) {

  private static final StructType PLACE =
      new StructType()
          .add("file", DataTypes.StringType)
          .add("block", DataTypes.LongType)
          .add("position", DataTypes.LongType);

  static final StructType SCHEMA =
      new StructType()
          .add("account", DataTypes.StringType)
          .add("currency", DataTypes.StringType)
          .add("day", DataTypes.DateType)
          .add("amount", DataTypes.createDecimalType(18, 2))
          .add("rate", DataTypes.DoubleType)
          .add("quantity", DataTypes.LongType)
          .add(HiddenColumns.ROW_ORDER, PLACE);

  private static final List<String> ACCOUNTS =
      List.of("A-1", "a-1", "B 2", "Ærø", "円", "😀", "\uFFFD", "");
  private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "eur");

  /**
   * A table for a seed: seeds 0 to 4 give an empty one, one row, all duplicates, nulls everywhere
   * and a skewed one; all others a plain one.
   */
  static List<Line> table(long seed) {
    Random random = new Random(seed);
    int count = seed == 0 ? 0 : seed == 1 ? 1 : 40 + random.nextInt(160);
    List<Line> lines = new ArrayList<>();
    Line first = line(random, 0, 0.1);
    for (int i = 0; i < count; i++) {
      Line line = line(random, i, seed == 3 ? 0.9 : 0.1);
      lines.add(seed == 2 ? first.at(i) : seed == 4 && i % 20 > 0 ? line.in("A-1", "EUR") : line);
    }
    return lines;
  }

  private static Line line(Random random, int position, double blanks) {
    return new Line(
        orBlank(ACCOUNTS.get(random.nextInt(ACCOUNTS.size())), random, blanks),
        orBlank(CURRENCIES.get(random.nextInt(CURRENCIES.size())), random, blanks),
        orBlank(LocalDate.of(2026, 1 + random.nextInt(3), 15), random, blanks),
        orBlank(BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, 2), random, blanks),
        orBlank(rate(random), random, blanks),
        orBlank((long) random.nextInt() * random.nextInt(50), random, blanks),
        position);
  }

  private static double rate(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> -0.0;
      case 1 -> random.nextGaussian() * 1e17;
      case 2 -> random.nextGaussian() * 1e-17;
      default -> random.nextInt(1000) / 10.0;
    };
  }

  @NullUnmarked
  private static <T> T orBlank(T value, Random random, double blanks) {
    return random.nextDouble() < blanks ? null : value;
  }

  private Line at(int newPosition) {
    return new Line(account, currency, day, amount, rate, quantity, newPosition);
  }

  /** True when both keys are known and the same. */
  boolean pairs(Line other) {
    return account != null
        && currency != null
        && account.equals(other.account)
        && currency.equals(other.currency);
  }

  /** The same line with other keys. */
  Line in(String newAccount, String newCurrency) {
    return new Line(newAccount, newCurrency, day, amount, rate, quantity, position);
  }

  /** The same line in another currency. */
  Line in(String newCurrency) {
    return new Line(account, newCurrency, day, amount, rate, quantity, position);
  }

  /** The plain tables are tried in 1, 2 and 7 partitions, the others in one of these each. */
  static int[] partitions(long seed) {
    int[] all = {1, 2, 7};
    return seed >= 5 ? all : new int[] {all[(int) seed % all.length]};
  }

  /** The lines in a random order in some partitions. */
  static Dataset<Row> dataset(List<Line> lines, int partitions, long seed) {
    List<Row> rows = new ArrayList<>(lines.stream().map(Line::row).toList());
    Collections.shuffle(rows, new Random(seed + partitions));
    JavaSparkContext spark = new JavaSparkContext(SharedSpark.session().sparkContext());
    return SharedSpark.session().createDataFrame(spark.parallelize(rows, partitions), SCHEMA);
  }

  private Row row() {
    return RowFactory.create(
        account,
        currency,
        day == null ? null : java.sql.Date.valueOf(day),
        amount,
        rate,
        quantity,
        RowFactory.create("bank.csv", 0L, (long) position));
  }
}
