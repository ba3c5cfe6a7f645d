package dev.sluice.formula.compile;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;

/** Blocks that are made by applying a function to parts of other blocks, such as groups of rows. */
public final class Aggregating {

  private Aggregating() {}

  /** How a block is made; a record or an enum, so that equal ones are made once. */
  @FunctionalInterface
  public interface Algorithm extends Serializable {
    /** The block for some blocks and what the function makes of a part. */
    Matrix apply(List<Matrix> blocks, Function<Matrix, CellValue> function);
  }

  /**
   * Applies an algorithm.
   *
   * @param values which of the blocks the function is applied to parts of
   */
  public static Operand.Area over(
      List<Operand.Area> blocks, int values, Operand.Lambda function, Algorithm algorithm) {
    Slot part = new Slot(Boxes.MATRIX);
    Operand result =
        function.body().apply(List.of(new Operand.Area(part, blocks.get(values).kinds(), null)));
    Closure closure = Closure.of(Areas.onlyCell(result), List.of(part));
    List<Expression> arguments = new ArrayList<>();
    blocks.forEach(block -> arguments.add(block.matrix()));
    arguments.addAll(closure.captured());
    return new Operand.Area(
        new Computation(
            new Applied(closure.body(), blocks.size(), algorithm), Boxes.MATRIX, arguments),
        EnumSet.allOf(CellKind.class),
        null);
  }

  private record Applied(Expression body, int blocks, Algorithm algorithm) implements Program {

    @Override
    public Object apply(@Nullable Object[] arguments) {
      List<Matrix> matrices = new ArrayList<>();
      for (int i = 0; i < blocks; i++) {
        Object block = arguments[i];
        matrices.add(block == null ? Matrix.of(ExcelError.VALUE) : (Matrix) block);
      }
      @Nullable Object[] values = new @Nullable Object[1 + arguments.length - blocks];
      System.arraycopy(arguments, blocks, values, 1, arguments.length - blocks);
      GenericInternalRow row = new GenericInternalRow(values);
      return algorithm.apply(
          matrices,
          part -> {
            values[0] = part;
            return (CellValue) body.eval(row);
          });
    }
  }
}
