package dev.sluice.formula.runtime;

/**
 * A word of a TEXT pattern.
 *
 * @param text small letters unless it is a literal or a half of the day
 * @param literal true when it is written as it stands
 */
record FormatWord(String text, boolean literal) {

  private static final String DATE_LETTERS = "ymdhsebg";

  /** True for {@code 0 # ?}. */
  boolean isDigit() {
    return !literal && text.length() == 1 && "0#?".contains(text);
  }

  /** True for this sign, unless it is a literal. */
  boolean is(String sign) {
    return !literal && text.equals(sign);
  }

  /** True for {@code E+} and {@code E-}. */
  boolean isExponent() {
    return is("e+") || is("e-");
  }

  /** True for {@code AM/PM} and {@code A/P}. */
  boolean isHalf() {
    return !literal && (text.equalsIgnoreCase("am/pm") || text.equalsIgnoreCase("a/p"));
  }

  /** True for elapsed time such as {@code [h]}. */
  boolean isElapsed() {
    return !literal && text.startsWith("[");
  }

  /** The letter of a part of a date or time, of {@code [h]} too; a blank for anything else. */
  char datePart() {
    if (literal || text.isEmpty() || isExponent() || isHalf()) {
      return ' ';
    }
    char first = text.charAt(isElapsed() ? 1 : 0);
    return DATE_LETTERS.indexOf(first) >= 0 && !is("general") ? first : ' ';
  }
}
