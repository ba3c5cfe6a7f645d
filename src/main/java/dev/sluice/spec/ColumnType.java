package dev.sluice.spec;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The declared type of a column.
 *
 * @param precision digits in all, of a decimal; else 0
 * @param scale digits after the point, of a decimal; else 0
 */
public record ColumnType(Kind kind, int precision, int scale) {

  /** What a cell holds. */
  public enum Kind {
    TEXT,
    /** A whole number of 64 bits. */
    INTEGER,
    /** An exact number: what money is. */
    DECIMAL,
    /** An IEEE double: what Excel calls a number. */
    DOUBLE,
    BOOLEAN,
    DATE,
    TIMESTAMP;

    String written() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static final ColumnType TEXT = new ColumnType(Kind.TEXT, 0, 0);
  public static final ColumnType INTEGER = new ColumnType(Kind.INTEGER, 0, 0);
  public static final ColumnType DOUBLE = new ColumnType(Kind.DOUBLE, 0, 0);
  public static final ColumnType BOOLEAN = new ColumnType(Kind.BOOLEAN, 0, 0);
  public static final ColumnType DATE = new ColumnType(Kind.DATE, 0, 0);
  public static final ColumnType TIMESTAMP = new ColumnType(Kind.TIMESTAMP, 0, 0);

  private static final Pattern DECIMAL =
      Pattern.compile("decimal\\s*\\(\\s*(\\d+)\\s*,\\s*(\\d+)\\s*\\)");
  private static final int MAX_PRECISION = 38;
  private static final List<String> NAMES =
      List.of("text", "integer", "decimal(18,2)", "double", "boolean", "date", "timestamp");

  /** {@code decimal(precision,scale)}. */
  public static ColumnType decimal(int precision, int scale) {
    return new ColumnType(Kind.DECIMAL, precision, scale);
  }

  /** Reads a type as a user writes it, such as {@code decimal(18,2)}. */
  public static Optional<ColumnType> parse(String written, Place place, Problems problems) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    Matcher decimal = DECIMAL.matcher(text);
    if (decimal.matches()) {
      return parseDecimal(decimal, place, problems);
    }
    for (Kind kind : Kind.values()) {
      if (kind != Kind.DECIMAL && kind.written().equals(text)) {
        return Optional.of(new ColumnType(kind, 0, 0));
      }
    }
    problems.report(
        Problem.user(
                place,
                "unknown-type",
                "\"" + written + "\" is no column type; it can be " + String.join(", ", NAMES))
            .withHint(Suggestion.hint(text, NAMES).orElse(null)));
    return Optional.empty();
  }

  private static Optional<ColumnType> parseDecimal(
      Matcher written, Place place, Problems problems) {
    // Nine digits always fit an int; more are refused by the same rule as 39.
    int precision =
        written.group(1).length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(written.group(1));
    int scale =
        written.group(2).length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(written.group(2));
    if (precision < 1 || precision > MAX_PRECISION || scale > precision) {
      problems.report(
          Problem.user(
              place,
              "bad-decimal",
              written.group()
                  + " cannot be; the precision is 1 to "
                  + MAX_PRECISION
                  + " and the scale at most the precision"));
      return Optional.empty();
    }
    return Optional.of(decimal(precision, scale));
  }

  /** The type as a user writes it. */
  @Override
  public String toString() {
    return kind == Kind.DECIMAL ? "decimal(" + precision + "," + scale + ")" : kind.written();
  }
}
