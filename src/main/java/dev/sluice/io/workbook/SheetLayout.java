package dev.sluice.io.workbook;

import dev.sluice.spec.SheetArea;
import java.io.Serializable;

/**
 * Where the table of a workbook stands.
 *
 * @param sheet name or number of the sheet; empty for the first visible one
 * @param headerRow the row with the names, or {@link #NO_HEADER}
 */
public record SheetLayout(String sheet, SheetArea area, int headerRow) implements Serializable {

  /** The declared columns are taken by position. */
  public static final int NO_HEADER = 0;

  boolean hasHeader() {
    return headerRow != NO_HEADER;
  }

  /** The rows with values, or with the names before them. */
  SheetArea from(int row) {
    return new SheetArea(row, area.lastRow(), area.firstColumn(), area.lastColumn());
  }

  SheetArea values() {
    return hasHeader() && headerRow < area.lastRow() ? from(headerRow + 1) : area;
  }
}
