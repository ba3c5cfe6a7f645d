package dev.sluice.testdata;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Random;

/** Times of a trading day, in microseconds since midnight, exchange time. */
final class MarketClock {

  static final long SECOND = 1_000_000;
  static final long OPEN = LocalTime.of(9, 30).toSecondOfDay() * SECOND;
  static final long CLOSE = LocalTime.of(16, 0).toSecondOfDay() * SECOND;

  private static final long HOUR = 3_600 * SECOND;

  private MarketClock() {}

  /** A time of the session, most likely in its first or its last hour. */
  static long busy(Random random) {
    int part = random.nextInt(100);
    return part < 35
        ? OPEN + within(random, HOUR)
        : part < 65 ? CLOSE - HOUR + within(random, HOUR) : OPEN + within(random, CLOSE - OPEN);
  }

  /** A time in the half hour before or after the session. */
  static long outside(Random random) {
    long offset = within(random, HOUR / 2);
    return random.nextBoolean() ? OPEN - HOUR / 2 + offset : CLOSE + offset;
  }

  /** A number of microseconds below a bound. */
  static long within(Random random, long bound) {
    return Math.floorMod(random.nextLong(), bound);
  }

  /** A time as written. */
  static String written(LocalDate date, long micros) {
    LocalTime time = LocalTime.ofNanoOfDay(micros * 1000);
    return String.format(
        Locale.ROOT,
        "%sT%02d:%02d:%02d.%06d",
        date,
        time.getHour(),
        time.getMinute(),
        time.getSecond(),
        micros % SECOND);
  }
}
