package dev.sluice.io.workbook;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A day number of a workbook as ISO text. Excel keeps dates as days since 1900, with a 29 February
 * 1900 that never was, or since 1904 in workbooks of old Macs.
 */
final class SerialText {

  private static final LocalDate DAY_0_OF_1904 = LocalDate.of(1904, 1, 1);
  // Serial 1 is 1900-01-01; after the day that never was, everything is one later.
  private static final LocalDate DAY_0_OF_1900 = LocalDate.of(1899, 12, 31);
  private static final int NO_DAY = 60;
  private static final long MILLIS_OF_DAY = 86_400_000L;
  private static final long MILLIS_OF_HOUR = 3_600_000L;
  private static final int YEAR_10000 = 2_958_466;
  private static final int YEAR_10000_OF_1904 = 2_957_004;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private SerialText() {}

  /**
   * The date, the time or both: a whole number of days is a date, whatever its format shows beside
   * it. Times are rounded to the millisecond, below which Excel shows nothing.
   *
   * @return nothing when it is no day of a calendar
   */
  static @Nullable String of(double serial, CellFormat.Kind kind, boolean since1904) {
    if (!(Math.abs(serial) <= YEAR_10000)) {
      return null;
    }
    long millis = Math.round(serial * MILLIS_OF_DAY);
    if (kind == CellFormat.Kind.DURATION) {
      return duration(millis);
    }
    long day = Math.floorDiv(millis, MILLIS_OF_DAY);
    long ofDay = Math.floorMod(millis, MILLIS_OF_DAY);
    LocalTime time = LocalTime.ofNanoOfDay(ofDay * 1_000_000);
    if (day == 0 && (kind == CellFormat.Kind.TIME || ofDay > 0 && !since1904)) {
      return written(time);
    }
    LocalDate date = date(day, since1904);
    if (date == null) {
      return null;
    }
    return ofDay == 0 ? date.toString() : date + "T" + written(time);
  }

  /** A date that strict workbooks write as ISO text, without a midnight that says nothing. */
  static String ofIso(String written) {
    String text = written.strip();
    try {
      LocalDateTime moment = LocalDateTime.parse(text);
      boolean midnight = moment.toLocalTime().equals(LocalTime.MIDNIGHT);
      return midnight ? moment.toLocalDate().toString() : text;
    } catch (java.time.DateTimeException e) {
      return text;
    }
  }

  private static String duration(long millis) {
    long hours = Math.abs(millis) / MILLIS_OF_HOUR;
    LocalTime rest = LocalTime.ofNanoOfDay(Math.abs(millis) % MILLIS_OF_HOUR * 1_000_000);
    return (millis < 0 ? "-" : "") + (hours < 10 ? "0" : "") + hours + written(rest).substring(2);
  }

  private static String written(LocalTime time) {
    return (time.getNano() == 0 ? SECONDS : MILLIS).format(time);
  }

  private static @Nullable LocalDate date(long day, boolean since1904) {
    if (since1904) {
      return day >= 0 && day < YEAR_10000_OF_1904 ? DAY_0_OF_1904.plusDays(day) : null;
    }
    if (day < 1 || day == NO_DAY || day >= YEAR_10000) {
      return null;
    }
    return DAY_0_OF_1900.plusDays(day > NO_DAY ? day - 1 : day);
  }
}
