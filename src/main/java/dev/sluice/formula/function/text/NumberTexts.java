package dev.sluice.formula.function.text;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.runtime.TextNumbers;
import dev.sluice.formula.value.ExcelError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Numbers as texts with thousands, and back. Null stands for {@code #VALUE!}. */
public final class NumberTexts {

  private static final MathContext FIFTEEN_DIGITS = new MathContext(15, RoundingMode.HALF_UP);
  private static final int MOST_DECIMALS = 127;
  private static final int GROUP = 3;

  private NumberTexts() {}

  /** A number with two decimals and thousands. */
  public static @Nullable UTF8String fixed(double number) {
    return fixed(number, 2, false);
  }

  /** A number with some decimals and thousands; decimals below 0 round before the point. */
  public static @Nullable UTF8String fixed(double number, double decimals) {
    return fixed(number, decimals, false);
  }

  /** A number with some decimals, with thousands or without. */
  public static @Nullable UTF8String fixed(double number, double decimals, boolean noCommas) {
    BigDecimal rounded = rounded(number, decimals);
    if (rounded == null) {
      return null;
    }
    String written = written(rounded.abs(), !noCommas);
    return UTF8String.fromString(rounded.signum() < 0 ? "-" + written : written);
  }

  /** A number in dollars and cents. */
  public static @Nullable UTF8String dollar(double number) {
    return dollar(number, 2);
  }

  /** A number in dollars with some decimals; a negative one in brackets. */
  public static @Nullable UTF8String dollar(double number, double decimals) {
    BigDecimal rounded = rounded(number, decimals);
    if (rounded == null) {
      return null;
    }
    String written = "$" + written(rounded.abs(), true);
    return UTF8String.fromString(rounded.signum() < 0 ? "(" + written + ")" : written);
  }

  /** Rounds half away from zero on 15 digits; null for too many decimals. */
  private static @Nullable BigDecimal rounded(double number, double decimals) {
    if (!(Math.abs(decimals) < MOST_DECIMALS + 1)) {
      return null;
    }
    BigDecimal rounded =
        new BigDecimal(number).round(FIFTEEN_DIGITS).setScale((int) decimals, RoundingMode.HALF_UP);
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  private static String written(BigDecimal number, boolean commas) {
    String plain = number.toPlainString();
    int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
    StringBuilder out = new StringBuilder(plain);
    for (int at = end - GROUP; commas && at > 0; at -= GROUP) {
      out.insert(at, ',');
    }
    return out.toString();
  }

  /** The number that a text says with a decimal point. */
  public static double read(UTF8String text) {
    return read(text, UTF8String.fromString("."), UTF8String.fromString(","));
  }

  /** The number that a text says with a decimal separator; commas divide thousands. */
  public static double read(UTF8String text, UTF8String decimal) {
    return read(text, decimal, UTF8String.fromString(","));
  }

  /**
   * The number that a text says; of separators the first character counts. Spaces anywhere count
   * for nothing, an empty text is 0, every percent sign at the end divides by 100.
   */
  public static double read(UTF8String text, UTF8String decimal, UTF8String group) {
    if (decimal.numBytes() == 0 || group.numBytes() == 0) {
      return Outcome.of(ExcelError.VALUE);
    }
    char point = decimal.toString().charAt(0);
    char comma = group.toString().charAt(0);
    StringBuilder digits = new StringBuilder();
    int percents = 0;
    boolean afterPoint = false;
    for (char character : text.toString().toCharArray()) {
      boolean fails = false;
      if (character == point) {
        fails = afterPoint;
        afterPoint = true;
        digits.append('.');
      } else if (character == comma) {
        fails = afterPoint;
      } else if (character == '%') {
        percents++;
      } else if (!Character.isWhitespace(character) && character != '\u00A0') {
        // A comma or point that separates nothing here is no part of a number.
        fails = percents > 0 || character == '.' || character == ',';
        digits.append(character);
      }
      if (fails) {
        return Outcome.of(ExcelError.VALUE);
      }
    }
    if (digits.length() == 0) {
      return percents == 0 ? 0 : Outcome.of(ExcelError.VALUE);
    }
    Double number = TextNumbers.number(UTF8String.fromString(digits.toString()));
    return number == null ? Outcome.of(ExcelError.VALUE) : number / Math.pow(100, percents);
  }
}
