package dev.sluice.formula.runtime;

import java.util.List;

/** Writes numbers as fractions: {@code # ?/?}, {@code ??/??}, {@code # ??/100}. */
final class FractionFormat {

  private static final int MOST_DIGITS = 7;
  private static final double EXACT = 5e-8;

  /** Where the parts of a fraction stand in its words; ends are left out. */
  private record Places(int numerator, int numeratorEnd, int slash, int denominator, int end) {}

  /** A whole number, a numerator and a denominator. */
  private record Ratio(long whole, long numerator, long denominator) {}

  private FractionFormat() {}

  /** True when digits stand on both sides of a slash. */
  static boolean isFraction(List<FormatWord> words) {
    Places places = places(words);
    return places.numerator < places.numeratorEnd && places.denominator < places.end;
  }

  private static Places places(List<FormatWord> words) {
    int slash = 0;
    while (slash < words.size() && !words.get(slash).is("/")) {
      slash++;
    }
    int numeratorEnd = Math.min(slash, words.size());
    while (numeratorEnd > 0 && isSpace(words.get(numeratorEnd - 1))) {
      numeratorEnd--;
    }
    int numerator = numeratorEnd;
    while (numerator > 0 && words.get(numerator - 1).isDigit()) {
      numerator--;
    }
    int denominator = Math.min(slash + 1, words.size());
    while (denominator < words.size() && isSpace(words.get(denominator))) {
      denominator++;
    }
    int end = denominator;
    while (end < words.size() && (words.get(end).isDigit() || isNumeral(words.get(end)))) {
      end++;
    }
    return new Places(numerator, numeratorEnd, slash, denominator, end);
  }

  private static boolean isSpace(FormatWord word) {
    return word.literal() && word.text().isBlank();
  }

  private static boolean isNumeral(FormatWord word) {
    return word.literal() && word.text().length() == 1 && Character.isDigit(word.text().charAt(0));
  }

  /** True when a number is written as 0. */
  static boolean isZero(double value, List<FormatWord> words) {
    Ratio ratio = ratio(value, words, places(words));
    return ratio.whole == 0 && ratio.numerator == 0;
  }

  /** A number that is not negative. */
  static String written(double value, List<FormatWord> words) {
    Places places = places(words);
    Ratio ratio = ratio(value, words, places);
    List<FormatWord> before = words.subList(0, places.numerator);
    boolean mixed = before.stream().anyMatch(FormatWord::isDigit);
    boolean isWhole = mixed && ratio.numerator == 0;
    StringBuilder out = new StringBuilder();
    if (mixed) {
      String whole = NumberFormat.written(ratio.whole, before);
      // Nothing else says 0 where the fraction is left out.
      out.append(isWhole && ratio.whole == 0 && whole.isBlank() ? "0" + whole : whole);
    } else {
      before.forEach(word -> out.append(word.text()));
    }
    int from = out.length();
    List<FormatWord> above = words.subList(places.numerator, places.numeratorEnd);
    String top = String.valueOf(ratio.numerator);
    for (int i = 0; i < above.size() - top.length(); i++) {
      out.append(padding(above.get(i)));
    }
    out.append(top);
    words.subList(places.numeratorEnd, places.denominator).forEach(word -> out.append(word.text()));
    out.append(below(ratio.denominator, words.subList(places.denominator, places.end)));
    if (isWhole && above.stream().noneMatch(word -> word.is("0"))) {
      int width = out.length() - from;
      out.setLength(from);
      out.append(" ".repeat(width));
    }
    words.subList(places.end, words.size()).forEach(word -> out.append(word.text()));
    return out.toString();
  }

  /** A denominator stands at the left of its places. */
  private static String below(long denominator, List<FormatWord> words) {
    StringBuilder out = new StringBuilder().append(denominator);
    for (int i = out.length(); i < words.size(); i++) {
      if (words.get(i).is("?")) {
        out.append(' ');
      } else if (words.get(i).is("0")) {
        out.insert(0, '0');
      }
    }
    return out.toString();
  }

  private static String padding(FormatWord word) {
    return word.is("?") ? " " : word.is("0") ? "0" : "";
  }

  private static Ratio ratio(double value, List<FormatWord> words, Places places) {
    List<FormatWord> below = words.subList(places.denominator, places.end);
    int digits = Math.max(below.size(), places.numeratorEnd - places.numerator);
    Ratio ratio;
    if (below.stream().anyMatch(FormatWord::literal)) {
      StringBuilder number = new StringBuilder();
      below.forEach(word -> number.append(word.literal() ? word.text() : "0"));
      long denominator =
          Long.parseLong(number.substring(0, Math.min(number.length(), MOST_DIGITS)));
      ratio = new Ratio(0, Math.round(value * denominator), denominator);
    } else {
      ratio = nearest(value, (long) Math.pow(10, Math.min(digits, MOST_DIGITS)) - 1);
    }
    boolean mixed = words.subList(0, places.numerator).stream().anyMatch(FormatWord::isDigit);
    return mixed
        ? new Ratio(
            ratio.numerator / ratio.denominator,
            ratio.numerator % ratio.denominator,
            ratio.denominator)
        : ratio;
  }

  /**
   * The last convergent of the continued fraction whose denominator is not too large. It is made
   * from doubles of the whole number, whose rounding shows in Excel too: 0.3 is 2/7, 1.3 is 1 1/3.
   */
  private static Ratio nearest(double value, long most) {
    double rest = value;
    long top = 1;
    long bottom = 0;
    long formerTop = 0;
    long formerBottom = 1;
    while (true) {
      double digit = Math.floor(rest);
      double nextBottom = digit * bottom + formerBottom;
      if (nextBottom > most || digit > Long.MAX_VALUE / 4d) {
        return bottom == 0 ? new Ratio(0, (long) digit, 1) : new Ratio(0, top, bottom);
      }
      long nextTop = (long) digit * top + formerTop;
      formerTop = top;
      formerBottom = bottom;
      top = nextTop;
      bottom = (long) nextBottom;
      if (rest - digit < EXACT) {
        return new Ratio(0, top, bottom);
      }
      rest = 1 / (rest - digit);
    }
  }
}
