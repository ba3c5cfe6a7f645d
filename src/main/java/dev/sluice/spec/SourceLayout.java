package dev.sluice.spec;

import java.util.LinkedHashMap;

/** How the rows and cells of a file are laid out, as far as the user has to say it. */
public sealed interface SourceLayout {

  /** Stands for no character. */
  char NO_CHARACTER = '\0';

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
}
