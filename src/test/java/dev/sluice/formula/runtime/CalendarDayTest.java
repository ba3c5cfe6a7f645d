package dev.sluice.formula.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Oracle: java.time. */
class CalendarDayTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyDayIsThatOfTheCalendar(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      int day = random.nextInt() >> random.nextInt(24);
      int months = random.nextInt(5000) - 2500;
      LocalDate date = LocalDate.ofEpochDay(day);
      assertDay(day, date);
      LocalDate later = date.plusMonths(months);
      assertThat(CalendarDay.plusMonths(day, months)).isEqualTo(later.toEpochDay());
      assertThat(CalendarDay.endOfMonth(day, months))
          .isEqualTo(later.withDayOfMonth(later.lengthOfMonth()).toEpochDay());
    }
  }

  @Test
  void everyDayOfFourHundredYears() {
    LocalDate first = LocalDate.of(1800, 1, 1);
    for (LocalDate date = first; date.getYear() < 2200; date = date.plusDays(1)) {
      assertDay((int) date.toEpochDay(), date);
    }
  }

  private static void assertDay(int day, LocalDate date) {
    long calendarDay = CalendarDay.of(day);
    assertThat(CalendarDay.year(calendarDay)).isEqualTo(date.getYear());
    assertThat(CalendarDay.month(calendarDay)).isEqualTo(date.getMonthValue());
    assertThat(CalendarDay.dayOfMonth(calendarDay)).isEqualTo(date.getDayOfMonth());
  }
}
