package dev.sluice.ocsf.compile;

import java.util.Locale;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Texts as the values of OCSF's types; null for a text that is none. Called by generated code. */
public final class Conversions {

  private static final int MOST_DIGITS = 18;

  private Conversions() {}

  /** A whole number within bounds, in decimal digits or, after 0x, hexadecimal ones. */
  public static @Nullable Long wholeNumber(UTF8String text, long min, long max) {
    byte[] bytes = text.getBytes();
    int start = 0;
    int end = bytes.length;
    while (start < end && bytes[start] <= ' ') {
      start++;
    }
    while (end > start && bytes[end - 1] <= ' ') {
      end--;
    }
    if (end - start > 2 && bytes[start] == '0' && (bytes[start + 1] | 0x20) == 'x') {
      return within(digits(bytes, start + 2, end, 16), min, max);
    }
    boolean negative = start < end && bytes[start] == '-';
    // Numbers such as 443.0 are whole too.
    int point = start;
    while (point < end && bytes[point] != '.') {
      point++;
    }
    for (int i = point + 1; i < end; i++) {
      if (bytes[i] != '0') {
        return null;
      }
    }
    Long number = digits(bytes, negative ? start + 1 : start, point, 10);
    return within(number == null || !negative ? number : Long.valueOf(-number), min, max);
  }

  /** The same for numbers of 32 bits. */
  public static @Nullable Integer integer(UTF8String text, long min, long max) {
    Long number =
        wholeNumber(text, Math.max(min, Integer.MIN_VALUE), Math.min(max, Integer.MAX_VALUE));
    return number == null ? null : number.intValue();
  }

  private static @Nullable Long within(@Nullable Long number, long min, long max) {
    return number == null || number < min || number > max ? null : number;
  }

  private static @Nullable Long digits(byte[] bytes, int start, int end, int radix) {
    if (start >= end || end - start > MOST_DIGITS) {
      return null;
    }
    long number = 0;
    for (int i = start; i < end; i++) {
      int digit = Character.digit(bytes[i], radix);
      if (digit < 0) {
        return null;
      }
      number = number * radix + digit;
    }
    return number;
  }

  /** A number with a fraction; never infinite. */
  public static @Nullable Double number(UTF8String text) {
    try {
      double number = Double.parseDouble(text.toString());
      return Double.isFinite(number) ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** True or false, in any of the usual words. */
  public static @Nullable Boolean truth(UTF8String text) {
    return switch (text.toString().strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "y", "1", "t", "on" -> true;
      case "false", "no", "n", "0", "f", "off" -> false;
      default -> null;
    };
  }

  /** A text of at most so many characters. */
  public static @Nullable UTF8String upTo(UTF8String text, int length) {
    return text.numBytes() <= length || text.numChars() <= length ? text : null;
  }

  /** An IPv4 address is told at a glance; for all others a pattern is asked. */
  static boolean isPlainIpv4(UTF8String text) {
    byte[] bytes = text.getBytes();
    int parts = 0;
    int i = 0;
    while (i < bytes.length) {
      int number = 0;
      int from = i;
      while (i < bytes.length && bytes[i] >= '0' && bytes[i] <= '9' && i - from < 3) {
        number = number * 10 + bytes[i++] - '0';
      }
      if (i == from || number > 255 || i - from > 1 && bytes[from] == '0') {
        return false;
      }
      parts++;
      if (i < bytes.length && (bytes[i++] != '.' || i == bytes.length)) {
        return false;
      }
    }
    return parts == 4;
  }
}
