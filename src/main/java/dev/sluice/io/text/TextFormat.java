package dev.sluice.io.text;

import dev.sluice.io.statement.StatementFormat;
import dev.sluice.spec.SourceLayout;
import java.io.Serializable;
import java.util.List;

/** How a text file is cut into rows and cells. */
public sealed interface TextFormat extends Serializable {

  /** Says that no character escapes others. */
  char NO_ESCAPE = '\0';

  /**
   * Where the header stands; what is before it is skipped.
   *
   * @param line the number of its line, from 1, or 0 when there is none
   */
  record Header(int line) implements Serializable {

    /** The first line names the columns. */
    public static final Header FIRST_LINE = new Header(1);

    /** The declared columns are taken by position. */
    public static final Header NONE = new Header(0);

    boolean isThere() {
      return line > 0;
    }
  }

  /** Where the header stands. */
  Header header();

  /** True when a reader can start in the middle of a file. */
  default boolean isSplittable() {
    return true;
  }

  /** True when cells are found by their place in a record, not by a name that stands with them. */
  default boolean hasPlaces() {
    return false;
  }

  /**
   * True for records that are taken as they are, such as lines of a log: a file may be without any,
   * and whether the bytes of one make sense is for its reader to say.
   */
  default boolean isRaw() {
    return this instanceof Lines
        || this instanceof JsonLines lines && lines.whole()
        || this instanceof JsonDocument document && document.whole();
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
    return new JsonLines(false);
  }

  /** Lines that are not taken apart. */
  static TextFormat lines() {
    return new Lines();
  }

  /**
   * Cells between delimiters, rows between line ends (LF or CRLF). A cell that starts with the
   * quote ends at the next quote that is not doubled, and may hold delimiters and line breaks; a
   * quote anywhere else is an ordinary character. Empty lines are no rows.
   *
   * @param delimiter one ASCII character
   * @param quote one ASCII character
   * @param escape one ASCII character that takes away the meaning of a delimiter, quote, line break
   *     or itself behind it, or {@link #NO_ESCAPE}
   */
  record Delimited(char delimiter, char quote, char escape, Header header) implements TextFormat {

    public Delimited {
      if (delimiter >= 128
          || quote >= 128
          || escape >= 128
          || delimiter == quote
          || escape == quote
          || escape == delimiter
          || "\r\n".indexOf(delimiter) >= 0) {
        throw new IllegalArgumentException(
            "delimiter, quote and escape are different ASCII characters");
      }
    }

    /** Without an escape. */
    public Delimited(char delimiter, char quote, Header header) {
      this(delimiter, quote, NO_ESCAPE, header);
    }

    @Override
    public boolean hasPlaces() {
      return true;
    }

    /** In the middle of a file nobody can tell whether an escape is escaped. */
    @Override
    public boolean isSplittable() {
      return escape == NO_ESCAPE;
    }
  }

  /**
   * Cells at fixed places of a line, blanks around them cut off; rows between line ends (LF or
   * CRLF). A header is skipped, whatever it says.
   *
   * @param names the columns from left to right
   * @param widths how many characters each takes
   */
  record FixedWidth(List<String> names, List<Integer> widths, Header header) implements TextFormat {

    public FixedWidth {
      names = List.copyOf(names);
      widths = List.copyOf(widths);
    }

    @Override
    public boolean hasPlaces() {
      return true;
    }
  }

  /**
   * One row a line (LF or CRLF), which is the only column as it is written; blanks, quotes and lone
   * carriage returns stay. Empty lines are no rows.
   */
  record Lines() implements TextFormat {

    @Override
    public Header header() {
      return Header.NONE;
    }
  }

  /**
   * One object a line; a key is a column by its exact name, a missing key is blank. A value of a
   * text column that is no string is its JSON text; a string in a column of another type is read as
   * a cell of that type.
   *
   * @param whole an object is not taken apart; its text as it is written is the only column
   */
  record JsonLines(boolean whole) implements TextFormat {

    @Override
    public Header header() {
      return Header.NONE;
    }
  }

  /**
   * One document with an array of objects, each of which is a row as in {@link JsonLines}. One task
   * reads a file, object by object.
   *
   * @param path the keys that lead to the array; empty when the document is the array
   * @param whole an object is not taken apart; its text as it is written is the only column
   */
  record JsonDocument(List<String> path, boolean whole) implements TextFormat {

    public JsonDocument {
      path = List.copyOf(path);
    }

    @Override
    public Header header() {
      return Header.NONE;
    }

    @Override
    public boolean isSplittable() {
      return false;
    }
  }

  /** Bank statements. One task reads a file, twice: to prove its balances, and for its rows. */
  record Statements(StatementFormat format, SourceLayout.Statement layout) implements TextFormat {

    @Override
    public Header header() {
      return Header.NONE;
    }

    @Override
    public boolean isSplittable() {
      return false;
    }
  }
}
