package dev.sluice.operation;

import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * A pattern as of SQL's LIKE: {@code %} stands for any text, {@code _} for one character, a
 * backslash takes the meaning from either and from itself. Upper and lower case differ.
 *
 * @param written as the user wrote it
 * @param tokens its characters, {@link #ONE} and {@link #MANY}; what stands for any text comes last
 *     in a row of these, so that patterns for the same texts have the same tokens
 */
record LikePattern(String written, int[] tokens) {

  private static final int ONE = -1;
  private static final int MANY = -2;

  /** The pattern of a text; nothing where a backslash stands before anything else. */
  static Optional<LikePattern> parse(String written) {
    int[] points = written.codePoints().toArray();
    int[] tokens = new int[points.length];
    int count = 0;
    for (int i = 0; i < points.length; i++) {
      if (points[i] == '\\') {
        i++;
        if (i == points.length || "%_\\".indexOf(points[i]) < 0) {
          return Optional.empty();
        }
        tokens[count++] = points[i];
      } else if (points[i] == '_' && count > 0 && tokens[count - 1] == MANY) {
        tokens[count - 1] = ONE;
        tokens[count++] = MANY;
      } else if (points[i] != '%' || count == 0 || tokens[count - 1] != MANY) {
        tokens[count++] = points[i] == '_' ? ONE : points[i] == '%' ? MANY : points[i];
      }
    }
    return Optional.of(new LikePattern(written, Arrays.copyOf(tokens, count)));
  }

  /**
   * Whether every text of another pattern is one of this, so that the other is never asked behind
   * it. A few are not found out, where both have several {@code %} or {@code _}.
   */
  boolean covers(LikePattern other) {
    boolean[] reached = new boolean[other.tokens.length + 1];
    reached[0] = true;
    for (int token : tokens) {
      boolean[] next = new boolean[reached.length];
      for (int i = 0; i < reached.length; i++) {
        if (token == MANY) {
          next[i] = reached[i] || i > 0 && next[i - 1];
        } else if (i > 0 && reached[i - 1]) {
          int found = other.tokens[i - 1];
          next[i] = token == ONE ? found != MANY : found == token;
        }
      }
      reached = next;
    }
    return reached[other.tokens.length];
  }

  /** Whether a text fits; null for a blank. */
  Column matches(Column text) {
    int wildcards = (int) Arrays.stream(tokens).filter(token -> token < 0).count();
    if (wildcards == 0) {
      return text.equalTo(literal(tokens.length));
    }
    boolean isPrefix = wildcards == 1 && tokens[tokens.length - 1] == MANY;
    return isPrefix ? text.startsWith(literal(tokens.length - 1)) : text.like(written);
  }

  private String literal(int count) {
    return new String(tokens, 0, count);
  }
}
