package dev.sluice.formula.function.text;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Regular expressions. Null stands for {@code #VALUE!}. */
public final class Patterns {

  private static final int MOST_REMEMBERED = 200;
  private static final int ALL_MATCHES = 1;
  private static final int GROUPS = 2;
  private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("[:alpha:]", "\\p{Alpha}"),
          Map.entry("[:digit:]", "\\p{Digit}"),
          Map.entry("[:alnum:]", "\\p{Alnum}"),
          Map.entry("[:upper:]", "\\p{Upper}"),
          Map.entry("[:lower:]", "\\p{Lower}"),
          Map.entry("[:punct:]", "\\p{Punct}"),
          Map.entry("[:space:]", "\\s"),
          Map.entry("[:blank:]", "\\p{Blank}"),
          Map.entry("[:cntrl:]", "\\p{Cntrl}"),
          Map.entry("[:graph:]", "\\p{Graph}"),
          Map.entry("[:print:]", "\\p{Print}"),
          Map.entry("[:word:]", "\\w"),
          Map.entry("[:xdigit:]", "\\p{XDigit}"));

  private Patterns() {}

  /** True when the pattern fits a part of the text; any case matters. */
  public static @Nullable Boolean test(UTF8String text, UTF8String pattern) {
    return test(text, pattern, 0);
  }

  /** True when the pattern fits a part of the text. */
  public static @Nullable Boolean test(UTF8String text, UTF8String pattern, double anyCase) {
    Matcher matcher = matcher(text, pattern, anyCase);
    return matcher == null ? null : PatientText.orNull(matcher::find);
  }

  /** The first match; {@code #N/A} when there is none. */
  public static CellValue first(
      UTF8String text, UTF8String pattern, double ignored, double anyCase) {
    Matcher matcher = matcher(text, pattern, anyCase);
    if (matcher == null) {
      return CellValue.error(ExcelError.VALUE);
    }
    Boolean found = PatientText.orNull(matcher::find);
    if (found == null) {
      return CellValue.error(ExcelError.VALUE);
    }
    return found ? CellValue.text(matcher.group()) : CellValue.error(ExcelError.NA);
  }

  /** The first match for mode 0, all for 1, the groups of the first for 2, side by side. */
  public static Matrix extract(UTF8String text, UTF8String pattern, double mode, double anyCase) {
    Matcher matcher = matcher(text, pattern, anyCase);
    if (matcher == null || mode < 0 || mode >= GROUPS + 1) {
      return Matrix.of(ExcelError.VALUE);
    }
    Matrix found = PatientText.orNull(() -> extracted(matcher, mode));
    return found == null ? Matrix.of(ExcelError.VALUE) : found;
  }

  private static Matrix extracted(Matcher matcher, double mode) {
    if (!matcher.find()) {
      return Matrix.of(ExcelError.NA);
    }
    List<CellValue> found = new ArrayList<>();
    if (mode >= GROUPS && matcher.groupCount() > 0) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        String part = matcher.group(group);
        found.add(CellValue.text(part == null ? "" : part));
      }
    } else {
      found.add(CellValue.text(matcher.group()));
      while (mode >= ALL_MATCHES && mode < GROUPS && matcher.find()) {
        found.add(CellValue.text(matcher.group()));
      }
    }
    return Matrix.ofRows(List.of(found));
  }

  /** Every match replaced. */
  public static @Nullable UTF8String replace(
      UTF8String text, UTF8String pattern, UTF8String replacement) {
    return replace(text, pattern, replacement, 0, 0);
  }

  /**
   * A match replaced: the first is 1, the last is -1, all are 0. The replacement has groups as
   * {@code $1} or <code>${name}</code> and the whole match as {@code $0}.
   */
  public static @Nullable UTF8String replace(
      UTF8String text, UTF8String pattern, UTF8String replacement, double place, double anyCase) {
    Matcher matcher = matcher(text, pattern, anyCase);
    if (matcher == null) {
      return null;
    }
    String whole = text.toString();
    List<MatchResult> found = PatientText.orNull(() -> matcher.results().toList());
    if (found == null) {
      return null;
    }
    int wanted = (int) place;
    int only = wanted > 0 ? wanted - 1 : found.size() + wanted;
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int i = 0; i < found.size(); i++) {
      if (wanted == 0 || i == only) {
        MatchResult match = found.get(i);
        String with = expanded(replacement.toString(), match, matcher.pattern());
        if (with == null) {
          return null;
        }
        out.append(whole, from, match.start()).append(with);
        from = match.end();
      }
    }
    return UTF8String.fromString(out.append(whole.substring(from)).toString());
  }

  /** A replacement with its groups; null when there is no such group. */
  private static @Nullable String expanded(String with, MatchResult match, Pattern pattern) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < with.length(); i++) {
      if (with.charAt(i) != '$' || i + 1 == with.length()) {
        out.append(with.charAt(i));
        continue;
      }
      boolean braced = with.charAt(i + 1) == '{';
      int start = braced ? i + 2 : i + 1;
      int end = start;
      if (with.charAt(i + 1) == '$') {
        out.append('$');
        i++;
        continue;
      } else if (braced) {
        end = with.indexOf('}', start);
      } else {
        while (end < with.length() && Character.isDigit(with.charAt(end))) {
          end++;
        }
      }
      String group = end <= start ? null : group(with.substring(start, end), match, pattern);
      if (group == null) {
        return null;
      }
      out.append(group);
      i = braced ? end : end - 1;
    }
    return out.toString();
  }

  private static @Nullable String group(String name, MatchResult match, Pattern pattern) {
    int number = -1;
    if (name.chars().allMatch(Character::isDigit)) {
      number = name.length() > 2 ? -1 : Integer.parseInt(name);
    } else {
      number = numberOf(name, pattern.pattern());
    }
    if (number < 0 || number > match.groupCount()) {
      return null;
    }
    String text = match.group(number);
    return text == null ? "" : text;
  }

  /** The number of a named group, by counting the brackets before it; -1 when there is none. */
  private static int numberOf(String name, String pattern) {
    int number = 0;
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      char sign = pattern.charAt(i);
      if (sign == '\\') {
        i++;
      } else if (sign == '[' || sign == ']') {
        inClass = sign == '[';
      } else if (sign == '(' && !inClass) {
        boolean named =
            pattern.startsWith("(?<", i)
                && !pattern.startsWith("(?<=", i)
                && !pattern.startsWith("(?<!", i);
        number += named || !pattern.startsWith("(?", i) ? 1 : 0;
        if (named && pattern.startsWith(name + ">", i + 3)) {
          return number;
        }
      }
    }
    return -1;
  }

  private static @Nullable Matcher matcher(UTF8String text, UTF8String pattern, double anyCase) {
    if (!Splitting.isSwitch(anyCase)) {
      return null;
    }
    String key = (anyCase >= 1 ? "i" : "c") + pattern;
    Pattern known = COMPILED.get(key);
    if (known == null) {
      try {
        known =
            Pattern.compile(
                translated(pattern.toString()),
                anyCase >= 1 ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
      } catch (PatternSyntaxException e) {
        return null;
      }
      // Patterns may come from a column: what is remembered has a limit.
      if (COMPILED.size() >= MOST_REMEMBERED) {
        COMPILED.clear();
      }
      COMPILED.put(key, known);
    }
    return known.matcher(new PatientText(text.toString()));
  }

  /** The forms of PCRE2 that Java writes in another way. */
  private static String translated(String pattern) {
    String java = pattern.replace("(?P<", "(?<");
    for (Map.Entry<String, String> entry : CLASSES.entrySet()) {
      java = java.replace(entry.getKey(), entry.getValue());
    }
    return java;
  }
}
