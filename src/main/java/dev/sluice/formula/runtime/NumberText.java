package dev.sluice.formula.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Reads one number, digit by digit: {@code -1,234.5}, {@code $5}, {@code ($5)}, {@code 12%}, {@code
 * 1E3}, {@code 1 1/2}.
 */
final class NumberText {

  private static final int GROUP = 3;
  private static final int MOST_EXPONENT = 4;

  private final String text;
  private int at;
  private boolean signed;
  private boolean negative;
  private boolean bracket;
  private boolean currency;
  private boolean percent;

  private NumberText(String text) {
    this.text = text;
  }

  /** The number that a text without spaces at its ends says; null when it says none. */
  static @Nullable Double number(String text) {
    return new NumberText(text).read();
  }

  private @Nullable Double read() {
    if (!prefix()) {
      return null;
    }
    int start = at;
    if (!digits()) {
      return null;
    }
    String digits = text.substring(start, at);
    Double value = Double.valueOf(digits.indexOf(',') < 0 ? digits : digits.replace(",", ""));
    boolean isPlain = digits.chars().allMatch(NumberText::isDigit);
    if (isPlain && at + 1 < text.length() && text.charAt(at) == ' ' && isDigitAt(at + 1)) {
      value = withFraction(value);
    }
    if (value == null || !suffix()) {
      return null;
    }
    double sign = negative || bracket ? -1 : 1;
    return Doubles.finite(sign * (percent ? value / 100 : value));
  }

  private boolean prefix() {
    for (; at < text.length(); at++) {
      char sign = text.charAt(at);
      if (sign == '+' || sign == '-') {
        if (signed || bracket) {
          return false;
        }
        signed = true;
        negative = sign == '-';
      } else if (sign == '(' && !bracket && !signed) {
        bracket = true;
      } else if (isCurrency(sign) && !currency) {
        currency = true;
      } else if (sign == '%' && !percent) {
        percent = true;
      } else if (sign != ' ') {
        return isDigit(sign) || sign == '.';
      }
    }
    return false;
  }

  /** Digits in groups of three after the first comma, a fraction and an exponent. */
  private boolean digits() {
    int start = at;
    skipDigits();
    int count = at - start;
    while (count > 0 && at < text.length() && text.charAt(at) == ',') {
      int group = ++at;
      skipDigits();
      if (at - group != GROUP) {
        return false;
      }
    }
    if (at < text.length() && text.charAt(at) == '.') {
      int point = at++;
      skipDigits();
      count += at - point - 1;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
      at += 1 + sign;
      int exponent = at;
      skipDigits();
      return count > 0 && at > exponent && at - exponent <= MOST_EXPONENT;
    }
    return count > 0;
  }

  private @Nullable Double withFraction(double whole) {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    int top = at;
    skipDigits();
    int slash = at;
    if (slash >= text.length() || text.charAt(slash) != '/') {
      return null;
    }
    at++;
    skipDigits();
    if (at == slash + 1) {
      return null;
    }
    double bottom = Double.parseDouble(text.substring(slash + 1, at));
    return bottom == 0 ? null : whole + Double.parseDouble(text.substring(top, slash)) / bottom;
  }

  private boolean suffix() {
    boolean closed = !bracket;
    for (; at < text.length(); at++) {
      char sign = text.charAt(at);
      if (sign == '%' && !percent) {
        percent = true;
      } else if (sign == '€' && !currency) {
        currency = true;
      } else if (sign == ')' && !closed) {
        closed = true;
      } else if (sign != ' ') {
        return false;
      }
    }
    return closed;
  }

  private void skipDigits() {
    while (isDigitAt(at)) {
      at++;
    }
  }

  private boolean isDigitAt(int place) {
    return place < text.length() && isDigit(text.charAt(place));
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isCurrency(char sign) {
    return sign == '$' || sign == '€';
  }
}
