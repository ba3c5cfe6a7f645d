package dev.sluice.formula.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One section of a TEXT pattern.
 *
 * @param condition which numbers it writes; null when its place says so
 * @param locale what stands after the dash of {@code [$-407]}, in small letters
 */
record FormatSection(
    List<FormatWord> words, Kind kind, @Nullable Condition condition, String locale) {

  private static final int MOST_PLACES_OF_SECOND = 3;

  /** What a section writes. */
  enum Kind {
    GENERAL,
    TEXT,
    NUMBER,
    SCIENTIFIC,
    FRACTION,
    DATE
  }

  /** A comparison in brackets. */
  record Condition(String operator, double bound) {

    /** True for the numbers that the section writes. */
    boolean holds(double value) {
      return switch (operator) {
        case "<=" -> value <= bound;
        case ">=" -> value >= bound;
        case "<>" -> value != bound;
        case "<" -> value < bound;
        case ">" -> value > bound;
        default -> value == bound;
      };
    }

    /** True when no number from 0 on is written. */
    boolean isNegativeOnly() {
      return switch (operator) {
        case "<" -> bound <= 0;
        case "<=", "=" -> bound < 0;
        default -> false;
      };
    }
  }

  /** Finds out what the words write; refuses those that do not go together. */
  static FormatSection of(List<FormatWord> words, @Nullable Condition condition, String locale) {
    Kind kind = DateFormat.isOfSystem(locale) ? Kind.DATE : kind(words);
    return new FormatSection(List.copyOf(words), kind, condition, locale);
  }

  private static Kind kind(List<FormatWord> words) {
    boolean digits = words.stream().anyMatch(FormatWord::isDigit);
    boolean date = words.stream().anyMatch(word -> word.datePart() != ' ' || word.isHalf());
    boolean text = words.stream().anyMatch(word -> word.is("@"));
    boolean general = words.stream().anyMatch(word -> word.is("general"));
    int exponent = indexOfExponent(words);
    if ((date || digits) && (text || general) || general && text || date && exponent >= 0) {
      throw new IllegalArgumentException("signs that do not go together");
    }
    if (date) {
      checkPlacesOfSecond(words);
      return Kind.DATE;
    } else if (text || general) {
      return text ? Kind.TEXT : Kind.GENERAL;
    } else if (exponent >= 0) {
      boolean between =
          hasDigit(words.subList(0, exponent))
              && hasDigit(words.subList(exponent, words.size()))
              && indexOfExponent(words.subList(exponent + 1, words.size())) < 0;
      if (!between) {
        throw new IllegalArgumentException("an exponent without digits");
      }
      return Kind.SCIENTIFIC;
    }
    return FractionFormat.isFraction(words) ? Kind.FRACTION : Kind.NUMBER;
  }

  /** The place of {@code E+}, or -1. */
  static int indexOfExponent(List<FormatWord> words) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).isExponent()) {
        return i;
      }
    }
    return -1;
  }

  private static boolean hasDigit(List<FormatWord> words) {
    return words.stream().anyMatch(FormatWord::isDigit);
  }

  /** Of digits, dates have only up to three zeros after a point: parts of a second. */
  private static void checkPlacesOfSecond(List<FormatWord> words) {
    int places = -1;
    for (FormatWord word : words) {
      if (word.is(".")) {
        places = 0;
      } else if (word.is("0") && places >= 0 && places < MOST_PLACES_OF_SECOND) {
        places++;
      } else if (word.isDigit() || word.is("%")) {
        throw new IllegalArgumentException("a digit in a date");
      } else {
        places = -1;
      }
    }
  }
}
