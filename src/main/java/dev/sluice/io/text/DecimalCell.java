package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;

/** An exact number with a fixed count of decimals: more are refused unless they are zeros. */
final class DecimalCell implements CellParser {

  private static final int LONG_DIGITS = 18;
  private static final long[] POWERS = powersOfTen();
  private static final String NO_NUMBER = "not a number";

  private final int precision;
  private final int scale;
  private final String tooManyDecimals;
  private final String tooLarge;

  DecimalCell(int precision, int scale) {
    this.precision = precision;
    this.scale = scale;
    String type = "decimal(" + precision + "," + scale + ")";
    tooManyDecimals = "more decimals than " + type + " takes";
    tooLarge = "too large for " + type;
  }

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
    int significant = 0;
    // Digits after the point that were taken; -1 before the point.
    int decimals = -1;
    boolean anyDigit = false;
    boolean lost = false;
    for (; i < end; i++) {
      byte b = bytes[i];
      if (b >= '0' && b <= '9') {
        anyDigit = true;
        if (decimals == scale) {
          lost |= b != '0';
          continue;
        }
        decimals += decimals >= 0 ? 1 : 0;
        significant += value != 0 || b != '0' ? 1 : 0;
        if (significant <= LONG_DIGITS) {
          value = value * 10 + (b - '0');
        }
      } else if (b == '.' && decimals < 0) {
        decimals = 0;
      } else {
        return NO_NUMBER;
      }
    }
    if (!anyDigit) {
      return NO_NUMBER;
    }
    if (lost) {
      return tooManyDecimals;
    }
    int missing = scale - Math.max(0, decimals);
    int digits = value == 0 ? 0 : significant + missing;
    if (digits > precision) {
      return tooLarge;
    }
    if (digits <= LONG_DIGITS) {
      long unscaled = value == 0 ? 0 : value * POWERS[missing];
      row.setBits(slot, negative ? -unscaled : unscaled);
    } else {
      BigDecimal exact = new BigDecimal(new String(bytes, first, end - first, ISO_8859_1));
      row.setObject(
          slot, Decimal.apply(exact.setScale(scale, RoundingMode.UNNECESSARY), precision, scale));
    }
    return null;
  }

  private static long[] powersOfTen() {
    long[] powers = new long[LONG_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
