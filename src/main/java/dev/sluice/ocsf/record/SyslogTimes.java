package dev.sluice.ocsf.record;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Finds the time at the start of a syslog line, without reading what time it is. */
final class SyslogTimes {

  private static final Set<String> MONTHS =
      Set.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final String CLOCK = "00:00:00";
  private static final String ISO = "0000-00-00T00:00:00";

  private SyslogTimes() {}

  /**
   * Where the time ends that begins here: {@code Oct 1 22:14:15}, with a year before or after the
   * clock as some write, or an ISO time; less than 0 when there is none.
   */
  static int end(byte[] bytes, int from, int to) {
    if (isShaped(bytes, from, to, ISO)) {
      int end = Pieces.indexOf(bytes, (byte) ' ', from + ISO.length(), to);
      return end < 0 ? to : end;
    }
    if (to - from < 4
        || !MONTHS.contains(new String(bytes, from, 3, StandardCharsets.ISO_8859_1))) {
      return -1;
    }
    int day = blanks(bytes, from + 3, to);
    int clock = blanks(bytes, digits(bytes, day, to), to);
    if (day == from + 3 || digits(bytes, day, to) == day) {
      return -1;
    }
    int year = digits(bytes, clock, to);
    if (year - clock == 4) {
      clock = blanks(bytes, year, to);
    }
    if (!isShaped(bytes, clock, to, CLOCK)) {
      return -1;
    }
    int end = clock + CLOCK.length();
    if (end < to && bytes[end] == '.') {
      end = digits(bytes, end + 1, to);
    }
    return end;
  }

  private static int blanks(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] == ' ') {
      at++;
    }
    return at;
  }

  private static int digits(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }

  /** Whether digits stand where the shape has a 0, and its other characters as they are. */
  private static boolean isShaped(byte[] bytes, int from, int to, String shape) {
    if (from + shape.length() > to) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      byte one = bytes[from + i];
      char wanted = shape.charAt(i);
      boolean fits = wanted == '0' ? one >= '0' && one <= '9' : one == wanted;
      if (!fits && !(wanted == 'T' && one == ' ')) {
        return false;
      }
    }
    return true;
  }
}
