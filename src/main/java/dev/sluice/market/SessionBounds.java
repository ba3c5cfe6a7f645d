package dev.sluice.market;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.market.tape.DayWindow;
import dev.sluice.market.tape.TimeAxis;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of a day as users write them: {@code 09:30:00} on the clock of a time zone, or a plain
 * number in the unit of a time that is a number. For such times a clock counts from midnight, 0.
 *
 * @param from null for the start of the day, or for no bound
 * @param until null for the end of the day, or for no bound
 */
record SessionBounds(
    @Nullable String from,
    Place fromPlace,
    @Nullable String until,
    Place untilPlace,
    @Nullable String zone,
    Place zonePlace) {

  static final String FROM = "from";
  static final String UNTIL = "until";
  private static final String ZONE = "time-zone";
  private static final long DAY = TimeUnit.DAYS.toNanos(1);

  /** A shape with the time zone. */
  static ObjectShape withZone(ObjectShape shape) {
    return shape.optional(
        ZONE,
        new Shape.Text("a time zone"),
        "whose clock and whose days count for timestamps, such as America/New_York; without it"
            + " UTC");
  }

  static SessionBounds read(Fields options) {
    return new SessionBounds(
        options.optionalText(FROM).orElse(null),
        options.place(FROM),
        options.optionalText(UNTIL).orElse(null),
        options.place(UNTIL),
        options.optionalText(ZONE).orElse(null),
        options.place(ZONE));
  }

  /** The window on an axis; what it cannot be is reported. */
  Optional<DayWindow> on(TimeAxis axis, Problems problems) {
    int before = problems.count();
    long first = bound(from, fromPlace, axis, axis.isCalendar() ? 0 : Long.MIN_VALUE, problems);
    long last = bound(until, untilPlace, axis, axis.isCalendar() ? DAY : Long.MAX_VALUE, problems);
    ZoneId where = zone(problems);
    if (problems.count() == before && first >= last) {
      problems.report(
          Problem.user(untilPlace, "empty-range", "until is not after from: no time is left"));
    }
    return problems.count() == before
        ? Optional.of(new DayWindow(axis.isCalendar(), where, first, last))
        : Optional.empty();
  }

  private ZoneId zone(Problems problems) {
    if (zone != null) {
      try {
        return ZoneId.of(zone);
      } catch (DateTimeException e) {
        problems.report(
            Problem.user(zonePlace, "no-time-zone", "\"" + zone + "\" is no time zone"));
      }
    }
    return ZoneOffset.UTC;
  }

  private static long bound(
      @Nullable String text, Place place, TimeAxis axis, long otherwise, Problems problems) {
    if (text == null) {
      return otherwise;
    }
    Optional<Long> clock = clock(text);
    Optional<BigDecimal> time =
        axis.isCalendar()
            ? clock.map(BigDecimal::valueOf)
            : clock
                .map(nanos -> BigDecimal.valueOf(nanos, 9).multiply(big(axis.perSecond())))
                .or(() -> Numbers.parsed(text).map(number -> number.multiply(big(axis.perUnit()))));
    try {
      return time.orElseThrow(ArithmeticException::new).longValueExact();
    } catch (ArithmeticException e) {
      problems.report(
          Problem.user(
              place,
              "no-time",
              "\""
                  + text
                  + "\" is no "
                  + (axis.isCalendar()
                      ? "time of the day such as 09:30:00"
                      : "time of the day such as 09:30:00, nor a number that the times can have")));
      return otherwise;
    }
  }

  private static BigDecimal big(long number) {
    return BigDecimal.valueOf(number);
  }

  /** Nanoseconds since midnight, the midnight at the end of the day included. */
  private static Optional<Long> clock(String text) {
    if (text.matches("24:00(:00)?")) {
      return Optional.of(DAY);
    }
    try {
      return Optional.of(LocalTime.parse(text).toNanoOfDay());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
