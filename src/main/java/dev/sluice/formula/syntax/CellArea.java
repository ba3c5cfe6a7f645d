package dev.sluice.formula.syntax;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of cells of a workbook.
 *
 * @param sheet in upper case; empty for the formula's own sheet
 * @param top 1-based first row
 * @param left 1-based first column
 * @param bottom 1-based last row
 * @param right 1-based last column
 */
public record CellArea(String sheet, int top, int left, int bottom, int right) {

  private static final Pattern CELL = Pattern.compile("\\$?([A-Za-z]{1,3})\\$?([1-9][0-9]{0,6})");
  private static final int LAST_ROW = 1_048_576;
  private static final int LAST_COLUMN = 16_384;

  /** Reads one cell such as {@code $B$7}; nothing when the text is no cell of Excel's grid. */
  public static Optional<CellArea> cell(String sheet, String written) {
    Matcher matcher = CELL.matcher(written);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int column = 0;
    for (char letter : matcher.group(1).toUpperCase(Locale.ROOT).toCharArray()) {
      column = column * 26 + letter - 'A' + 1;
    }
    int row = Integer.parseInt(matcher.group(2));
    if (column > LAST_COLUMN || row > LAST_ROW) {
      return Optional.empty();
    }
    return Optional.of(new CellArea(sheet.toUpperCase(Locale.ROOT), row, column, row, column));
  }

  /** The smallest block that holds both. */
  public CellArea through(CellArea other) {
    return new CellArea(
        sheet,
        Math.min(top, other.top),
        Math.min(left, other.left),
        Math.max(bottom, other.bottom),
        Math.max(right, other.right));
  }

  /**
   * The block that starts at the same cell and has some rows and columns, as far as the grid goes.
   */
  public CellArea sized(int height, int width) {
    return new CellArea(
        sheet,
        top,
        left,
        Math.min(top + height - 1, LAST_ROW),
        Math.min(left + width - 1, LAST_COLUMN));
  }

  /** A row, column or cell, counted from 1; 0 means all of them. */
  public CellArea part(int row, int column) {
    return new CellArea(
        sheet,
        row == 0 ? top : top + row - 1,
        column == 0 ? left : left + column - 1,
        row == 0 ? bottom : top + row - 1,
        column == 0 ? right : left + column - 1);
  }

  /** What both have in common. */
  public Optional<CellArea> intersection(CellArea other) {
    CellArea common =
        new CellArea(
            sheet,
            Math.max(top, other.top),
            Math.max(left, other.left),
            Math.min(bottom, other.bottom),
            Math.min(right, other.right));
    boolean exists =
        sheet.equals(other.sheet) && common.top <= common.bottom && common.left <= common.right;
    return exists ? Optional.of(common) : Optional.empty();
  }

  /** Number of rows. */
  public int height() {
    return bottom - top + 1;
  }

  /** Number of columns. */
  public int width() {
    return right - left + 1;
  }

  /** The name of a cell counted from the top left one, such as {@code B7} or {@code SHEET2!B7}. */
  public String cellName(int rowOffset, int columnOffset) {
    StringBuilder letters = new StringBuilder();
    for (int column = left + columnOffset; column > 0; column = (column - 1) / 26) {
      letters.insert(0, (char) ('A' + (column - 1) % 26));
    }
    return (sheet.isEmpty() ? "" : sheet + "!") + letters + (top + rowOffset);
  }
}
