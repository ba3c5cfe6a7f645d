package dev.sluice.io.workbook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A number of a workbook as the decimal that people see. The file holds the shortest decimal of a
 * binary number, which after a computation is 12.340000000000002; Excel shows fifteen digits. So
 * decimals beyond the fifteenth digit are rounded away, and whole digits never are.
 */
final class NumberText {

  private static final int SHOWN_DIGITS = 15;

  /** Beyond it a number is no amount; its digits would be mostly zeros. */
  private static final int MAX_PLAIN_EXPONENT = 40;

  private NumberText() {}

  /** True when the number as it is written is already what people see. */
  static boolean isPlain(byte[] bytes, int from, int to) {
    if (to - from > SHOWN_DIGITS + 2) {
      return false;
    }
    int digits = 0;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b >= '0' && b <= '9') {
        digits++;
      } else if (b != '.' && (b != '-' || i > from)) {
        return false;
      }
    }
    return digits <= SHOWN_DIGITS;
  }

  /** What people see; text that is no number stays as it is. */
  static String shown(byte[] bytes, int from, int to) {
    String written = new String(bytes, from, to - from, ISO_8859_1);
    try {
      BigDecimal shown = shown(new BigDecimal(written.strip()));
      boolean plain =
          shown.precision() - shown.scale() <= MAX_PLAIN_EXPONENT
              && shown.scale() <= MAX_PLAIN_EXPONENT;
      return plain ? shown.toPlainString() : shown.toString();
    } catch (NumberFormatException | ArithmeticException e) {
      return written;
    }
  }

  /**
   * True when the number has decimals down to the last digit that is shown, as a third has: it was
   * computed, and the next one may have more.
   */
  static boolean isComputed(String shown) {
    try {
      BigDecimal number = new BigDecimal(shown);
      return number.scale() > 0 && number.precision() >= SHOWN_DIGITS;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static BigDecimal shown(BigDecimal written) {
    int wholeDigits = Math.max(0, written.precision() - written.scale());
    MathContext digits = new MathContext(Math.max(SHOWN_DIGITS, wholeDigits), RoundingMode.HALF_UP);
    BigDecimal shown = written.round(digits).stripTrailingZeros();
    return shown.scale() < 0 && wholeDigits <= MAX_PLAIN_EXPONENT ? shown.setScale(0) : shown;
  }
}
