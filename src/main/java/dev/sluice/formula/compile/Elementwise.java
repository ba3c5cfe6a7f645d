package dev.sluice.formula.compile;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;

/**
 * What takes one value, applied to each cell of blocks: a single row or column is repeated to the
 * size of the others, and a missing place is {@code #N/A}.
 */
public final class Elementwise {

  private Elementwise() {}

  /**
   * Applies a formula to the cells of blocks that stand at the same place.
   *
   * @param body is given one value of each block
   */
  public static Operand.Area over(List<Operand.Area> areas, Function<List<Scalar>, Operand> body) {
    List<Slot> slots = new ArrayList<>();
    List<Scalar> elements = new ArrayList<>();
    List<Expression> arguments = new ArrayList<>();
    for (Operand.Area area : areas) {
      Slot slot = new Slot(Boxes.CELL);
      slots.add(slot);
      elements.add(element(area, slot));
      arguments.add(area.matrix());
    }
    Operand result = body.apply(elements);
    Closure closure = Closure.of(Areas.cell(result), slots);
    arguments.addAll(closure.captured());
    return new Operand.Area(
        new Computation(new Mapping(closure.body(), slots.size()), Boxes.MATRIX, arguments),
        Areas.kinds(result),
        null);
  }

  /** An element; of a range of cells it counts as a cell. */
  private static Scalar element(Operand.Area area, Slot slot) {
    Scalar value = Boxes.scalar(slot, area.kinds());
    return area.place() == null ? value : value.asReference();
  }

  private record Mapping(Expression body, int blocks) implements Program {

    @Override
    public Object apply(@Nullable Object[] arguments) {
      int height = 0;
      int width = 0;
      boolean empty = false;
      for (int i = 0; i < blocks; i++) {
        Matrix block = block(arguments, i);
        height = Math.max(height, block.height());
        width = Math.max(width, block.width());
        empty |= block.size() == 0;
      }
      if (empty) {
        return Matrix.of(0, width, new CellValue[0]);
      }
      @Nullable Object[] values = arguments.clone();
      GenericInternalRow row = new GenericInternalRow(values);
      return Matrix.of(
          height,
          width,
          (down, across) -> {
            for (int i = 0; i < blocks; i++) {
              Matrix block = block(arguments, i);
              int fromRow = block.height() == 1 ? 0 : down;
              int fromColumn = block.width() == 1 ? 0 : across;
              if (fromRow >= block.height() || fromColumn >= block.width()) {
                return CellValue.error(ExcelError.NA);
              }
              values[i] = block.at(fromRow, fromColumn);
            }
            return (CellValue) body.eval(row);
          });
    }

    private static Matrix block(@Nullable Object[] arguments, int index) {
      Object block = arguments[index];
      return block == null ? Matrix.of(ExcelError.VALUE) : (Matrix) block;
    }
  }
}
