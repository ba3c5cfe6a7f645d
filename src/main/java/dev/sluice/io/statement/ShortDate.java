package dev.sluice.io.statement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Days written with digits alone; years of two digits are 1980 to 2079. */
final class ShortDate {

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private ShortDate() {}

  /** {@code yyMMdd} or {@code yyyyMMdd}; empty when there is no such day. */
  static Optional<LocalDate> of(String written) {
    if (!DIGITS.matcher(written).matches() || written.length() != 6 && written.length() != 8) {
      return Optional.empty();
    }
    int yearDigits = written.length() - 4;
    int year = Integer.parseInt(written.substring(0, yearDigits));
    if (yearDigits == 2) {
      year += year < 80 ? 2000 : 1900;
    }
    return day(
        year,
        Integer.parseInt(written.substring(yearDigits, yearDigits + 2)),
        Integer.parseInt(written.substring(yearDigits + 2)));
  }

  /** {@code MMdd} in the year that brings it nearest to another day. */
  static Optional<LocalDate> near(LocalDate other, String written) {
    if (!DIGITS.matcher(written).matches() || written.length() != 4) {
      return Optional.empty();
    }
    int month = Integer.parseInt(written.substring(0, 2));
    int day = Integer.parseInt(written.substring(2));
    return IntStream.rangeClosed(other.getYear() - 1, other.getYear() + 1)
        .mapToObj(year -> day(year, month, day))
        .flatMap(Optional::stream)
        .min(Comparator.comparing(found -> Math.abs(found.toEpochDay() - other.toEpochDay())));
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
