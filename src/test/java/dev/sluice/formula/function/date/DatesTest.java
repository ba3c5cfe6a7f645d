package dev.sluice.formula.function.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {

  private static final int EPOCH = 25_569;

  private static int serial(LocalDate day) {
    return (int) day.toEpochDay() + EPOCH;
  }

  /** Oracle: java.time, from 1900-03-01 on, where both calendars agree. */
  @Test
  void calendarAndIsoWeeksAreThoseOfJava() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      LocalDate day = LocalDate.ofEpochDay(61 - EPOCH + random.nextInt(2_900_000));
      int months = random.nextInt(49) - 24;
      int serial = serial(day);
      assertThat(ExcelDay.of(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))
          .isEqualTo(serial);
      assertThat(ExcelDay.endsMonth(serial)).isEqualTo(day.getDayOfMonth() == day.lengthOfMonth());
      assertThat(Weeks.dayOfWeek(serial, 2)).isEqualTo(day.getDayOfWeek().getValue());
      assertThat(Weeks.week(serial, 21)).isEqualTo(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      if (serial > 1000) {
        assertThat(ExcelDay.plusMonths(serial, months, false))
            .isEqualTo(serial(day.plusMonths(months)));
      }
    }
  }

  /** Oracle: the calendar of Lotus 1-2-3 that Excel keeps. */
  @ParameterizedTest
  @CsvSource({"0,1900,1,0", "1,1900,1,1", "59,1900,2,28", "60,1900,2,29", "61,1900,3,1"})
  void firstDaysHaveALeapDayTooMany(int serial, int year, int month, int dayOfMonth) {
    assertThat(ExcelDay.year(serial)).isEqualTo(year);
    assertThat(ExcelDay.month(serial)).isEqualTo(month);
    assertThat(ExcelDay.dayOfMonth(serial)).isEqualTo(dayOfMonth);
    assertThat(ExcelDay.of(year, month, dayOfMonth)).isEqualTo(serial);
    assertThat(Weeks.dayOfWeek(serial)).isEqualTo((serial + 6) % 7 + 1);
  }

  /** Oracle: a walk over every day. */
  @Test
  void workdaysAreThoseThatAWalkFinds() {
    Random random = new Random(11);
    for (int i = 0; i < 400; i++) {
      int free = random.nextInt(Weekend.EVERY_DAY);
      StringBuilder digits = new StringBuilder();
      for (int day = 0; day < 7; day++) {
        digits.append(free >> day & 1);
      }
      CellValue weekend = CellValue.text(digits.toString());
      int start = 40_000 + random.nextInt(50);
      List<CellValue> holidays = new ArrayList<>();
      for (int k = random.nextInt(8); k >= 0; k--) {
        holidays.add(CellValue.number(40_000 + random.nextInt(60)));
      }
      int days = random.nextInt(81) - 40;
      int day = start;
      int count = 0;
      while (count < Math.abs(days)) {
        day += Integer.signum(days);
        boolean works =
            digits.charAt(Math.floorMod(day - 2, 7)) == '0'
                && !holidays.contains(CellValue.number(day));
        count += works ? 1 : 0;
      }
      Matrix block = Matrix.ofColumn(holidays);
      assertThat(Workdays.afterWith(start, days, weekend, block)).isEqualTo(day);
      int first = start + Integer.signum(days);
      assertThat(days == 0 ? 0 : Workdays.betweenWith(first, day, weekend, block))
          .isEqualTo(first > day && days > 0 || days == 0 ? 0 : Math.abs(days) * sign(first, day));
    }
  }

  private static int sign(int first, int last) {
    return first > last ? -1 : 1;
  }

  /** Oracle: the examples of Microsoft's page of each function. */
  @Test
  void workdaysAreThoseOfTheDocumentation() {
    Matrix holidays =
        Matrix.ofNumbers(new double[][] {{date(2008, 11, 26), date(2008, 12, 4), 39_834}});
    assertThat(Workdays.after(date(2008, 10, 1), 151)).isEqualTo(date(2009, 4, 30));
    assertThat(Workdays.after(date(2008, 10, 1), 151, holidays)).isEqualTo(date(2009, 5, 5));
    assertThat(Workdays.between(date(2012, 10, 1), date(2013, 3, 1))).isEqualTo(110);
    assertThat(Workdays.betweenWith(date(2006, 2, 28), date(2006, 1, 31), CellValue.number(1)))
        .isEqualTo(-21);
    assertThat(Workdays.afterWith(date(2012, 1, 1), 30, CellValue.number(17))).isEqualTo(40_944);
    assertThat(Workdays.afterWith(date(2012, 1, 1), 90, CellValue.number(11))).isEqualTo(41_013);
  }

  /** Oracle: Microsoft's description of the argument. */
  @ParameterizedTest
  @CsvSource({"0,NUM", "8,NUM", "18,NUM", "x,VALUE", "000001,VALUE", "0000012,VALUE"})
  void otherWeekendsAreErrors(String weekend, ExcelError error) {
    CellValue argument =
        weekend.length() > 2 || weekend.equals("x")
            ? CellValue.text(weekend)
            : CellValue.number(Double.parseDouble(weekend));
    assertThat(Outcome.error(Workdays.betweenWith(1, 9, argument))).isEqualTo(error);
    assertThat(Outcome.error(Workdays.afterWith(1, 9, argument))).isEqualTo(error);
    assertThat(Outcome.error(Workdays.afterWith(1, 9, CellValue.text("1111111"))))
        .isEqualTo(ExcelError.VALUE);
  }

  /**
   * Oracle: Microsoft's examples of YEARFRAC and DAYS360, and rules 30/360 (NASD) and Actual/Actual
   * worked out by hand.
   */
  @ParameterizedTest
  @CsvSource({
    "2012-01-01,2012-07-30,0,0.58055556", "2012-01-01,2012-07-30,1,0.57650273",
    "2012-01-01,2012-07-30,3,0.57808219", "2023-02-28,2024-02-29,0,1",
    "2023-02-28,2023-03-31,0,0.08611111", "2023-02-28,2023-03-31,4,0.08888889",
    "2020-02-29,2021-02-28,1,0.99726776", "2019-03-01,2020-02-29,1,0.99726776",
    "2019-03-01,2020-02-28,1,0.99726027", "2000-01-01,2004-01-01,1,3.99835796"
  })
  void yearsFollowTheDayCount(LocalDate start, LocalDate end, int basis, double years) {
    assertThat(DayDifferences.years(serial(start), serial(end), basis))
        .isCloseTo(years, within(5e-9));
    assertThat(DayDifferences.years(serial(end), serial(start), basis))
        .isCloseTo(years, within(5e-9));
  }

  /** Oracle: Microsoft's description, and for MD its warning that results can be negative. */
  @ParameterizedTest
  @CsvSource({
    "2001-06-01,2002-08-15,YD,75", "2001-06-01,2002-08-15,d,440", "2001-01-01,2003-01-01,y,2",
    "2015-01-31,2015-03-01,MD,-2", "2015-01-15,2015-03-10,md,23", "2015-01-31,2015-02-28,M,0",
    "2014-12-31,2016-03-30,YM,2", "2016-02-29,2017-02-28,Y,0"
  })
  void differencesHaveSixUnits(LocalDate start, LocalDate end, String unit, int expected) {
    UTF8String text = UTF8String.fromString(unit);
    assertThat(DayDifferences.difference(serial(start), serial(end), text)).isEqualTo(expected);
    assertThat(Outcome.error(DayDifferences.difference(serial(end), serial(start), text)))
        .isEqualTo(ExcelError.NUM);
  }

  /** Oracle: java.time. */
  @Test
  void partsOfTimesAreThoseThatTheyWereMadeOf() {
    for (int second = 0; second < 86_400; second += 7) {
      double time = ClockTimes.time(0, 0, second % 30_000) + second / 30_000 * 30_000 / 86_400d;
      assertThat(ClockTimes.hour(45_000 + time)).isEqualTo(second / 3600);
      assertThat(ClockTimes.minute(45_000 + time)).isEqualTo(second / 60 % 60);
      assertThat(ClockTimes.second(45_000 + time)).isEqualTo(second % 60);
    }
    assertThat(Outcome.error(ClockTimes.hour(-0.1))).isEqualTo(ExcelError.NUM);
    assertThat(Outcome.error(ClockTimes.time(32_768, 0, 0))).isEqualTo(ExcelError.NUM);
    assertThat(Outcome.error(ClockTimes.timeOf(UTF8String.fromString("0.5"))))
        .isEqualTo(ExcelError.VALUE);
  }

  private static int date(int year, int month, int day) {
    return ExcelDay.of(year, month, day);
  }
}
