package dev.sluice.formula.function.date;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.runtime.TextNumbers;
import dev.sluice.formula.value.ExcelError;
import org.apache.spark.unsafe.types.UTF8String;

/** Times of day, the fractions of serial numbers; shown parts are of the nearest second. */
public final class ClockTimes {

  private static final double NUM = Outcome.of(ExcelError.NUM);
  private static final double VALUE = Outcome.of(ExcelError.VALUE);
  private static final int SECONDS_A_DAY = 86_400;
  private static final int LARGEST_PART = 32_767;

  private ClockTimes() {}

  /** The hour, 0 to 23. */
  public static double hour(double serial) {
    return ExcelDay.is(serial) ? seconds(serial) / 3600 : NUM;
  }

  /** The minute, 0 to 59. */
  public static double minute(double serial) {
    return ExcelDay.is(serial) ? seconds(serial) / 60 % 60 : NUM;
  }

  /** The second, 0 to 59. */
  public static double second(double serial) {
    return ExcelDay.is(serial) ? seconds(serial) % 60 : NUM;
  }

  /** The fraction of a day of hours, minutes and seconds, which may run over. */
  public static double time(double hours, double minutes, double seconds) {
    if (hours >= LARGEST_PART + 1 || minutes >= LARGEST_PART + 1 || seconds >= LARGEST_PART + 1) {
      return NUM;
    }
    double total = (double) (int) hours * 3600 + (double) (int) minutes * 60 + (int) seconds;
    return total < 0 ? NUM : total % SECONDS_A_DAY / SECONDS_A_DAY;
  }

  /** The time of day that a text says, as a fraction of a day. */
  public static double timeOf(UTF8String text) {
    Double serial = TextNumbers.date(text);
    return serial == null ? VALUE : serial - Math.floor(serial);
  }

  /** The day that a text says, without its time. */
  public static double dayOf(UTF8String text) {
    Double serial = TextNumbers.date(text);
    return serial == null ? VALUE : Math.floor(serial);
  }

  private static int seconds(double serial) {
    return (int) Math.round((serial - Math.floor(serial)) * SECONDS_A_DAY) % SECONDS_A_DAY;
  }
}
