package dev.sluice.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Numbers, durations and times as a person reads them, the same on every machine. */
final class Figures {

  private static final DateTimeFormatter MINUTE_AND_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Figures() {}

  /** {@code 1,234,567}. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 row}, {@code 2 rows}. */
  static String counted(long number, String singular) {
    return count(number) + " " + singular + (number == 1 ? "" : "s");
  }

  /** Every digit that the number has: {@code 1,234.50} stays {@code 1,234.50}. */
  static String exact(BigDecimal number) {
    String plain = number.toPlainString();
    int point = plain.indexOf('.');
    int end = point < 0 ? plain.length() : point;
    int start = plain.startsWith("-") ? 1 : 0;
    StringBuilder grouped = new StringBuilder(plain);
    for (int i = end - 3; i > start; i -= 3) {
      grouped.insert(i, ',');
    }
    return grouped.toString();
  }

  /** {@code 830 ms}, {@code 4.2 s}, {@code 3 min 20 s}, {@code 2 h 05 min}. */
  static String duration(long milliseconds) {
    if (milliseconds < 1_000) {
      return milliseconds + " ms";
    }
    if (milliseconds < 59_950) {
      return String.format(Locale.ROOT, "%.1f s", milliseconds / 1_000.0);
    }
    long seconds = (milliseconds + 500) / 1_000;
    return seconds < 3_600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%,d h %02d min", seconds / 3_600, seconds / 60 % 60);
  }

  /** {@code 12 B}, {@code 3.4 kB}, {@code 1.2 GB}: powers of 1,000. */
  static String bytes(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    double size = bytes;
    int unit = -1;
    String units = "kMGTPE";
    do {
      size /= 1_000;
      unit++;
    } while (size >= 999.95 && unit < units.length() - 1);
    return String.format(Locale.ROOT, "%.1f %sB", size, units.charAt(unit));
  }

  /** {@code 2026-10-31 06:00:00 UTC}; text that is no instant stays as it is. */
  static String time(String instant) {
    try {
      return MINUTE_AND_SECOND.format(Instant.parse(instant));
    } catch (DateTimeParseException e) {
      return instant;
    }
  }

  /** Milliseconds from one instant to the other; 0 when either is no instant. */
  static long between(String start, String end) {
    try {
      return Math.max(0, Duration.between(Instant.parse(start), Instant.parse(end)).toMillis());
    } catch (DateTimeParseException e) {
      return 0;
    }
  }

  /** {@code 12.5 %}; a share that is not quite all or nothing never looks like all or nothing. */
  static String percent(long part, long whole) {
    if (whole == 0) {
      return "0 %";
    }
    double share = 100.0 * part / whole;
    if (part == whole || part == 0) {
      return Math.round(share) + " %";
    }
    return share < 0.1
        ? "< 0.1 %"
        : share > 99.9 ? "> 99.9 %" : String.format(Locale.ROOT, "%.1f %%", share);
  }
}
