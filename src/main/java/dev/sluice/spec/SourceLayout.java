package dev.sluice.spec;

import java.util.OptionalInt;

/** How the rows and cells of a file are laid out, as far as the user has to say it. */
public sealed interface SourceLayout {

  /** Nothing to say: the format tells it all. */
  record SelfDescribing() implements SourceLayout {}

  /**
   * A table on a sheet of a workbook.
   *
   * @param sheet name or number; empty for the first visible one
   * @param headerRow the row with the names; empty when the columns are taken by position
   */
  record Workbook(String sheet, SheetArea area, OptionalInt headerRow) implements SourceLayout {}

  /** Cells between delimiters. */
  record Delimited(char delimiter, char quote, boolean hasHeader) implements SourceLayout {}
}
