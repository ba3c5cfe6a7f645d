package dev.sluice.formula;

import dev.sluice.formula.compile.Constants;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What takes one value, applied to each value of a block: a single row or column is repeated to the
 * size of the others, and a missing place is {@code #N/A}.
 */
final class Broadcast {

  /** What is done with one value of each operand. */
  @FunctionalInterface
  interface Application {
    Operand apply(List<Operand> operands);
  }

  private Broadcast() {}

  static Operand over(
      List<Operand> operands,
      IntPredicate takesOneValue,
      References references,
      Application application) {
    List<Operand> prepared = new ArrayList<>(operands);
    int height = 0;
    int width = 0;
    for (int i = 0; i < prepared.size(); i++) {
      if (takesOneValue.test(i) && prepared.get(i) instanceof Operand.Area area) {
        if (references.intersects() && area.place() != null) {
          prepared.set(i, references.thisRow(area));
        } else {
          height = Math.max(height, area.height());
          width = Math.max(width, area.width());
        }
      }
    }
    return height == 0
        ? application.apply(prepared)
        : applied(prepared, takesOneValue, height, width, application);
  }

  private static Operand applied(
      List<Operand> operands,
      IntPredicate takesOneValue,
      int height,
      int width,
      Application application) {
    List<List<CellValue>> rows = new ArrayList<>();
    for (int row = 0; row < height; row++) {
      List<CellValue> cells = new ArrayList<>();
      for (int column = 0; column < width; column++) {
        List<Operand> values = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
          boolean one = takesOneValue.test(i) && operands.get(i) instanceof Operand.Area;
          values.add(one ? at((Operand.Area) operands.get(i), row, column) : operands.get(i));
        }
        cells.add(value(application.apply(values)));
      }
      rows.add(cells);
    }
    return new Operand.Area(rows, null);
  }

  private static Scalar at(Operand.Area area, int row, int column) {
    int fromRow = area.height() == 1 ? 0 : row;
    int fromColumn = area.width() == 1 ? 0 : column;
    boolean inside = fromRow < area.height() && fromColumn < area.width();
    return inside
        ? Constants.scalar(area.rows().get(fromRow).get(fromColumn))
        : Scalar.error(ExcelError.NA);
  }

  private static CellValue value(Operand operand) {
    if (operand instanceof Scalar scalar) {
      return Constants.value(scalar);
    }
    return operand instanceof Operand.Area area
        ? area.rows().get(0).get(0)
        : new CellValue.Error(ExcelError.VALUE);
  }
}
