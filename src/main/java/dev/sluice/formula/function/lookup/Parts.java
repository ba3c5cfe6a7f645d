package dev.sluice.formula.function.lookup;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;

/** Parts of a block of cells by row and column, counted from 1; 0 means all of them. */
public final class Parts {

  private Parts() {}

  /** A place in a single row or column; a row or column of a larger block must be named as such. */
  public static Matrix part(Matrix block, double place) {
    if (!block.isLine() && place >= 1) {
      return Matrix.of(ExcelError.REF);
    }
    return block.height() == 1 ? part(block, 1, place) : part(block, place, 0);
  }

  /** A row, column or cell. */
  public static Matrix part(Matrix block, double row, double column) {
    return part(block, row, column, 1);
  }

  /** A row, column or cell of the first and only area. */
  public static Matrix part(Matrix block, double row, double column, double area) {
    if (row <= -1 || column <= -1 || area < 1) {
      return Matrix.of(ExcelError.VALUE);
    } else if ((long) row > block.height() || (long) column > block.width() || area >= 2) {
      return Matrix.of(ExcelError.REF);
    }
    int down = (int) row;
    int across = (int) column;
    return block.part(
        down == 0 ? 0 : down - 1,
        down == 0 ? block.height() : down,
        across == 0 ? 0 : across - 1,
        across == 0 ? block.width() : across);
  }

  /**
   * The cell of a part that stands beside a formula: a single one, or the one in the formula's row
   * of a column or in its column of a row; else {@code #VALUE!}.
   *
   * @param down how many rows the formula stands below the first row
   * @param across how many columns the formula stands right of the first column
   */
  public static CellValue beside(Matrix part, int down, int across) {
    if (part.size() == 1) {
      return part.at(0);
    } else if (part.width() == 1 && down >= 0 && down < part.height()) {
      return part.at(down, 0);
    } else if (part.height() == 1 && across >= 0 && across < part.width()) {
      return part.at(0, across);
    }
    return CellValue.error(ExcelError.VALUE);
  }

  /** A cell by row and column; a place in a single row or column where the other number is 0. */
  public static CellValue cell(Matrix block, double row, double column) {
    Matrix part = part(block, row, column);
    return part.size() == 1 ? part.at(0) : CellValue.error(ExcelError.VALUE);
  }
}
