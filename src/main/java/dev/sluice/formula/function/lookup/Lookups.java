package dev.sluice.formula.function.lookup;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.List;

/** Finds cells by key in a block of cells; costs a walk of the keys for each lookup. */
public final class Lookups {

  private Lookups() {}

  /** The cell of a column in the first row whose first cell has the key, or the last below it. */
  public static CellValue vertical(
      CellValue key, Matrix table, double column, boolean approximate) {
    if (key instanceof CellValue.Error) {
      return key;
    } else if (!(column >= 1)) {
      return CellValue.error(ExcelError.VALUE);
    } else if ((long) column > table.width()) {
      return CellValue.error(ExcelError.REF);
    }
    CellValue wanted = key instanceof CellValue.Blank ? CellValue.number(0) : key;
    List<CellValue> keys = table.column(0).values();
    int row = approximate ? Search.lastNotLarger(wanted, keys) : Search.first(wanted, keys, true);
    return row < 0 ? CellValue.error(ExcelError.NA) : table.at(row, (int) column - 1);
  }

  /** The same with sorted keys, of which the last that is not larger is found. */
  public static CellValue vertical(CellValue key, Matrix table, double column) {
    return vertical(key, table, column, true);
  }

  /** The cell of a row in the first column whose first cell has the key, or the last below it. */
  public static CellValue horizontal(CellValue key, Matrix table, double row, boolean approximate) {
    return vertical(key, table.transposed(), row, approximate);
  }

  /** The same with sorted keys, of which the last that is not larger is found. */
  public static CellValue horizontal(CellValue key, Matrix table, double row) {
    return horizontal(key, table, row, true);
  }

  /** The place of a key in sorted keys, counted from 1. */
  public static double place(CellValue key, Matrix keys) {
    return place(key, keys, 1);
  }

  /** The place of a key, counted from 1: 0 the first equal, 1 the last below, -1 the last above. */
  public static double place(CellValue key, Matrix keys, double mode) {
    if (key instanceof CellValue.Error error) {
      return Outcome.of(error.error());
    } else if (!keys.isLine() || key instanceof CellValue.Blank) {
      return Outcome.of(ExcelError.NA);
    }
    List<CellValue> cells = keys.values();
    int found =
        mode == 0
            ? Search.first(key, cells, true)
            : mode > 0 ? Search.lastNotLarger(key, cells) : Search.lastNotSmaller(key, cells);
    return found < 0 ? Outcome.of(ExcelError.NA) : found + 1;
  }

  /** The value at the place of the last key that is not larger, in a vector beside the keys. */
  public static CellValue beside(CellValue key, Matrix keys, Matrix values) {
    if (key instanceof CellValue.Error) {
      return key;
    }
    CellValue wanted = key instanceof CellValue.Blank ? CellValue.number(0) : key;
    int found = Search.lastNotLarger(wanted, keys.values());
    if (found < 0 || !keys.isLine()) {
      return CellValue.error(ExcelError.NA);
    } else if (!values.isLine() || found >= values.size()) {
      return CellValue.error(values.isLine() ? ExcelError.REF : ExcelError.NA);
    }
    return values.at(found);
  }

  /** The same in a block whose longer side has the keys, its other end the values. */
  public static CellValue beside(CellValue key, Matrix block) {
    if (block.width() > block.height()) {
      return beside(key, block.row(0), block.row(block.height() - 1));
    }
    return beside(key, block.column(0), block.column(block.width() - 1));
  }
}
