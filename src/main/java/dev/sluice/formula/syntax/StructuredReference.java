package dev.sluice.formula.syntax;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands between the brackets of {@code [@amount]} or {@code rates[currency]}. */
final class StructuredReference {

  // A column name in which ' takes away the meaning of the next character.
  private static final String NAME = "((?:[^\\[\\]#'@]|'.)(?:[^\\[\\]#']|'.)*)";
  private static final Pattern THIS_ROW =
      Pattern.compile("@\\s*(?:\\[" + NAME + "\\]|" + NAME + ")\\s*");
  private static final Pattern THIS_ROW_LONG =
      Pattern.compile(
          "\\s*\\[#This Row\\]\\s*,\\s*\\[" + NAME + "\\]\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern COLUMN =
      Pattern.compile("(?:\\s*\\[" + NAME + "\\]\\s*|" + NAME + ")");
  private static final Pattern COLUMNS =
      Pattern.compile("\\s*\\[" + NAME + "\\]\\s*:\\s*\\[" + NAME + "\\]\\s*");
  private static final Pattern WHOLE =
      Pattern.compile("\\s*|#(?:All|Data)", Pattern.CASE_INSENSITIVE);

  private StructuredReference() {}

  static Node parse(@Nullable String table, String content, Span span) throws SyntaxFault {
    Matcher row = THIS_ROW.matcher(content);
    if (row.matches()) {
      return new Node.RowReference(
          table, name(row.group(1) == null ? row.group(2) : row.group(1)), span);
    }
    Matcher rowLong = THIS_ROW_LONG.matcher(content);
    if (rowLong.matches()) {
      return new Node.RowReference(table, name(rowLong.group(1)), span);
    }
    Matcher column = COLUMN.matcher(content);
    if (column.matches()) {
      String name = name(column.group(1) == null ? column.group(2) : column.group(1));
      return new Node.ColumnReference(table, name, name, span);
    }
    Matcher columns = COLUMNS.matcher(content);
    if (columns.matches()) {
      return new Node.ColumnReference(table, name(columns.group(1)), name(columns.group(2)), span);
    }
    if (table != null && WHOLE.matcher(content).matches()) {
      return new Node.ColumnReference(table, null, null, span);
    }
    throw new SyntaxFault(
        span,
        "["
            + content
            + "] is no reference; it can be [@column], [@[column with spaces]],"
            + " table[column] or table[[first]:[last]]",
        content.toLowerCase(Locale.ROOT).startsWith("#")
            ? "header and total rows are not part of a table here"
            : null);
  }

  private static String name(String written) {
    return written.replaceAll("'(.)", "$1").strip();
  }
}
