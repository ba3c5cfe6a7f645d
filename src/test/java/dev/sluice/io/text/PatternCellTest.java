package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.spec.TimePattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Random;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates and moments by pattern, against the strict formatter of the JDK. */
class PatternCellTest {

  private final CellRow row = new CellRow(new StructType().add("v", DataTypes.StringType));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dd.MM.yyyy",
        "d.M.yyyy",
        "MM/dd/yyyy",
        "yyyyMMdd",
        "dd-MMM-yyyy",
        "d MMMM yyyy",
        "yyyy'J'MM'M'dd"
      })
  void agreesWithTheJdkAboutDates(String pattern) {
    DateTimeFormatter oracle = oracle(pattern);
    Random random = new Random(pattern.hashCode());
    for (int i = 0; i < 20_000; i++) {
      LocalDate day = LocalDate.ofEpochDay(random.nextInt(100_000) - 50_000);
      StringBuilder text = new StringBuilder(day.format(oracle));
      if (i % 2 == 0) {
        // Mostly days that are none, or texts of another length.
        int at = random.nextInt(text.length());
        text.setCharAt(at, "0123456789./-".charAt(random.nextInt(13)));
      }
      LocalDate expected = date(oracle, text.toString());
      String fault = fault(pattern, TimePattern.Use.DATE, text.toString());
      assertThat(fault == null).as("%s as %s", text, pattern).isEqualTo(expected != null);
      if (expected != null) {
        assertThat((long) row.getInt(0)).as("%s", text).isEqualTo(expected.toEpochDay());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dd.MM.yyyy HH:mm",
        "dd.MM.yyyy HH:mm:ss.SSS",
        "M/d/yyyy h:mm a",
        "yyyyMMddHHmmss",
        "yyyy-MM-dd'T'HH:mm:ss.SSSSSS"
      })
  void agreesWithTheJdkAboutMoments(String pattern) {
    DateTimeFormatter oracle = oracle(pattern);
    Random random = new Random(pattern.hashCode());
    for (int i = 0; i < 5000; i++) {
      long seconds = random.nextInt();
      LocalDateTime written =
          LocalDateTime.ofEpochSecond(seconds, random.nextInt(1_000_000) * 1000, ZoneOffset.UTC);
      String text = written.format(oracle);
      LocalDateTime expected = LocalDateTime.parse(text, oracle);
      assertThat(fault(pattern, TimePattern.Use.TIMESTAMP, text)).as(text).isNull();
      assertThat(row.getLong(0))
          .as(text)
          .isEqualTo(
              expected.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + expected.getNano() / 1000);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dd.MM.yyyy | 31.02.2026 | not a date as dd.MM.yyyy",
        "dd.MM.yyyy | 1.02.2026 | not a date as dd.MM.yyyy",
        "dd.MM.yyyy | 01.02.2026x | not a date as dd.MM.yyyy",
        "dd.MM.yyyy | 2026-02-01 | not a date as dd.MM.yyyy",
        "dd.MM.yyyy | 01.02. | not a date as dd.MM.yyyy",
        "dd.MM.yy | 01.02.69 | 2069-02-01",
        "dd.MM.yy | 01.02.70 | 1970-02-01",
        "dd-MMM-yyyy | 07-DEC-2026 | 2026-12-07",
        "dd-MMM-yyyy | 07-Dez-2026 | not a date as dd-MMM-yyyy",
        "dd MMMM yyyy | 07 Septe 2026 | not a date as dd MMMM yyyy",
        "dd MMMM yyyy | 07 september 2026 | 2026-09-07"
      })
  void isStrict(String pattern, String text, String expected) {
    String fault = fault(pattern, TimePattern.Use.DATE, text);
    assertThat(fault == null ? LocalDate.ofEpochDay(row.getInt(0)).toString() : fault)
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dd.mm.yyyy | mm are minutes; the month is MM",
        "dd.MM.yyyy HH:mm | a date has no time of day",
        "dd.MM | it needs a year (yyyy or yy), a month (MM, M or MMM) and a day (dd or d)",
        "dd.MM.YYYY | \"YYYY\" means nothing; a text stands in ' '",
        "dMyyyy | nobody can tell where the number before M ends",
        "dd.MM.yyyy dd | a part stands twice in it",
        "dd.MM.yyyy 'x | a ' is never closed"
      })
  void refusesPatternsThatAreNone(String pattern, String fault) {
    Problems problems = new Problems();
    assertThat(TimePattern.parse(pattern, TimePattern.Use.DATE, Place.file("job"), problems))
        .isEmpty();
    assertThat(problems.all().get(0).message())
        .isEqualTo("\"" + pattern + "\" is no pattern of a date: " + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yyyy-MM-dd hh:mm | hours of half a day (hh) need AM or PM (a), and other hours (HH) have none",
        "yyyy-MM-dd mm:ss | it needs hours before minutes, minutes before seconds, seconds before their"
            + " decimals"
      })
  void refusesTimesThatAreNone(String pattern, String fault) {
    Problems problems = new Problems();
    assertThat(TimePattern.parse(pattern, TimePattern.Use.TIMESTAMP, Place.file("job"), problems))
        .isEmpty();
    assertThat(problems.all().get(0).message()).endsWith(fault);
  }

  private @Nullable String fault(String pattern, TimePattern.Use use, String text) {
    TimePattern parsed =
        TimePattern.parse(pattern, use, Place.file("test"), new Problems()).orElseThrow();
    byte[] bytes = ("1" + text + "1").getBytes(UTF_8);
    row.clear();
    return new PatternCell(parsed, use).parse(bytes, 1, bytes.length - 1, row, 0);
  }

  private static DateTimeFormatter oracle(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern.replace("yyyy", "uuuu"))
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private static @Nullable LocalDate date(DateTimeFormatter oracle, String text) {
    try {
      LocalDate day = LocalDate.parse(text, oracle);
      return day.getYear() < 1 ? null : day;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
