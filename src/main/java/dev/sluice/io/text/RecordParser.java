package dev.sluice.io.text;

import java.io.IOException;
import java.util.List;

/**
 * Cuts bytes into records and records into cells. A new text format is one class that implements
 * this, one record in {@link TextFormat}, and one line in {@link #of}.
 */
interface RecordParser {

  /**
   * Longest record that is looked for, in bytes; a quote that is not closed within it is taken for
   * one that is never closed.
   */
  int MAX_RECORD_BYTES = 64 << 20;

  /** Opens the file from its start once more. */
  interface Opener {
    ByteWindow open() throws IOException;
  }

  /** Looks at the whole file before its records are cut, where a format has to. */
  default void survey(Opener file) throws IOException {}

  /**
   * Moves past empty lines, so that the window stands at a record or at the end of the file.
   *
   * @return how many lines were skipped
   */
  int skipEmptyLines(ByteWindow window) throws IOException;

  /**
   * Moves to the header, or to the first record of a file without one.
   *
   * @return how many lines were skipped
   */
  default int moveToStart(ByteWindow window, TextFormat.Header header) throws IOException {
    int lines = LineEnds.skipLines(window, header.line() - 1);
    return lines + skipEmptyLines(window);
  }

  /**
   * Cuts the record at which the window stands and moves past it.
   *
   * @return false at the end of the file
   */
  boolean next(ByteWindow window, RecordCells cells) throws IOException;

  /**
   * Moves to the first record that starts after the byte at which the window stands: the one before
   * a place at which the file was split. Always the same for the same bytes, so that the readers on
   * both sides agree.
   */
  void moveToRecord(ByteWindow window) throws IOException;

  /**
   * The parser of a format.
   *
   * @param columns names of the declared columns, for formats that find cells by name
   * @param width how many cells a record has, for formats that find cells by place
   */
  static RecordParser of(TextFormat format, List<String> columns, int width) {
    if (format instanceof TextFormat.Delimited delimited) {
      return delimited.escape() == TextFormat.NO_ESCAPE
          ? new DelimitedParser(delimited, width)
          : new EscapedParser(delimited);
    }
    if (format instanceof TextFormat.FixedWidth fixed) {
      return new FixedWidthParser(fixed);
    }
    if (format instanceof TextFormat.JsonDocument document) {
      return new JsonDocumentParser(
          document.path(), document.whole() ? new WholeObject() : new JsonObjectCells(columns));
    }
    if (format instanceof TextFormat.Statements statements) {
      return new StatementRecords(statements, columns);
    }
    if (format instanceof TextFormat.Lines) {
      return new LinesParser();
    }
    TextFormat.JsonLines lines = (TextFormat.JsonLines) format;
    return new JsonLinesParser(lines.whole() ? new WholeObject() : new JsonObjectCells(columns));
  }
}
