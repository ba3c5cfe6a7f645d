package dev.sluice.formula.function;

import dev.sluice.formula.compile.Boxes;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.runtime.Outcome;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/** What methods on blocks of cells give, as values of the row. */
final class Results {

  private Results() {}

  /** A number or the error that stands for. */
  static Scalar outcome(Expression outcome) {
    return Scalar.number(
        Expressions.call(Outcome.class, "number", DataTypes.DoubleType, outcome),
        Expressions.call(Outcome.class, "code", DataTypes.StringType, outcome));
  }

  /** One cell of a block. */
  static Scalar cell(Operand.Area block, Class<?> home, String method) {
    return Boxes.scalar(
        Expressions.callTotal(home, method, Boxes.CELL, block.matrix()), block.kinds());
  }

  /** The texts of a block one after the other. */
  static Scalar joined(Operand.Area block) {
    Expression error = error(block);
    return Scalar.text(
        Expressions.unlessError(
            error,
            Expressions.callTotal(Blocks.class, "joined", DataTypes.StringType, block.matrix())),
        error);
  }

  /** Whether all, or any, conditions of a block hold; blank without any. */
  static Scalar connected(Operand.Area block, boolean all) {
    Expression error = error(block);
    return Scalar.bool(
            Expressions.unlessError(
                error,
                Expressions.call(
                    Blocks.class,
                    "connected",
                    DataTypes.BooleanType,
                    block.matrix(),
                    Expressions.literal(all))),
            error)
        .orBlank();
  }

  private static Expression error(Operand.Area block) {
    return Expressions.call(Blocks.class, "error", DataTypes.StringType, block.matrix());
  }
}
