package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spec.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Random;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cells against the JDK's own parsers, on random text that is often a value and often nearly one.
 */
class CellParserTest {

  private static final String NUMBER_CHARACTERS = "0000123456789.-+e ";

  private final CellRow row = new CellRow(new StructType().add("v", DataTypes.StringType));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithBigDecimalAboutIntegersDecimalsAndDoubles(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 60_000; i++) {
      String text = text(random, NUMBER_CHARACTERS, 1 + random.nextInt(i % 4 == 0 ? 45 : 8));
      String cell = text.strip();
      BigDecimal exact = cell.isEmpty() ? null : parsed(cell);
      boolean plain = cell.indexOf('e') < 0;
      int precision = 1 + random.nextInt(38);
      int scale = random.nextInt(precision + 1);

      BigDecimal decimal = exact == null || !plain ? null : fitted(exact, precision, scale);
      assertThat(error(ColumnType.decimal(precision, scale), text) == null)
          .as("decimal(%d,%d) [%s]", precision, scale, text)
          .isEqualTo(cell.isEmpty() || decimal != null);
      if (decimal != null) {
        assertThat(row.getDecimal(0, precision, scale))
            .extracting(Decimal::toJavaBigDecimal)
            .isEqualTo(decimal);
      }

      BigInteger whole = exact == null || !plain ? null : wholeLong(exact);
      assertThat(error(ColumnType.INTEGER, text) == null)
          .as("integer [%s]", text)
          .isEqualTo(
              cell.isEmpty()
                  || (whole != null && !cell.startsWith(".") && !cell.matches("[+-]\\..*")));
      if (whole != null && !row.isNullAt(0)) {
        assertThat(row.getLong(0)).isEqualTo(whole.longValueExact());
      }

      boolean finite =
          cell.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?")
              && Double.isFinite(Double.parseDouble(cell));
      assertThat(error(ColumnType.DOUBLE, text) == null)
          .as("double [%s]", text)
          .isEqualTo(cell.isEmpty() || finite);
      if (finite) {
        assertThat(row.getDouble(0)).as(text).isEqualTo(Double.parseDouble(cell));
      }
    }
  }

  @Test
  void agreesWithTheCalendarOfTheJdkOnEveryDayAndOnDaysThatAreNone() {
    for (int year = 1; year <= 9999; year += year % 400 == 0 ? 1 : 33) {
      for (int month = 0; month <= 13; month++) {
        for (int day : new int[] {0, 1, 15, 28, 29, 30, 31, 32}) {
          String text = "%04d-%02d-%02d".formatted(year, month, day);
          LocalDate expected = date(year, month, day);
          assertThat(error(ColumnType.DATE, text) == null).as(text).isEqualTo(expected != null);
          if (expected != null) {
            assertThat((long) row.getInt(0)).as(text).isEqualTo(expected.toEpochDay());
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void agreesWithTheJdkAboutMoments(long seed) {
    Random random = new Random(seed);
    String[] zones = {"", "Z", "+00:00", "-05:30", "+14:00"};
    for (int i = 0; i < 3000; i++) {
      String zone = zones[random.nextInt(zones.length)];
      String seconds = random.nextBoolean() ? ":%02d".formatted(random.nextInt(60)) : "";
      String fraction =
          seconds.isEmpty() || random.nextBoolean() ? "" : "." + (1 + random.nextInt(999_999));
      String local =
          LocalDate.ofEpochDay(random.nextInt(100_000) - 50_000)
              + "T%02d:%02d".formatted(random.nextInt(24), random.nextInt(60))
              + seconds
              + fraction;
      OffsetDateTime moment = OffsetDateTime.parse(local + (zone.isEmpty() ? "Z" : zone));
      String text = random.nextBoolean() ? local : local.replace('T', ' ');

      assertThat(error(ColumnType.TIMESTAMP, text + zone)).as(text + zone).isNull();
      assertThat(row.getLong(0))
          .as(text + zone)
          .isEqualTo(moment.toEpochSecond() * 1_000_000 + moment.getNano() / 1000);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "integer | 9223372036854775808 | too large for integer",
        "integer | 5.01 | not a whole number",
        "integer | 1,000 | not a whole number",
        "decimal(18,2) | 12.345 | more decimals than decimal(18,2) takes",
        "decimal(18,2) | 12345678901234567 | too large for decimal(18,2)",
        "decimal(18,2) | 1e3 | not a number",
        "double | 1e400 | too large for double",
        "double | NaN | not a number",
        "double | 0x10 | not a number",
        "boolean | yes | not true or false",
        "date | 2026-1-05 | not a date as yyyy-MM-dd",
        "date | 31/10/2026 | not a date as yyyy-MM-dd",
        "timestamp | 2026-10-31T24:00 | not a timestamp as yyyy-MM-ddTHH:mm:ss",
        "timestamp | 2026-10-31T23:59:60 | not a timestamp as yyyy-MM-ddTHH:mm:ss",
        "timestamp | 2026-10-31T10:00:00. | not a timestamp as yyyy-MM-ddTHH:mm:ss",
        "timestamp | 2026-10-31T10:00+2 | not a timestamp as yyyy-MM-ddTHH:mm:ss",
        "timestamp | 2026-10-31T10:00:00.1234567 | more than six decimals of a second"
      })
  void saysWhyACellDoesNotFit(String type, String text, String reason) {
    ColumnType parsed =
        ColumnType.parse(
                type, dev.sluice.problem.Place.file("test"), new dev.sluice.problem.Problems())
            .orElseThrow();
    assertThat(error(parsed, text)).isEqualTo(reason);
    assertThat(error(parsed, " \t ")).isNull();
    assertThat(row.isNullAt(0)).isTrue();
  }

  private @Nullable String error(ColumnType type, String text) {
    byte[] bytes = ("x" + text + "x").getBytes(UTF_8);
    row.clear();
    return CellParser.of(type).parse(bytes, 1, bytes.length - 1, row, 0);
  }

  private static String text(Random random, String characters, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    // Signs and points at random places make few numbers: mostly keep one of each.
    return random.nextInt(5) == 0 ? text.toString() : cleaned(text.toString(), random);
  }

  private static String cleaned(String text, Random random) {
    String digits = text.replaceAll("[^0-9]", "");
    int point = random.nextInt(digits.length() + 1);
    String sign = random.nextInt(3) == 0 ? "-" : "";
    String number =
        random.nextBoolean() ? digits : digits.substring(0, point) + "." + digits.substring(point);
    return sign + number + (random.nextInt(8) == 0 ? "e" + (random.nextInt(80) - 40) : "");
  }

  private static @Nullable BigDecimal parsed(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable BigDecimal fitted(BigDecimal exact, int precision, int scale) {
    BigDecimal stripped = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
    return stripped.scale() > scale
            || stripped.precision() - stripped.scale() + scale > precision && stripped.signum() != 0
        ? null
        : stripped.setScale(scale, RoundingMode.UNNECESSARY);
  }

  private static @Nullable BigInteger wholeLong(BigDecimal exact) {
    try {
      return BigInteger.valueOf(exact.longValueExact());
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable LocalDate date(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
