package dev.sluice.formula.runtime;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The number format General, which writes as many digits as fit into 11 characters. */
final class GeneralFormat {

  private static final int WIDTH = 11;
  private static final int SMALLEST_EXPONENT = -4;
  private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_UP);

  private GeneralFormat() {}

  /** A number that is not negative. */
  static String written(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal number = new BigDecimal(value).round(Doubles.FIFTEEN_DIGITS);
    int exponent = number.precision() - number.scale() - 1;
    String plain = number.stripTrailingZeros().toPlainString();
    if (exponent < WIDTH && plain.length() <= WIDTH) {
      return plain;
    }
    if (exponent >= SMALLEST_EXPONENT && exponent < WIDTH) {
      int places = Math.max(0, WIDTH - 1 - Math.max(1, exponent + 1));
      BigDecimal rounded = number.setScale(places, RoundingMode.HALF_UP).stripTrailingZeros();
      if (rounded.precision() - rounded.scale() <= WIDTH) {
        return rounded.toPlainString();
      }
    }
    return scientific(number.round(SIX_DIGITS).stripTrailingZeros());
  }

  private static String scientific(BigDecimal number) {
    int exponent = number.precision() - number.scale() - 1;
    String digits = number.unscaledValue().toString();
    String power = String.valueOf(Math.abs(exponent));
    return digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "E-" : "E+")
        + (power.length() < 2 ? "0" : "")
        + power;
  }
}
