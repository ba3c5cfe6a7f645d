package dev.sluice.spec;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How the rows and cells of a file are laid out, as far as the user has to say it. */
public sealed interface SourceLayout {

  /** Stands for no character. */
  char NO_CHARACTER = '\0';

  /** The only column, a text, where a record is not taken apart. */
  default Optional<String> wholeColumn() {
    return Optional.empty();
  }

  /** Nothing to say: the format tells it all. */
  record SelfDescribing() implements SourceLayout {}

  /**
   * Cells between delimiters.
   *
   * @param escape takes away the meaning of the character behind it, or {@link #NO_CHARACTER}
   * @param headerLine the line that names the columns, from 1; 0 when none does
   */
  record Delimited(char delimiter, char quote, char escape, int headerLine, Dialect dialect)
      implements SourceLayout {}

  /**
   * Cells at fixed places of a line.
   *
   * @param widths characters of every column, from left to right
   * @param headerLine the last line before the rows, from 1; 0 when rows start at once
   */
  record FixedWidth(LinkedHashMap<String, Integer> widths, int headerLine, Dialect dialect)
      implements SourceLayout {}

  /** Lines that are not taken apart. */
  record Lines(TextEncoding encoding) implements SourceLayout {

    /** The name of the only column. */
    public static final String COLUMN = "line";

    @Override
    public Optional<String> wholeColumn() {
      return Optional.of(COLUMN);
    }
  }

  /**
   * One JSON object a line.
   *
   * @param wholeColumn the column for the text of an object that is not taken apart
   */
  record JsonLines(Optional<String> wholeColumn) implements SourceLayout {}

  /**
   * One JSON document with an array of objects.
   *
   * @param path the keys that lead to the array; empty when the document is the array
   * @param wholeColumn the column for the text of an object that is not taken apart
   */
  record JsonDocument(List<String> path, Optional<String> wholeColumn) implements SourceLayout {
    public JsonDocument {
      path = List.copyOf(path);
    }
  }

  /** Bank statements. */
  record Statement(StatementRows rows, Unbalanced unbalanced)
      implements SourceLayout, Serializable {}

  /** What a row of a bank statement is. */
  enum StatementRows {
    /** What the account was booked with, a batch as a whole. */
    ENTRIES,
    /** What a batch is made of, where the bank says it. */
    TRANSACTIONS
  }

  /** What happens to a bank statement that is not proved. */
  enum Unbalanced {
    /** All its rows are rejected. */
    REJECT,
    /** Its rows say it in a column. */
    NOTE
  }

  /**
   * A table on a sheet of a workbook.
   *
   * @param sheet name or number; empty for the first visible one
   * @param headerRow the row with the names; empty when the columns are taken by position
   */
  record Workbook(String sheet, SheetArea area, OptionalInt headerRow) implements SourceLayout {}
}
