package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle reads all rates for each amount and reckons with BigDecimal. */
class CurrencyConvertTest {

  private static final int MOST_DAYS = 20;

  private static final String OPTIONS =
      """
      table: bank
      amount: amount
      currency: currency
      date: day
      to: EUR
      in: rates
      rate-columns: {currency: code, date: day}
      result: converted
      rate-column: used
      max-age-days: 20
      scale: 1
      on-error: keep
      """;

  private static final StructType SCHEMA =
      new StructType()
          .add("code", DataTypes.StringType)
          .add("day", DataTypes.DateType)
          .add("rate", DataTypes.createDecimalType(9, 6));

  private record Rate(@Nullable String code, @Nullable LocalDate day, @Nullable BigDecimal rate) {

    Row row() {
      return RowFactory.create(code, day == null ? null : java.sql.Date.valueOf(day), rate);
    }
  }

  private record Converted(
      @Nullable BigDecimal amount, @Nullable String error, @Nullable BigDecimal rate) {

    static Converted failed(String error) {
      return new Converted(null, error, null);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6})
  void theLatestRateOnOrBeforeTheDayCounts(long seed) {
    List<Line> lines = Line.table(seed);
    List<Rate> rates = rates(seed);
    for (boolean isInverse : new boolean[] {false, true}) {
      List<Row> expected =
          lines.stream().map(line -> row(line, convert(line, rates, isInverse))).toList();
      String options = OPTIONS + (isInverse ? "quote: inverse\n" : "");
      for (int partitions : Line.partitions(seed)) {
        TypedCsv actual =
            Objects.requireNonNull(
                Trial.of(
                        List.of(new WrittenStep(CurrencyConvert.TYPE, options).step()),
                        Map.of(
                            "bank",
                            Line.dataset(lines, partitions, seed),
                            "rates",
                            Trial.dataset(
                                "rates",
                                new TypedCsv(SCHEMA, rates.stream().map(Rate::row).toList()),
                                partitions,
                                seed)))
                    .tables()
                    .get("bank"));
        assertThat(actual.canonical())
            .isEqualTo(new TypedCsv(actual.schema(), expected).canonical());
      }
    }
  }

  private static List<Rate> rates(long seed) {
    Random random = new Random(seed + 1);
    List<Rate> rates = new ArrayList<>();
    for (int i = 0; i < seed * 8; i++) {
      Rate rate =
          new Rate(
              random.nextInt(9) == 0 ? null : List.of("USD", "usd", "JPY").get(random.nextInt(3)),
              random.nextInt(9) == 0 ? null : LocalDate.of(2026, 1, 1).plusDays(random.nextInt(80)),
              random.nextInt(9) == 0 ? null : BigDecimal.valueOf(random.nextInt(3_000_000), 6));
      rates.add(rate);
      if (random.nextInt(4) == 0) {
        rates.add(rate);
      }
      if (random.nextInt(6) == 0) {
        rates.add(new Rate(rate.code(), rate.day(), new BigDecimal("0.500000")));
      }
    }
    return rates;
  }

  private static Converted convert(Line line, List<Rate> rates, boolean isInverse) {
    if (line.amount() == null) {
      return new Converted(null, null, null);
    }
    BigDecimal amount = line.amount();
    if (LookupTrial.equal(line.currency(), "EUR")) {
      return new Converted(
          amount.setScale(1, RoundingMode.HALF_UP), null, new BigDecimal("1.000000"));
    }
    LocalDate asked = line.day();
    LocalDate latest =
        rates.stream()
            .filter(rate -> fits(rate, line))
            .map(Rate::day)
            .max(Comparator.naturalOrder())
            .orElse(null);
    if (latest == null || asked == null || latest.isBefore(asked.minusDays(MOST_DAYS))) {
      return Converted.failed("#N/A");
    }
    List<BigDecimal> found =
        rates.stream()
            .filter(rate -> fits(rate, line) && latest.equals(rate.day()))
            .map(Rate::rate)
            .distinct()
            .toList();
    if (found.size() > 1) {
      return Converted.failed("#VALUE!");
    }
    BigDecimal rate = found.get(0);
    if (isInverse && rate.signum() == 0) {
      return Converted.failed("#DIV/0!");
    }
    return new Converted(
        isInverse
            ? amount.divide(rate, 1, RoundingMode.HALF_UP)
            : amount.multiply(rate).setScale(1, RoundingMode.HALF_UP),
        null,
        rate);
  }

  private static boolean fits(Rate rate, Line line) {
    return LookupTrial.equal(rate.code(), line.currency())
        && rate.day() != null
        && rate.rate() != null
        && line.day() != null
        && !rate.day().isAfter(line.day());
  }

  private static Row row(Line line, Converted converted) {
    return RowFactory.create(
        line.account(),
        line.currency(),
        line.day(),
        line.amount(),
        line.rate(),
        line.quantity(),
        converted.amount(),
        converted.error(),
        converted.rate());
  }
}
