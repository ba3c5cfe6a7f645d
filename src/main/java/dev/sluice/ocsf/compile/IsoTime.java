package dev.sluice.ocsf.compile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Reads moments as ISO 8601 writes them, and as logs do: {@code 2023-10-03T23:50:22.438Z}, with a
 * space for the T, any number of digits of the second, and an offset such as {@code +0000}, {@code
 * +02:00}, {@code Z} or none.
 */
final class IsoTime {

  private static final int MINUTES_END = 16;
  private static final long DAY_MILLIS = 86_400_000L;

  private IsoTime() {}

  /** Milliseconds since 1970; null for another text. */
  static @Nullable Long millis(UTF8String text, ZoneId zone) {
    byte[] b = text.getBytes();
    int length = b.length;
    while (length > 0 && b[length - 1] <= ' ') {
      length--;
    }
    if (length < MINUTES_END
        || b[4] != '-'
        || b[7] != '-'
        || b[10] != 'T' && b[10] != ' '
        || b[13] != ':') {
      return null;
    }
    int year = number(b, 0, 4);
    int month = number(b, 5, 7);
    int day = number(b, 8, 10);
    int hour = number(b, 11, 13);
    int minute = number(b, 14, MINUTES_END);
    int second = 0;
    int nanos = 0;
    int at = MINUTES_END;
    if (at < length && b[at] == ':') {
      second = at + 3 <= length ? number(b, at + 1, at + 3) : -1;
      at += 3;
      if (at < length && (b[at] == '.' || b[at] == ',')) {
        int digits = 0;
        at++;
        while (at < length && b[at] >= '0' && b[at] <= '9') {
          if (digits < 9) {
            nanos = nanos * 10 + b[at] - '0';
          }
          digits++;
          at++;
        }
        for (int i = digits; i < 9; i++) {
          nanos *= 10;
        }
      }
    }
    if ((year | month | day | hour | minute | second) < 0 || hour > 23 || minute > 59) {
      return null;
    }
    return moment(new int[] {year, month, day, hour, minute, second, nanos}, b, at, length, zone);
  }

  private static @Nullable Long moment(
      int[] part, byte[] b, int offsetAt, int length, ZoneId zone) {
    // A leap second is the last one of its minute here.
    int second = Math.min(part[5], 59);
    Integer offset = offset(b, offsetAt, length);
    try {
      if (offset == null && zone != ZoneOffset.UTC) {
        return offsetAt == length
            ? (Long)
                LocalDateTime.of(part[0], part[1], part[2], part[3], part[4], second, part[6])
                    .atZone(zone)
                    .toInstant()
                    .toEpochMilli()
            : null;
      }
      if (offset == null && offsetAt < length || part[5] > 60) {
        return null;
      }
      long days = LocalDate.of(part[0], part[1], part[2]).toEpochDay();
      long seconds = part[3] * 3600L + part[4] * 60L + second - (offset == null ? 0 : offset);
      return days * DAY_MILLIS + seconds * 1000 + part[6] / 1_000_000;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Seconds east of Greenwich; null when none is written or it is none. */
  private static @Nullable Integer offset(byte[] b, int start, int length) {
    int at = start;
    while (at < length && b[at] == ' ') {
      at++;
    }
    int rest = length - at;
    if (rest == 1 && (b[at] | 0x20) == 'z' || rest == 3 && isUtc(b, at)) {
      return 0;
    }
    if (rest != 3 && rest != 5 && rest != 6 || b[at] != '+' && b[at] != '-') {
      return null;
    }
    int hours = number(b, at + 1, at + 3);
    int minutes = rest == 3 ? 0 : number(b, length - 2, length);
    if (hours < 0 || minutes < 0 || hours > 18 || minutes > 59 || rest == 6 && b[at + 3] != ':') {
      return null;
    }
    int seconds = hours * 3600 + minutes * 60;
    return b[at] == '-' ? -seconds : seconds;
  }

  private static boolean isUtc(byte[] b, int at) {
    return (b[at] == 'U' && b[at + 1] == 'T' && b[at + 2] == 'C')
        || (b[at] == 'G' && b[at + 1] == 'M' && b[at + 2] == 'T');
  }

  private static int number(byte[] b, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      int digit = b[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
