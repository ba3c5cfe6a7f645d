package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/**
 * The double nearest to a decimal number, with or without an exponent. Short numbers are exact
 * integers divided or multiplied by exact powers of ten, which rounds once and so correctly
 * (Clinger 1990); others go through the JDK.
 */
final class DoubleCell implements CellParser {

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final long MAX_EXACT = 1L << 53;
  // Far beyond every double, and far from overflow when digits after the point are added.
  private static final int MAX_EXPONENT = 1_000_000;
  private static final String NO_NUMBER = "not a number";

  @Override
  public @Nullable String parse(byte[] bytes, int from, int to, CellRow row, int slot) {
    int first = CellParser.first(bytes, from, to);
    int end = CellParser.last(bytes, first, to);
    if (first == end) {
      row.setNullAt(slot);
      return null;
    }
    boolean negative = bytes[first] == '-';
    int i = negative || bytes[first] == '+' ? first + 1 : first;
    long value = 0;
    boolean exact = true;
    boolean anyDigit = false;
    boolean point = false;
    int exponent = 0;
    for (; i < end; i++) {
      byte b = bytes[i];
      if (b >= '0' && b <= '9') {
        anyDigit = true;
        exact &= value < MAX_EXACT / 10;
        value = exact ? value * 10 + (b - '0') : value;
        exponent -= point ? 1 : 0;
      } else if (b == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (!anyDigit) {
      return NO_NUMBER;
    }
    if (i < end) {
      int written = exponent(bytes, i, end);
      if (written == Integer.MIN_VALUE) {
        return NO_NUMBER;
      }
      exponent += written;
    }
    double magnitude;
    if (exact && exponent >= -22 && exponent <= 22) {
      magnitude = exponent < 0 ? value / POWERS[-exponent] : value * POWERS[exponent];
      magnitude = negative ? -magnitude : magnitude;
    } else {
      magnitude = Double.parseDouble(new String(bytes, first, end - first, ISO_8859_1));
    }
    if (Double.isInfinite(magnitude)) {
      return "too large for double";
    }
    row.setBits(slot, Double.doubleToRawLongBits(magnitude));
    return null;
  }

  /** The exponent written at the index, bounded; the smallest integer when it is none. */
  private static int exponent(byte[] bytes, int from, int end) {
    int i = from;
    if (bytes[i] != 'e' && bytes[i] != 'E') {
      return Integer.MIN_VALUE;
    }
    i++;
    boolean negative = i < end && bytes[i] == '-';
    if (negative || (i < end && bytes[i] == '+')) {
      i++;
    }
    if (i == end) {
      return Integer.MIN_VALUE;
    }
    int value = 0;
    for (; i < end; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return Integer.MIN_VALUE;
      }
      value = Math.min(MAX_EXPONENT, value * 10 + (bytes[i] - '0'));
    }
    return negative ? -value : value;
  }
}
