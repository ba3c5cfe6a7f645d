package dev.sluice.market.tape;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * A stretch of each day, on the clock of a time zone, or one stretch of plain numbers. Times are
 * those of a {@link TimeAxis}.
 *
 * @param isCalendar whether times are microseconds since 1970; then the bounds are nanoseconds of
 *     the day on the clock, otherwise times themselves
 */
public record DayWindow(boolean isCalendar, ZoneId zone, long from, long until)
    implements Serializable {

  /** The bounds of the day of one time after another. */
  public Days days() {
    return new Days();
  }

  /** Remembers the last day: most times that follow are of the same. */
  public final class Days {

    private long dayStart = Long.MAX_VALUE;
    private long dayEnd = Long.MIN_VALUE;
    private long start = from;
    private long end = until;

    /** Where the window of the day of a time begins. */
    public long start(long time) {
      find(time);
      return start;
    }

    /** Where the window of the day of a time ends. */
    public long end(long time) {
      find(time);
      return end;
    }

    private void find(long time) {
      if (!isCalendar || dayStart <= time && time < dayEnd) {
        return;
      }
      LocalDate day = Instant.EPOCH.plus(time, ChronoUnit.MICROS).atZone(zone).toLocalDate();
      dayStart = micros(day, 0);
      dayEnd = micros(day.plusDays(1), 0);
      start = micros(day, from);
      end = micros(day, until);
    }

    private long micros(LocalDate day, long nanoOfDay) {
      LocalDate clockDay = nanoOfDay < TimeUnit.DAYS.toNanos(1) ? day : day.plusDays(1);
      Instant instant =
          clockDay
              .atTime(LocalTime.ofNanoOfDay(nanoOfDay % TimeUnit.DAYS.toNanos(1)))
              .atZone(zone)
              .toInstant();
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000), instant.getNano() / 1000);
    }
  }
}
