package dev.sluice.formula.function;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.Expressions.firstError;
import static dev.sluice.formula.compile.Expressions.literal;
import static dev.sluice.formula.compile.FunctionCategory.LOGICAL;

import dev.sluice.formula.compile.Areas;
import dev.sluice.formula.compile.Branches;
import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.value.ExcelError;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Conditions. Only the branch that is taken can fail. */
public final class LogicalFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("IF", LOGICAL, "One value where a condition holds, another where it does not")
              .values("condition", "then")
              .optionalValues("otherwise")
              .example("=IF(2>1,\"yes\",\"no\")", "yes")
              .compiledBy(LogicalFunctions::branch),
          named("IFS", LOGICAL, "The value after the first condition that holds, else #N/A")
              .values("condition", "then")
              .repeating(2)
              .example("=IFS(1>2,\"a\",2>1,\"b\")", "b")
              .compiledBy(LogicalFunctions::branches),
          named("IFERROR", LOGICAL, "A value, or another one where it is an error")
              .values("value", "otherwise")
              .example("=IFERROR(1/0,\"none\")", "none")
              .compiledBy(call -> Branches.unlessFailed(call.scalar(0), call.scalar(1))),
          named("IFNA", LOGICAL, "A value, or another one where it is #N/A")
              .values("value", "otherwise")
              .example("=IFNA(NA(),\"none\")", "none")
              .compiledBy(
                  call ->
                      Branches.whereError(
                          call.scalar(0), LogicalFunctions::isNotAvailable, call.scalar(1))),
          named("AND", LOGICAL, "TRUE when all conditions hold")
              .ranges("condition")
              .repeating(1)
              .example("=AND(TRUE,2>1)", "TRUE")
              .compiledBy(call -> connected(call, true)),
          named("OR", LOGICAL, "TRUE when any condition holds")
              .ranges("condition")
              .repeating(1)
              .example("=OR(FALSE,2>1)", "TRUE")
              .compiledBy(call -> connected(call, false)),
          named("NOT", LOGICAL, "TRUE when a condition does not hold")
              .values("condition")
              .example("=NOT(2>1)", "FALSE")
              .compiledBy(
                  call -> {
                    Scalar condition = Coercion.bool(call.scalar(0));
                    return Scalar.bool(new Not(Arguments.bool(condition)), condition.error());
                  }),
          named("TRUE", LOGICAL, "The boolean TRUE")
              .example("=TRUE()", "TRUE")
              .compiledBy(call -> Scalar.bool(literal(true), null)),
          named("FALSE", LOGICAL, "The boolean FALSE")
              .example("=FALSE()", "FALSE")
              .compiledBy(call -> Scalar.bool(literal(false), null)));

  private LogicalFunctions() {}

  private static Scalar branch(Call call) {
    Scalar otherwise = call.count() < 3 ? Scalar.bool(literal(false), null) : orZero(call, 2);
    return Branches.choose(call.scalar(0), orZero(call, 1), otherwise);
  }

  /** An argument that was left out between commas counts as 0. */
  private static Scalar orZero(Call call, int argument) {
    return call.operand(argument) instanceof Operand.Missing
        ? Scalar.number(literal(0), null)
        : call.scalar(argument);
  }

  private static Scalar branches(Call call) {
    if (call.count() % 2 != 0) {
      return call.fault(
          call.count() - 1, "argument-count", "IFS needs a value after every condition", null);
    }
    Scalar result = Scalar.error(ExcelError.NA);
    for (int i = call.count() - 2; i >= 0; i -= 2) {
      result = Branches.choose(call.scalar(i), call.scalar(i + 1), result);
    }
    return result;
  }

  static Expression isNotAvailable(Expression error) {
    return new EqualTo(Expressions.coalesce(error, literal("")), literal(ExcelError.NA));
  }

  /**
   * AND and OR: texts and blanks in cells are ignored; without any condition left the result is
   * {@code #VALUE!}.
   */
  private static Scalar connected(Call call, boolean all) {
    List<Scalar> conditions = new ArrayList<>();
    Expression anyCondition = literal(false);
    boolean certain = false;
    for (int i = 0; i < call.count(); i++) {
      if (call.operand(i) instanceof Operand.Area || call.operand(i) instanceof Operand.Rows) {
        Scalar block = Results.connected(Areas.of(call, i), all);
        anyCondition = or(anyCondition, Expressions.isNotNull(Arguments.bool(block)));
        conditions.add(Scalar.bool(neutral(block, all), block.error()));
      } else {
        Scalar scalar = call.scalar(i);
        if (scalar.reference() && (scalar.text() != null || scalar.canBeBlank())) {
          Scalar cell = Arguments.withoutText(scalar);
          if (!cell.parts().isEmpty() || cell.error() != null) {
            anyCondition = or(anyCondition, Expressions.isNotNull(Arguments.anyPart(cell)));
            conditions.add(Scalar.bool(neutral(cell, all), cell.error()));
          }
          continue;
        }
        conditions.add(scalar);
        certain = true;
      }
    }
    if (conditions.isEmpty()) {
      return Scalar.error(ExcelError.VALUE);
    }
    return folded(conditions, all, certain ? null : anyCondition);
  }

  private static Expression neutral(Scalar cell, boolean all) {
    Scalar bool = Coercion.bool(cell.canBeBlank() ? Arguments.notBlank(cell) : cell);
    Expression value = Expressions.coalesce(Arguments.bool(bool), literal(all));
    return Expressions.unlessError(cell.error(), value);
  }

  private static Expression or(Expression one, Expression other) {
    return one.equals(literal(false)) ? other : new Or(one, other);
  }

  private static Scalar folded(List<Scalar> conditions, boolean all, @Nullable Expression any) {
    Expression error = null;
    Expression value = null;
    for (Scalar condition : conditions) {
      Scalar bool = Coercion.bool(condition);
      Expression part = Arguments.bool(bool);
      error = firstError(error, bool.error());
      value = value == null ? part : all ? new And(value, part) : new Or(value, part);
    }
    if (any != null) {
      error = firstError(error, Expressions.when(new Not(any), literal(ExcelError.VALUE)));
    }
    // FALSE AND null is FALSE for Spark, but an error wins in Excel.
    Expression result = value == null ? Expressions.nothing(DataTypes.BooleanType) : value;
    return Scalar.bool(Expressions.unlessError(error, result), error);
  }
}
