package dev.sluice.io.text;

import org.jspecify.annotations.Nullable;

/**
 * A moment as ISO 8601 writes it: {@code 2026-10-31T14:05}, with a blank in place of the T, with
 * seconds, up to six decimals of them, and {@code Z}, {@code +02:00}, {@code +0200} or {@code +02}.
 * Without a zone it is UTC; a date alone is its midnight.
 */
final class TimestampCell implements CellParser {

  private static final long MICROS_PER_SECOND = 1_000_000L;
  private static final int MICROS_DIGITS = 6;
  static final int NO_OFFSET = Integer.MIN_VALUE;
  private static final String NO_TIMESTAMP = "not a timestamp as yyyy-MM-ddTHH:mm:ss";

  @Override
  public @Nullable String parse(byte[] bytes, int from, int to, CellRow row, int slot) {
    int first = CellParser.first(bytes, from, to);
    int end = CellParser.last(bytes, first, to);
    if (first == end) {
      row.setNullAt(slot);
      return null;
    }
    long days = end - first >= DateCell.LENGTH ? DateCell.days(bytes, first) : DateCell.NO_DATE;
    if (days == DateCell.NO_DATE) {
      return NO_TIMESTAMP;
    }
    long seconds = days * 86_400;
    long micros = 0;
    int at = first + DateCell.LENGTH;
    if (at < end) {
      if (end - at < 6 || (bytes[at] != 'T' && bytes[at] != ' ') || bytes[at + 3] != ':') {
        return NO_TIMESTAMP;
      }
      int hour = DateCell.number(bytes, at + 1, 2);
      int minute = DateCell.number(bytes, at + 4, 2);
      at += 6;
      int second = 0;
      if (at < end && bytes[at] == ':') {
        second = end - at >= 3 ? DateCell.number(bytes, at + 1, 2) : -1;
        at += 3;
        if (at < end && bytes[at] == '.') {
          int fractionEnd = digitsEnd(bytes, at + 1, end);
          micros = micros(bytes, at + 1, fractionEnd);
          at = fractionEnd;
        }
      }
      int offset = offset(bytes, at, end);
      boolean inDay = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
      if (!inDay || second < 0 || second > 59 || micros == -1 || offset == NO_OFFSET) {
        return NO_TIMESTAMP;
      }
      if (micros == -2) {
        return "more than six decimals of a second";
      }
      seconds += hour * 3600 + minute * 60 + second - offset;
    }
    row.setBits(slot, seconds * MICROS_PER_SECOND + micros);
    return null;
  }

  private static int digitsEnd(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i;
  }

  /** Microseconds; -1 when there are no digits, -2 when there are too many for a timestamp. */
  private static long micros(byte[] bytes, int from, int end) {
    if (from == end) {
      return -1;
    }
    long value = 0;
    for (int k = 0; k < MICROS_DIGITS; k++) {
      value = value * 10 + (from + k < end ? bytes[from + k] - '0' : 0);
    }
    for (int i = from + MICROS_DIGITS; i < end; i++) {
      if (bytes[i] != '0') {
        return -2;
      }
    }
    return value;
  }

  /** Seconds east of Greenwich, 0 when none is written. */
  static int offset(byte[] bytes, int at, int end) {
    int length = end - at;
    if (length == 0 || (length == 1 && bytes[at] == 'Z')) {
      return 0;
    }
    boolean east = length > 0 && bytes[at] == '+';
    if (length < 3 || (!east && bytes[at] != '-')) {
      return NO_OFFSET;
    }
    int hours = DateCell.number(bytes, at + 1, 2);
    int minutes =
        switch (length) {
          case 3 -> 0;
          case 5 -> DateCell.number(bytes, at + 3, 2);
          case 6 -> bytes[at + 3] == ':' ? DateCell.number(bytes, at + 4, 2) : -1;
          default -> -1;
        };
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return NO_OFFSET;
    }
    int seconds = hours * 3600 + minutes * 60;
    return east ? seconds : -seconds;
  }
}
