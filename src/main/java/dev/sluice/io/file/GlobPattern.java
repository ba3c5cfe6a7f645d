package dev.sluice.io.file;

import java.util.regex.Pattern;

/**
 * One part of a path with wildcards: {@code *}, {@code ?}, {@code [a-z]}, {@code [!0-9]} and {@code
 * {a,b}}.
 */
final class GlobPattern {

  private static final String LITERAL_IN_REGEX = "\\.^$|()+*?[]{}";

  private final Pattern regex;

  private GlobPattern(Pattern regex) {
    this.regex = regex;
  }

  /** True when the text has a wildcard. */
  static boolean hasWildcard(String text) {
    return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  /** Reads a pattern; a bracket or brace that is never closed stands for itself. */
  static GlobPattern of(String text) {
    StringBuilder regex = new StringBuilder();
    int braces = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int close = c == '[' ? text.indexOf(']', i + 2) : -1;
      if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (close > 0) {
        regex.append(characters(text.substring(i + 1, close)));
        i = close;
      } else if (c == '{' && text.indexOf('}', i) > 0) {
        braces++;
        regex.append("(?:");
      } else if (c == '}' && braces > 0) {
        braces--;
        regex.append(')');
      } else if (c == ',' && braces > 0) {
        regex.append('|');
      } else {
        regex.append(LITERAL_IN_REGEX.indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    return new GlobPattern(Pattern.compile(regex + ")".repeat(braces), Pattern.DOTALL));
  }

  boolean matches(String name) {
    return regex.matcher(name).matches();
  }

  private static String characters(String inside) {
    String set = inside.startsWith("!") ? "^" + inside.substring(1) : inside;
    return "[" + set.replace("\\", "\\\\").replace("[", "\\[").replace("&&", "&\\&") + "]";
  }
}
