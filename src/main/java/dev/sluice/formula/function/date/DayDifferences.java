package dev.sluice.formula.function.date;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;
import java.util.Locale;
import org.apache.spark.unsafe.types.UTF8String;

/** How far two days are apart. Days are serial numbers, their time of day dropped. */
public final class DayDifferences {

  private static final double NUM = Outcome.of(ExcelError.NUM);

  private DayDifferences() {}

  /** Days from a start to an end, the end given first. */
  public static double days(double end, double start) {
    return ExcelDay.is(end) && ExcelDay.is(start) ? (int) end - (int) start : NUM;
  }

  /** Days in months of 30 days, in the European way or that of the United States. */
  public static double days360(double start, double end, boolean european) {
    if (!ExcelDay.is(start) || !ExcelDay.is(end)) {
      return NUM;
    }
    return european
        ? Days360.european((int) start, (int) end)
        : Days360.plain((int) start, (int) end);
  }

  /** Years between two days in any order, by a day count. */
  public static double years(double one, double other, double basis) {
    DayCount count = DayCount.of(basis);
    if (count == null || !ExcelDay.is(one) || !ExcelDay.is(other)) {
      return NUM;
    }
    int start = (int) Math.min(one, other);
    int end = (int) Math.max(one, other);
    return start == end ? 0 : count.years(start, end);
  }

  /**
   * Whole years (Y), months (M) or days (D) between two days; or the rest without whole years and
   * months (MD), whole years (YM, YD).
   */
  public static double difference(double from, double until, UTF8String unit) {
    if (!ExcelDay.is(from) || !ExcelDay.is(until) || (int) from > (int) until) {
      return NUM;
    }
    int start = (int) from;
    int end = (int) until;
    return switch (unit.toString().toUpperCase(Locale.ROOT)) {
      case "Y" -> months(start, end) / 12;
      case "M" -> months(start, end);
      case "D" -> end - start;
      case "MD" -> daysOfMonth(start, end);
      case "YM" -> months(start, end) % 12;
      case "YD" -> daysOfYear(start, end);
      default -> NUM;
    };
  }

  private static int months(int start, int end) {
    int months =
        (ExcelDay.year(end) - ExcelDay.year(start)) * 12
            + ExcelDay.month(end)
            - ExcelDay.month(start);
    return ExcelDay.dayOfMonth(end) < ExcelDay.dayOfMonth(start) ? months - 1 : months;
  }

  /**
   * Counts from a day that the month may not have and that then runs over: Excel can go below 0.
   */
  private static int daysOfMonth(int start, int end) {
    int day = ExcelDay.dayOfMonth(start);
    if (ExcelDay.dayOfMonth(end) >= day) {
      return ExcelDay.dayOfMonth(end) - day;
    }
    int before = ExcelDay.plusMonths(end, -1, false);
    return end - ExcelDay.of(ExcelDay.year(before), ExcelDay.month(before), day);
  }

  private static int daysOfYear(int start, int end) {
    int month = ExcelDay.month(start);
    int day = ExcelDay.dayOfMonth(start);
    int year = ExcelDay.year(end);
    int sameYear = ExcelDay.of(year, month, day);
    return end - (sameYear > end ? ExcelDay.of(year - 1, month, day) : sameYear);
  }
}
