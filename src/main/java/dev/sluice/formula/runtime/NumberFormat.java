package dev.sluice.formula.runtime;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Writes numbers by digit patterns: {@code 0 # ? , . % E+}. */
final class NumberFormat {

  private static final int GROUP = 3;

  private NumberFormat() {}

  /** True when a number that is not negative is rounded to 0. */
  static boolean isZero(double value, List<FormatWord> words) {
    return lastDigit(words, words.size()) >= 0
        ? rounded(decimal(value), words).signum() == 0
        : value == 0;
  }

  /** A number that is not negative. */
  static String written(double value, List<FormatWord> words) {
    return written(rounded(decimal(value), words), words);
  }

  private static BigDecimal decimal(double value) {
    return new BigDecimal(value).round(Doubles.FIFTEEN_DIGITS);
  }

  /** Scaled by percent signs and the commas after the last digit, and rounded to its places. */
  private static BigDecimal rounded(BigDecimal value, List<FormatWord> words) {
    int percents = (int) words.stream().filter(word -> word.is("%")).count();
    int point = point(words);
    int thousands = commasAfter(words, lastDigit(words, words.size()), words.size());
    int lastWhole = lastDigit(words, point);
    if (point < words.size() && lastWhole >= 0 && lastDigit(words, words.size()) > point) {
      thousands += commasAfter(words, lastWhole, point);
    }
    return value
        .scaleByPowerOfTen(2 * percents - GROUP * thousands)
        .setScale(digits(words, point, words.size()), RoundingMode.HALF_UP);
  }

  private static int commasAfter(List<FormatWord> words, int digit, int end) {
    int count = 0;
    while (digit >= 0 && digit + 1 + count < end && words.get(digit + 1 + count).is(",")) {
      count++;
    }
    return count;
  }

  private static String written(BigDecimal rounded, List<FormatWord> words) {
    int point = point(words);
    boolean grouped = false;
    int lastWhole = lastDigit(words, point);
    for (int i = firstDigit(words); i >= 0 && i < lastWhole; i++) {
      grouped |= words.get(i).is(",");
    }
    String plain = rounded.toPlainString();
    int dot = plain.indexOf('.');
    String whole = dot < 0 ? plain : plain.substring(0, dot);
    StringBuilder out = new StringBuilder();
    whole(out, words.subList(0, point), whole.equals("0") ? "" : whole, grouped);
    if (point < words.size()) {
      boolean noPlace = lastWhole < 0 && !whole.equals("0");
      out.append(noPlace ? whole : "");
      fraction(out, words.subList(point, words.size()), dot < 0 ? "" : plain.substring(dot + 1));
    }
    return out.toString();
  }

  private static void whole(
      StringBuilder out, List<FormatWord> words, String digits, boolean grouped) {
    int slots = digits(words, 0, words.size());
    int seen = 0;
    for (FormatWord word : words) {
      if (!word.isDigit()) {
        out.append(word.is(",") ? "" : word.text());
        continue;
      }
      int left = slots - seen++ - 1;
      if (seen == 1) {
        for (int at = 0; at < digits.length() - slots; at++) {
          digit(out, digits.charAt(at), digits.length() - at - 1, grouped);
        }
      }
      if (left < digits.length()) {
        digit(out, digits.charAt(digits.length() - left - 1), left, grouped);
      } else if (word.is("0")) {
        digit(out, '0', left, grouped);
      } else if (word.is("?")) {
        out.append(' ');
      }
    }
  }

  private static void digit(StringBuilder out, char digit, int left, boolean grouped) {
    out.append(digit);
    if (grouped && left > 0 && left % GROUP == 0) {
      out.append(',');
    }
  }

  private static void fraction(StringBuilder out, List<FormatWord> words, String digits) {
    int significant = digits.length();
    while (significant > 0 && digits.charAt(significant - 1) == '0') {
      significant--;
    }
    int at = 0;
    for (FormatWord word : words) {
      if (!word.isDigit()) {
        out.append(word.is(",") ? "" : word.text());
        continue;
      }
      if (at < significant || word.is("0")) {
        out.append(digits.charAt(at));
      } else if (word.is("?")) {
        out.append(' ');
      }
      at++;
    }
  }

  /**
   * A number that is not negative with an exponent, which is a multiple of the count of digits
   * before the point.
   */
  static String scientific(double value, List<FormatWord> words) {
    int exponentAt = FormatSection.indexOfExponent(words);
    List<FormatWord> mantissa = words.subList(0, exponentAt);
    int whole = digits(mantissa, 0, point(mantissa));
    int step = Math.max(1, whole);
    BigDecimal number = decimal(value);
    int exponent = 0;
    if (number.signum() != 0) {
      int size = number.precision() - number.scale() - 1;
      exponent = whole == 0 ? size + 1 : Math.floorDiv(size, step) * step;
      BigDecimal scaled = rounded(number.scaleByPowerOfTen(-exponent), mantissa);
      exponent += scaled.precision() - scaled.scale() > whole ? step : 0;
      number = number.scaleByPowerOfTen(-exponent);
    }
    StringBuilder out = new StringBuilder(written(rounded(number, mantissa), mantissa));
    out.append('E');
    if (exponent < 0) {
      out.append('-');
    } else if (words.get(exponentAt).is("e+")) {
      out.append('+');
    }
    List<FormatWord> after = words.subList(exponentAt + 1, words.size());
    String power = exponent == 0 ? "" : String.valueOf(Math.abs(exponent));
    whole(out, after, power, false);
    return out.toString();
  }

  /** The place of the decimal point, or after the last word. */
  private static int point(List<FormatWord> words) {
    int at = 0;
    while (at < words.size() && !words.get(at).is(".")) {
      at++;
    }
    return at;
  }

  private static int firstDigit(List<FormatWord> words) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).isDigit()) {
        return i;
      }
    }
    return -1;
  }

  private static int lastDigit(List<FormatWord> words, int end) {
    for (int i = end - 1; i >= 0; i--) {
      if (words.get(i).isDigit()) {
        return i;
      }
    }
    return -1;
  }

  private static int digits(List<FormatWord> words, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += words.get(i).isDigit() ? 1 : 0;
    }
    return count;
  }
}
