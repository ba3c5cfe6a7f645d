package dev.sluice.formula.function.math;

import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;
import java.util.Locale;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Numbers written to a base from 2 to 36. */
public final class Radix {

  private static final int LONGEST = 255;

  private Radix() {}

  /** A whole number from 0 to 2^53 as digits; null for {@code #NUM!}. */
  public static @Nullable UTF8String digits(double number, double base) {
    return digits(number, base, 0);
  }

  /** The same with zeros before it up to a length of at most 255. */
  public static @Nullable UTF8String digits(double number, double base, double length) {
    double whole = Doubles.truncated(number);
    double size = Doubles.truncated(length);
    if (whole < 0 || whole >= 0x1p53 || !isBase(base) || size < 0 || size > LONGEST) {
      return null;
    }
    String digits = Long.toString((long) whole, (int) base).toUpperCase(Locale.ROOT);
    return UTF8String.fromString("0".repeat(Math.max(0, (int) size - digits.length())) + digits);
  }

  /** The number of at most 255 digits; {@code #NUM!} for other signs. */
  public static double number(UTF8String digits, double base) {
    String text = digits.toString().strip();
    if (!isBase(base)) {
      return Outcome.of(ExcelError.NUM);
    }
    if (text.length() > LONGEST) {
      return Outcome.of(ExcelError.VALUE);
    }
    double number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), (int) base) : -1;
      if (digit < 0) {
        return Outcome.of(ExcelError.NUM);
      }
      number = number * (int) base + digit;
    }
    return number;
  }

  private static boolean isBase(double base) {
    return base >= Character.MIN_RADIX && base < Character.MAX_RADIX + 1;
  }
}
