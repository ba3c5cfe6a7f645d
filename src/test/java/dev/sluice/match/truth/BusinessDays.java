package dev.sluice.match.truth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/** Days on which work is done: neither Saturday nor Sunday nor a holiday. */
public record BusinessDays(Set<LocalDate> holidays) {

  public BusinessDays {
    holidays = new TreeSet<>(holidays);
  }

  /** Whether work is done on a day. */
  public boolean includes(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holidays.contains(day);
  }

  /** How many business days after {@code from} are up to {@code to}; negative when it is before. */
  public int between(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -between(to, from);
    }
    int days = 0;
    for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
      days += includes(day) ? 1 : 0;
    }
    return days;
  }
}
