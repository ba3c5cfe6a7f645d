package dev.sluice.formula.compile;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;

/** Functions that are applied to each row or column of a block, or to the places of a new one. */
public final class Slices {

  private static final double MOST_CELLS = 1 << 20;

  private Slices() {}

  /** One value for each row, or for each column. */
  public static Operand.Area over(Operand.Area block, boolean rows, Operand.Lambda function) {
    Slot slice = new Slot(Boxes.MATRIX);
    Operand result = function.body().apply(List.of(new Operand.Area(slice, block.kinds(), null)));
    Closure closure = Closure.of(Areas.onlyCell(result), List.of(slice));
    List<Expression> arguments = new ArrayList<>(List.of(block.matrix()));
    arguments.addAll(closure.captured());
    return new Operand.Area(
        new Computation(new EverySlice(closure.body(), rows), Boxes.MATRIX, arguments),
        Areas.kinds(result),
        null);
  }

  /** A block whose cells are computed from their row and column, counted from 1. */
  public static Operand.Area made(Scalar height, Scalar width, Operand.Lambda function) {
    Slot row = new Slot(Boxes.CELL);
    Slot column = new Slot(Boxes.CELL);
    EnumSet<CellKind> number = EnumSet.of(CellKind.NUMBER);
    Operand result =
        function.body().apply(List.of(Boxes.scalar(row, number), Boxes.scalar(column, number)));
    Closure closure = Closure.of(Areas.onlyCell(result), List.of(row, column));
    List<Expression> arguments = new ArrayList<>(List.of(Boxes.cell(height), Boxes.cell(width)));
    arguments.addAll(closure.captured());
    return new Operand.Area(
        new Computation(new EveryPlace(closure.body()), Boxes.MATRIX, arguments),
        Areas.kinds(result),
        null);
  }

  private record EverySlice(Expression body, boolean rows) implements Program {

    @Override
    public Object apply(@Nullable Object[] arguments) {
      Matrix block = arguments[0] == null ? Matrix.of(ExcelError.VALUE) : (Matrix) arguments[0];
      @Nullable Object[] values = arguments.clone();
      GenericInternalRow row = new GenericInternalRow(values);
      int count = rows ? block.height() : block.width();
      CellValue[] results = new CellValue[count];
      for (int i = 0; i < count; i++) {
        values[0] = rows ? block.row(i) : block.column(i);
        results[i] = (CellValue) body.eval(row);
      }
      return rows ? Matrix.of(count, 1, results) : Matrix.of(1, count, results);
    }
  }

  private record EveryPlace(Expression body) implements Program {

    @Override
    public Object apply(@Nullable Object[] arguments) {
      for (int i = 0; i < 2; i++) {
        if (arguments[i] instanceof CellValue.Error error) {
          return Matrix.of(error);
        }
      }
      double height = size(arguments[0]);
      double width = size(arguments[1]);
      if (!(height >= 1 && width >= 1 && height * width <= MOST_CELLS)) {
        return Matrix.of(ExcelError.VALUE);
      }
      @Nullable Object[] values = arguments.clone();
      GenericInternalRow row = new GenericInternalRow(values);
      return Matrix.of(
          (int) height,
          (int) width,
          (down, across) -> {
            values[0] = CellValue.number(down + 1);
            values[1] = CellValue.number(across + 1);
            return (CellValue) body.eval(row);
          });
    }

    private static double size(@Nullable Object cell) {
      return cell instanceof CellValue.Number number ? Math.floor(number.value()) : Double.NaN;
    }
  }
}
