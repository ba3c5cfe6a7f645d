package dev.sluice.formula.compile;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;

/** Functions that are applied to a result so far and the next cell, as REDUCE and SCAN do. */
public final class Folding {

  /** The kinds of a result can depend on themselves; more rounds than kinds change nothing. */
  private static final int ROUNDS = CellKind.values().length + 1;

  /** What a cell of Excel holds. */
  private static final int LONGEST_TEXT = 32_767;

  private static final int MOST_CELLS = 1 << 20;

  private Folding() {}

  /**
   * Folds the cells of a block, row by row.
   *
   * @param start the first result
   * @param everyResult true to keep all results in the shape of the block
   */
  public static Operand over(
      Operand start, Operand.Area cells, Operand.Lambda function, boolean everyResult) {
    boolean arrays = start instanceof Operand.Area;
    Set<CellKind> kinds = EnumSet.noneOf(CellKind.class);
    kinds.addAll(Areas.kinds(start));
    Slot soFar = new Slot(arrays ? Boxes.MATRIX : Boxes.CELL);
    Slot cell = new Slot(Boxes.CELL);
    Operand result = start;
    for (int round = 0; round < ROUNDS; round++) {
      Operand so = arrays ? new Operand.Area(soFar, kinds, null) : Boxes.scalar(soFar, kinds);
      result = function.body().apply(List.of(so, Boxes.scalar(cell, cells.kinds())));
      if (!arrays && result instanceof Operand.Area) {
        // A result that becomes an array is one from the start.
        return over(Areas.block(start), cells, function, everyResult);
      }
      if (!kinds.addAll(Areas.kinds(result))) {
        break;
      }
    }
    Closure closure =
        Closure.of(
            arrays ? Areas.block(result).matrix() : Areas.cell(result), List.of(soFar, cell));
    List<Expression> arguments = new ArrayList<>();
    arguments.add(arrays ? Areas.block(start).matrix() : Areas.cell(start));
    arguments.add(cells.matrix());
    arguments.addAll(closure.captured());
    Computation folded =
        new Computation(
            new Fold(closure.body(), everyResult),
            arrays || everyResult ? Boxes.MATRIX : Boxes.CELL,
            arguments);
    return arrays || everyResult
        ? new Operand.Area(folded, kinds, null)
        : Boxes.scalar(folded, kinds);
  }

  private record Fold(Expression body, boolean everyResult) implements Program {

    @Override
    public @Nullable Object apply(@Nullable Object[] arguments) {
      @Nullable Object[] values = arguments.clone();
      GenericInternalRow row = new GenericInternalRow(values);
      Matrix cells = arguments[1] == null ? Matrix.of(ExcelError.VALUE) : (Matrix) arguments[1];
      CellValue[] results = new CellValue[cells.size()];
      for (int i = 0; i < cells.size(); i++) {
        values[1] = cells.at(i);
        values[0] = held(body.eval(row));
        if (everyResult) {
          results[i] =
              values[0] instanceof CellValue cell ? cell : CellValue.error(ExcelError.CALC);
        }
      }
      return everyResult ? Matrix.of(cells.height(), cells.width(), results) : values[0];
    }

    /** What doubles in each round must end before the memory does. */
    private static @Nullable Object held(@Nullable Object result) {
      if (result instanceof CellValue.Text text && text.value().length() > LONGEST_TEXT) {
        return CellValue.error(ExcelError.VALUE);
      }
      return result instanceof Matrix matrix && matrix.size() > MOST_CELLS
          ? Matrix.of(ExcelError.NUM)
          : result;
    }
  }
}
