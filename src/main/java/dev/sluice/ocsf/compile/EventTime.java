package dev.sluice.ocsf.compile;

import dev.sluice.ocsf.mapping.TimeFormats;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Reads moments as milliseconds since 1970 in UTC. Without formats ISO 8601 in its usual forms and
 * numbers are understood: seconds up to 11 digits, then milliseconds, microseconds, nanoseconds.
 */
public final class EventTime implements Serializable {

  private static final long serialVersionUID = 1L;

  private final List<String> formats;
  private final ZoneId zone;
  private transient @Nullable List<DateTimeFormatter> formatters;

  EventTime(List<String> formats, ZoneId zone) {
    this.formats = new ArrayList<>(formats);
    this.zone = zone;
  }

  /** The milliseconds; null for a text that is no moment in these formats. */
  public @Nullable Long millis(UTF8String text) {
    if (formats.isEmpty()) {
      return guessed(text);
    }
    String written = text.toString().strip();
    for (int i = 0; i < formats.size(); i++) {
      Long millis = read(text, written, i);
      if (millis != null) {
        return millis;
      }
    }
    // A source that changes its way of writing must not lose its events.
    return guessed(text);
  }

  private @Nullable Long read(UTF8String text, String written, int format) {
    return switch (formats.get(format)) {
      case "iso" -> IsoTime.millis(text, zone);
      case "epoch", "epoch-s" -> scaled(written, 3);
      case "epoch-ms" -> scaled(written, 0);
      case "epoch-us" -> scaled(written, -3);
      case "epoch-ns" -> scaled(written, -6);
      default -> patterned(written, formatter(format));
    };
  }

  private @Nullable Long guessed(UTF8String text) {
    Long iso = IsoTime.millis(text, zone);
    if (iso != null) {
      return iso;
    }
    String written = text.toString().strip();
    int point = written.indexOf('.');
    int digits = (point < 0 ? written.length() : point) - (written.startsWith("-") ? 1 : 0);
    return scaled(written, digits <= 11 ? 3 : digits <= 14 ? 0 : digits <= 17 ? -3 : -6);
  }

  /** A number, moved by some decimal places; what is left of a millisecond is cut off. */
  private static @Nullable Long scaled(String written, int places) {
    if (written.isEmpty() || written.length() > 40) {
      return null;
    }
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (!(c >= '0' && c <= '9' || c == '.' || c == '-' && i == 0)) {
        return null;
      }
    }
    try {
      return new BigDecimal(written)
          .movePointRight(places)
          .setScale(0, RoundingMode.FLOOR)
          .longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  private DateTimeFormatter formatter(int format) {
    List<DateTimeFormatter> made = formatters;
    if (made == null) {
      made = new ArrayList<>();
      for (String pattern : formats) {
        made.add(
            TimeFormats.WORDS.contains(pattern)
                ? DateTimeFormatter.ISO_INSTANT
                : TimeFormats.formatter(pattern));
      }
      formatters = made;
    }
    return made.get(format);
  }

  private @Nullable Long patterned(String written, DateTimeFormatter formatter) {
    try {
      TemporalAccessor parsed = formatter.parse(written);
      LocalDate day = parsed.query(TemporalQueries.localDate());
      if (day == null) {
        return null;
      }
      var time = parsed.query(TemporalQueries.localTime());
      ZoneId offset = parsed.query(TemporalQueries.zone());
      LocalDateTime moment = time == null ? day.atStartOfDay() : day.atTime(time);
      Instant instant = moment.atZone(offset == null ? zone : offset).toInstant();
      return instant.toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }
}
