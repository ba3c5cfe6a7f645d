package dev.sluice.formula.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Writes values by the patterns of TEXT: up to four parts for positive, negative, zero and text, or
 * parts with a condition in brackets. Null stands for {@code #VALUE!}.
 */
public final class TextFormat {

  private static final Pattern CONDITION = Pattern.compile("\\[(<=|>=|<>|<|>|=)\\s*(-?[0-9.]+)\\]");
  private static final Pattern DECORATION = Pattern.compile("\\[[^\\]]*\\]");
  private static final Pattern ELAPSED =
      Pattern.compile("\\[(?:h+|m+|s+)\\]", Pattern.CASE_INSENSITIVE);

  private TextFormat() {}

  /** A number or the serial number of a date. */
  public static @Nullable UTF8String number(double value, UTF8String pattern) {
    String written = number(value, pattern.toString());
    return written == null ? null : UTF8String.fromString(written);
  }

  /** A text, which is written as a number when it looks like one. */
  public static @Nullable UTF8String text(UTF8String value, UTF8String pattern) {
    Double number = TextNumbers.number(value);
    if (number != null) {
      return number(number, pattern);
    }
    List<String> parts = parts(pattern.toString());
    String part =
        parts.size() == 4
            ? parts.get(3)
            : parts.stream().filter(TextFormat::hasText).findFirst().orElse(null);
    if (part == null) {
      return value;
    }
    StringBuilder written = new StringBuilder();
    for (FormatWord word : FormatWord.words(plain(part))) {
      written.append(
          word.literal() ? word.text() : word.text().equals("@") ? value.toString() : "");
    }
    return UTF8String.fromString(written.toString());
  }

  private static boolean hasText(String part) {
    return FormatWord.words(plain(part)).stream()
        .anyMatch(word -> !word.literal() && word.text().equals("@"));
  }

  private static @Nullable String number(double value, String pattern) {
    if (pattern.isEmpty()) {
      return "";
    }
    List<String> parts = parts(pattern);
    int chosen = chosen(value, parts);
    if (chosen < 0) {
      return null;
    }
    String part = parts.get(chosen);
    boolean conditional = CONDITION.matcher(part).find();
    boolean signShown =
        value < 0
            && (chosen == 0 && !conditional
                || conditional && !isNegativeOnly(part)
                || parts.size() == 1);
    String plain = plain(part);
    List<FormatWord> words = FormatWord.words(plain);
    if (DateFormat.isDate(words)) {
      return value < 0 || words.stream().anyMatch(TextFormat::isDigitOnly)
          ? null
          : DateFormat.written(value, words);
    }
    String digits = NumberFormat.written(Math.abs(value), words);
    return signShown && !digits.isEmpty() && hasNonZero(digits, words) ? "-" + digits : digits;
  }

  /** A date pattern may hold 0 for parts of a second, but no other digits. */
  private static boolean isDigitOnly(FormatWord word) {
    return !word.literal() && (word.text().equals("#") || word.text().equals("?"));
  }

  /** Zero after rounding has no sign. */
  private static boolean hasNonZero(String digits, List<FormatWord> words) {
    boolean numeric =
        words.stream().anyMatch(word -> !word.literal() && "0#?".contains(word.text()));
    return !numeric || digits.chars().anyMatch(character -> character >= '1' && character <= '9');
  }

  private static boolean isNegativeOnly(String part) {
    Matcher matcher = CONDITION.matcher(part);
    return matcher.find()
        && matcher.group(1).startsWith("<")
        && Double.parseDouble(matcher.group(2)) <= 0;
  }

  /** Which part writes a number, or -1. */
  private static int chosen(double value, List<String> parts) {
    boolean conditions = parts.stream().anyMatch(part -> CONDITION.matcher(part).find());
    if (conditions) {
      for (int i = 0; i < Math.min(parts.size(), 3); i++) {
        Matcher matcher = CONDITION.matcher(parts.get(i));
        if (!matcher.find()
            || holds(value, matcher.group(1), Double.parseDouble(matcher.group(2)))) {
          return i;
        }
      }
      return -1;
    }
    int numbers = Math.min(parts.size(), 3);
    return numbers >= 2 && value < 0 ? 1 : numbers >= 3 && value == 0 ? 2 : 0;
  }

  private static boolean holds(double value, String operator, double bound) {
    return switch (operator) {
      case "<=" -> value <= bound;
      case ">=" -> value >= bound;
      case "<>" -> value != bound;
      case "<" -> value < bound;
      case ">" -> value > bound;
      default -> value == bound;
    };
  }

  /** A part without colours, conditions and locales; elapsed time stays. */
  private static String plain(String part) {
    Matcher matcher = DECORATION.matcher(part);
    StringBuilder plain = new StringBuilder();
    while (matcher.find()) {
      String found = matcher.group();
      String kept = "";
      if (ELAPSED.matcher(found).matches()) {
        kept = found;
      } else if (found.startsWith("[$") && !found.startsWith("[$-")) {
        kept = "\"" + found.substring(2, found.length() - 1).replaceAll("-.*", "") + "\"";
      }
      matcher.appendReplacement(plain, Matcher.quoteReplacement(kept));
    }
    return matcher.appendTail(plain).toString();
  }

  private static List<String> parts(String pattern) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char character = pattern.charAt(i);
      if (character == '"') {
        quoted = !quoted;
      } else if (character == '\\' && !quoted && i + 1 < pattern.length()) {
        part.append(character).append(pattern.charAt(++i));
        continue;
      } else if (character == ';' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
        continue;
      }
      part.append(character);
    }
    parts.add(part.toString());
    return parts;
  }

  static boolean isGeneral(String word) {
    return word.toLowerCase(Locale.ROOT).equals("general");
  }
}
