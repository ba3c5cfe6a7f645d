package dev.sluice.formula.compile;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.value.Matrix;
import java.util.EnumSet;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** Arguments as blocks of cells. */
final class Areas {

  private Areas() {}

  /** A block of cells and what they can be. */
  record Block(Expression matrix, Set<Kind> kinds) {}

  /** An argument as a block: a single value is one of a single cell, a missing one is blank. */
  static Block of(Call call, int argument) {
    Operand operand = call.operand(argument);
    if (operand instanceof Operand.Area area) {
      return new Block(Boxes.literal(Matrix.ofRows(area.rows())), EnumSet.allOf(Kind.class));
    }
    Scalar value = operand instanceof Operand.Missing ? Scalar.blank() : call.scalar(argument);
    return new Block(
        Expressions.callTotal(Boxing.class, "single", Boxes.MATRIX, Boxes.cell(value)),
        Boxes.kinds(value));
  }

  static Operand operand(Expression matrix) {
    return new Operand.Area(
        ((Matrix) matrix.eval(org.apache.spark.sql.catalyst.InternalRow.empty())).toRows(), null);
  }
}
