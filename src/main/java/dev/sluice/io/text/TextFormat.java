package dev.sluice.io.text;

import dev.sluice.io.statement.StatementFormat;
import dev.sluice.spec.SourceLayout;
import java.io.Serializable;
import java.util.List;

/** How a text file is cut into rows and cells. */
public sealed interface TextFormat extends Serializable {

  /** Whether the first line names the columns. */
  enum Header {
    FIRST_LINE,
    /** The declared columns are taken by position. */
    NONE
  }

  /** Comma-separated with a header line. */
  static TextFormat csv() {
    return new Delimited(',', '"', Header.FIRST_LINE);
  }

  /** Tab-separated with a header line. */
  static TextFormat tsv() {
    return new Delimited('\t', '"', Header.FIRST_LINE);
  }

  /** One JSON object a line. */
  static TextFormat jsonLines() {
    return new JsonLines();
  }

  /** Whether several tasks can read parts of one file. */
  default boolean isSplittable() {
    return true;
  }

  /**
   * Cells between delimiters, rows between line ends (LF or CRLF). A cell that starts with the
   * quote ends at the next quote that is not doubled, and may hold delimiters and line breaks; a
   * quote anywhere else is an ordinary character. Empty lines are no rows.
   *
   * @param delimiter one ASCII character
   * @param quote one ASCII character
   */
  record Delimited(char delimiter, char quote, Header header) implements TextFormat {

    public Delimited {
      if (delimiter >= 128
          || quote >= 128
          || delimiter == quote
          || "\r\n".indexOf(delimiter) >= 0) {
        throw new IllegalArgumentException(
            "delimiter and quote are two different ASCII characters");
      }
    }
  }

  /**
   * One object a line; a key is a column by its exact name, a missing key is blank. A value of a
   * text column that is no string is its JSON text; a string in a column of another type is read as
   * a cell of that type.
   */
  record JsonLines() implements TextFormat {}

  /**
   * One document with an array of objects, each of which is a row as in {@link JsonLines}. One task
   * reads a file, object by object.
   *
   * @param path the keys that lead to the array; empty when the document is the array
   */
  record JsonDocument(List<String> path) implements TextFormat {
    public JsonDocument {
      path = List.copyOf(path);
    }

    @Override
    public boolean isSplittable() {
      return false;
    }
  }

  /** Bank statements. One task reads a file, twice: to prove its balances, and for its rows. */
  record Statements(StatementFormat format, SourceLayout.Statement layout) implements TextFormat {
    @Override
    public boolean isSplittable() {
      return false;
    }
  }
}
