package dev.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.InterpretedSession;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle looks for the next row among all others, and cuts with the days of java.time. */
class InForceTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalTime FROM = LocalTime.of(9, 30);
  private static final LocalTime UNTIL = LocalTime.of(16, 0);
  private static final TapeTables TABLES =
      new TapeTables(InterpretedSession.get(), 1, DataTypes.LongType);

  /** An event at some microseconds; null for no time. */
  private record Event(@Nullable String symbol, @Nullable Long micros, long id) {}

  private static List<Event> events(long seed) {
    Random random = new Random(seed);
    int count = seed == 0 ? 0 : seed == 1 ? 1 : 150;
    List<Event> events = new ArrayList<>();
    // The clocks of New York go back on 2026-11-01.
    Instant first = Instant.parse("2026-10-31T12:00:00Z");
    for (int i = 0; i < count; i++) {
      long micros =
          ChronoUnit.MICROS.between(Instant.EPOCH, first)
              + 1_000_000L * (seed == 2 ? 7_000 : random.nextInt(3 * 86_400))
              + random.nextInt(3);
      events.add(
          new Event(
              random.nextInt(9) == 0 ? null : List.of("A", "é", "😀").get(random.nextInt(3)),
              random.nextInt(seed == 3 ? 2 : 30) == 0 ? null : (Long) micros,
              i));
    }
    return events;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void secondsAreThoseUntilTheNextRowInsideTheDay(long seed) {
    List<Event> events = events(seed);
    boolean leavesOut = seed % 2 == 1;
    MarketStep step =
        new MarketStep(
            InForce.TYPE,
            "by: symbol, time: at, sequence: id, from: '09:30', until: '16:00:00', time-zone:"
                + " America/New_York"
                + (leavesOut ? ", before: leave-out" : ""));
    List<String> expected = new ArrayList<>();
    for (Event event : events) {
      if (event.micros() != null) {
        expected.add(event.id() + " " + seconds(event, events, leavesOut));
      }
    }
    Collections.sort(expected);
    for (int partitions : new int[] {1, 2, 7}) {
      MarketStep.Outcome outcome = step.run(table(events, partitions));
      List<String> actual = new ArrayList<>();
      for (Row row : outcome.kept()) {
        actual.add(row.getAs("id") + " " + row.<BigDecimal>getAs("seconds"));
      }
      Collections.sort(actual);
      assertThat(actual).isEqualTo(expected);
      assertThat(outcome.rejected()).isEqualTo(events.size() - expected.size());
    }
  }

  private static Dataset<Row> table(List<Event> events, int partitions) {
    List<Row> rows = new ArrayList<>();
    for (Event event : events) {
      Long micros = event.micros();
      rows.add(
          RowFactory.create(
              event.symbol(), micros == null ? null : TapeTables.timestamp(micros), event.id()));
    }
    return new TapeTables(InterpretedSession.get(), partitions, DataTypes.LongType)
        .table(
            rows,
            new StructType()
                .add("symbol", DataTypes.StringType)
                .add("at", DataTypes.TimestampType)
                .add("id", DataTypes.LongType));
  }

  private static BigDecimal seconds(Event event, List<Event> all, boolean leavesOut) {
    long time = Objects.requireNonNull(event.micros());
    LocalDate day = Instant.EPOCH.plus(time, ChronoUnit.MICROS).atZone(NEW_YORK).toLocalDate();
    long from = micros(day, FROM);
    long end = micros(day, UNTIL);
    for (Event other : all) {
      Long at = other.micros();
      if (at != null
          && Objects.equals(event.symbol(), other.symbol())
          && (at > time || at == time && other.id() > event.id())) {
        end = Math.min(end, at);
      }
    }
    long length = leavesOut && time < from ? 0 : Math.max(0, end - Math.max(time, from));
    return BigDecimal.valueOf(length, 6).setScale(9);
  }

  private static long micros(LocalDate day, LocalTime time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, day.atTime(time).atZone(NEW_YORK).toInstant());
  }

  @Test
  void timesMayBeNumbersOfAnyKind() {
    List<BigDecimal> times =
        List.of(
            new BigDecimal("34100.25"),
            new BigDecimal("34200.5"),
            new BigDecimal("34200.5"),
            new BigDecimal("50000.125"),
            new BigDecimal("57600.25"));
    List<String> expected =
        List.of("0.000000000", "0.000000000", "0.500000000", "15799.625000000", "7599.875000000");
    DataType decimal = DataTypes.createDecimalType(14, 9);
    assertThat(seconds(times.stream().map(time -> (Object) time.setScale(9)).toList(), decimal, ""))
        .isEqualTo(expected);
    assertThat(
            seconds(
                times.stream().map(time -> (Object) time.doubleValue()).toList(),
                DataTypes.DoubleType,
                ""))
        .isEqualTo(expected);
    assertThat(
            seconds(
                times.stream()
                    .map(time -> (Object) time.movePointRight(3).longValueExact())
                    .toList(),
                DataTypes.LongType,
                ", time-unit: ms"))
        .isEqualTo(expected);
  }

  private static List<String> seconds(List<Object> times, DataType type, String more) {
    List<Row> rows = new ArrayList<>();
    times.forEach(time -> rows.add(RowFactory.create(time)));
    return new MarketStep(InForce.TYPE, "time: at, from: '09:30:00', until: '16:00:00'" + more)
        .run(TABLES.table(rows, new StructType().add("at", type))).kept().stream()
            .map(row -> row.<BigDecimal>getAs("seconds").toPlainString())
            .sorted()
            .toList();
  }
}
