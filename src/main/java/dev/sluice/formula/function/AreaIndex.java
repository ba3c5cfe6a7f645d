package dev.sluice.formula.function;

import dev.sluice.formula.compile.Constants;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.syntax.CellArea;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.util.List;

/** Parts of a block of constants. */
final class AreaIndex {

  private AreaIndex() {}

  /** A row, column or cell, counted from 1; 0 means all of them. */
  static Operand at(Operand.Area area, int row, int column) {
    if (row < 0 || column < 0) {
      return Scalar.error(ExcelError.VALUE);
    }
    if (row > area.height() || column > area.width()) {
      return Scalar.error(ExcelError.REF);
    }
    int top = row == 0 ? 0 : row - 1;
    int bottom = row == 0 ? area.height() : row;
    int left = column == 0 ? 0 : column - 1;
    int right = column == 0 ? area.width() : column;
    List<List<CellValue>> rows =
        area.rows().subList(top, bottom).stream().map(cells -> cells.subList(left, right)).toList();
    CellArea place = area.place();
    CellArea part =
        place == null
            ? null
            : new CellArea(
                place.sheet(),
                place.top() + top,
                place.left() + left,
                place.top() + bottom - 1,
                place.left() + right - 1);
    if (rows.size() == 1 && rows.get(0).size() == 1) {
      Scalar cell = Constants.scalar(rows.get(0).get(0));
      return part == null ? cell : cell.asReference();
    }
    return new Operand.Area(rows, part);
  }

  /** The cells of a column, counted from 1. */
  static List<CellValue> column(Operand.Area area, int column) {
    return area.rows().stream().map(row -> row.get(column - 1)).toList();
  }
}
