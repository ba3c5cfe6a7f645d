package dev.sluice.formula.runtime;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Writes numbers by digit patterns: {@code 0 # ? , . % E+}. */
final class NumberFormat {

  private NumberFormat() {}

  /** A number that is not negative. */
  static String written(double value, List<FormatWord> words) {
    int exponent = indexOfExponent(words);
    if (exponent >= 0) {
      return scientific(value, words, exponent);
    }
    int percents = (int) words.stream().filter(word -> is(word, "%")).count();
    int point = indexOf(words, ".");
    int lastDigit = lastDigit(words, point < 0 ? words.size() : point);
    int lastOfAll = lastDigit(words, words.size());
    int thousands = 0;
    for (int i = Math.max(lastOfAll, 0) + 1; i < words.size() && is(words.get(i), ","); i++) {
      thousands++;
    }
    if (point >= 0 && lastDigit >= 0 && lastDigit + 1 < point) {
      for (int i = lastDigit + 1; i < point && is(words.get(i), ","); i++) {
        thousands++;
      }
    }
    boolean grouped = false;
    int firstDigit = firstDigit(words);
    for (int i = firstDigit; i >= 0 && i < lastDigit; i++) {
      grouped |= is(words.get(i), ",");
    }
    int places = digits(words, point < 0 ? words.size() : point, words.size());
    BigDecimal number =
        new BigDecimal(value)
            .round(Doubles.FIFTEEN_DIGITS)
            .scaleByPowerOfTen(2 * percents - 3 * thousands)
            .setScale(places, RoundingMode.HALF_UP);
    String plain = number.toPlainString();
    int dot = plain.indexOf('.');
    String whole = dot < 0 ? plain : plain.substring(0, dot);
    return filled(
        words,
        point,
        whole.equals("0") ? "" : whole,
        dot < 0 ? "" : plain.substring(dot + 1),
        grouped,
        value);
  }

  private static String filled(
      List<FormatWord> words,
      int point,
      String whole,
      String fraction,
      boolean grouped,
      double value) {
    int end = point < 0 ? words.size() : point;
    int slots = digits(words, 0, end);
    StringBuilder out = new StringBuilder();
    int seen = 0;
    for (int i = 0; i < end; i++) {
      FormatWord word = words.get(i);
      if (isDigit(word)) {
        int left = slots - seen++ - 1;
        if (seen == 1 && whole.length() > slots) {
          for (int at = 0; at < whole.length() - slots; at++) {
            digit(out, whole.charAt(at), whole.length() - at - 1, grouped);
          }
        }
        if (left < whole.length()) {
          digit(out, whole.charAt(whole.length() - left - 1), left, grouped);
        } else if (is(word, "0")) {
          digit(out, '0', left, grouped);
        } else if (is(word, "?")) {
          out.append(' ');
        }
      } else {
        out.append(shown(word, value));
      }
    }
    if (slots == 0 && point >= 0) {
      out.append(whole);
    }
    return point < 0
        ? out.toString()
        : out.append(fraction(words, point, fraction, value)).toString();
  }

  private static void digit(StringBuilder out, char digit, int left, boolean grouped) {
    out.append(digit);
    if (grouped && left > 0 && left % 3 == 0) {
      out.append(',');
    }
  }

  private static String fraction(List<FormatWord> words, int point, String digits, double value) {
    int significant = digits.length();
    while (significant > 0 && digits.charAt(significant - 1) == '0') {
      significant--;
    }
    StringBuilder out = new StringBuilder(".");
    int at = 0;
    for (int i = point + 1; i < words.size(); i++) {
      FormatWord word = words.get(i);
      if (!isDigit(word)) {
        out.append(shown(word, value));
      } else {
        if (at < significant || is(word, "0")) {
          out.append(digits.charAt(at));
        } else if (is(word, "?")) {
          out.append(' ');
        }
        at++;
      }
    }
    return out.toString();
  }

  private static String shown(FormatWord word, double value) {
    if (word.literal()) {
      return word.text();
    }
    if (TextFormat.isGeneral(word.text()) || word.text().equals("@")) {
      return Texts.general(value);
    }
    return word.text().equals(",") ? "" : word.text();
  }

  private static String scientific(double value, List<FormatWord> words, int exponentAt) {
    List<FormatWord> mantissa = words.subList(0, exponentAt);
    int point = indexOf(mantissa, ".");
    int whole = Math.max(1, digits(mantissa, 0, point < 0 ? mantissa.size() : point));
    int places = point < 0 ? 0 : digits(mantissa, point, mantissa.size());
    BigDecimal number = new BigDecimal(value).round(Doubles.FIFTEEN_DIGITS);
    int exponent = 0;
    if (number.signum() != 0) {
      exponent = number.precision() - number.scale() - 1;
      exponent = Math.floorDiv(exponent, whole) * whole;
      BigDecimal scaled =
          number.scaleByPowerOfTen(-exponent).setScale(places, RoundingMode.HALF_UP);
      if (scaled.precision() - scaled.scale() > whole) {
        exponent += whole;
      }
      number = number.scaleByPowerOfTen(-exponent);
    }
    String digits = written(number.doubleValue(), mantissa);
    StringBuilder out = new StringBuilder(digits);
    String mark = words.get(exponentAt).text();
    out.append(mark.charAt(0));
    if (exponent < 0) {
      out.append('-');
    } else if (mark.endsWith("+")) {
      out.append('+');
    }
    String power = String.valueOf(Math.abs(exponent));
    int slots = digits(words, exponentAt, words.size());
    return out.append("0".repeat(Math.max(0, slots - power.length()))).append(power).toString();
  }

  private static int indexOfExponent(List<FormatWord> words) {
    for (int i = 0; i < words.size(); i++) {
      String text = words.get(i).text();
      if (!words.get(i).literal() && text.length() == 2 && "eE".indexOf(text.charAt(0)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static int indexOf(List<FormatWord> words, String sign) {
    for (int i = 0; i < words.size(); i++) {
      if (is(words.get(i), sign)) {
        return i;
      }
    }
    return -1;
  }

  private static int firstDigit(List<FormatWord> words) {
    for (int i = 0; i < words.size(); i++) {
      if (isDigit(words.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int lastDigit(List<FormatWord> words, int end) {
    for (int i = end - 1; i >= 0; i--) {
      if (isDigit(words.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int digits(List<FormatWord> words, int from, int to) {
    return (int) words.subList(from, to).stream().filter(NumberFormat::isDigit).count();
  }

  private static boolean isDigit(FormatWord word) {
    return !word.literal() && word.text().length() == 1 && "0#?".contains(word.text());
  }

  private static boolean is(FormatWord word, String sign) {
    return !word.literal() && word.text().equals(sign);
  }
}
