package dev.sluice.ocsf.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments as logs write them; the oracle of random ones is java.time. */
class EventTimeTest {

  private static final EventTime ANY = new EventTime(List.of(), ZoneOffset.UTC);

  private static @Nullable Long millis(EventTime time, String text) {
    return time.millis(UTF8String.fromString(text));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void readsWhatJavaTimeWrites(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      Instant instant =
          Instant.ofEpochMilli(random.nextLong(-2_000_000_000_000L, 4_000_000_000_000L));
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(36 * 60) - 18 * 60));
      OffsetDateTime moment = instant.atOffset(offset);
      long wanted = instant.toEpochMilli();
      assertThat(millis(ANY, instant.toString())).as("%s", instant).isEqualTo(wanted);
      assertThat(millis(ANY, moment.toString())).as("%s", moment).isEqualTo(wanted);
      for (String pattern :
          List.of(
              "yyyy-MM-dd HH:mm:ss.SSS",
              "yyyy-MM-dd'T'HH:mm:ss.SSSSSS",
              "dd/MMM/yyyy:HH:mm:ss.SSS Z")) {
        String text =
            DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .format(instant.atOffset(ZoneOffset.UTC));
        assertThat(millis(new EventTime(List.of(pattern), ZoneOffset.UTC), text))
            .as(text)
            .isEqualTo(wanted);
      }
      String sysmon =
          DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS")
              .format(instant.atOffset(ZoneOffset.UTC));
      assertThat(millis(new EventTime(List.of("%Y-%m-%d %H:%M:%S.%f"), ZoneOffset.UTC), sysmon))
          .isEqualTo(wanted);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2023-10-03 23:50:22.438, 1696377022438",
    "2020-09-25T23:01:05.598481+0000, 1601074865598",
    "1601074865, 1601074865000",
    "1588205199.82437, 1588205199824",
    "1601074865123, 1601074865123",
    "1601074865123456, 1601074865123",
    "1601074865123456789, 1601074865123",
    "2016-12-31T23:59:60Z, 1483228799000"
  })
  void tellsFormatsByTheirLooks(String text, long wanted) {
    assertThat(millis(ANY, text)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "yesterday",
        "2023-13-03 00:00:00",
        "2023-10-03 25:00:00",
        "12:00",
        "1e5"
      })
  void refusesOthers(String text) {
    assertThat(millis(ANY, text)).isNull();
  }

  @Test
  void knowsZonesAndEnglishMonths() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    long wanted = ZonedDateTime.of(2026, 7, 1, 10, 0, 0, 0, berlin).toInstant().toEpochMilli();
    assertThat(millis(new EventTime(List.of(), berlin), "2026-07-01 10:00:00")).isEqualTo(wanted);
    assertThat(
            millis(
                new EventTime(List.of("%d/%b/%Y:%H:%M:%S %z"), ZoneOffset.UTC),
                "01/Jul/2026:10:00:00 +0200"))
        .isEqualTo(wanted);
    assertThat(millis(new EventTime(List.of("epoch-us"), ZoneOffset.UTC), "1601074865123456"))
        .isEqualTo(1601074865123L);
  }
}
