package dev.sluice.formula.function.information;

import static dev.sluice.formula.compile.Expressions.choose;
import static dev.sluice.formula.compile.Expressions.isNotNull;
import static dev.sluice.formula.compile.Expressions.isNull;
import static dev.sluice.formula.compile.Expressions.literal;
import static dev.sluice.formula.compile.Expressions.when;

import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.value.ExcelError;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Questions about a value as null checks of its parts. */
final class Questions {

  private static final int NUMBER = 1;
  private static final int TEXT = 2;
  private static final int BOOLEAN = 4;
  private static final int ERROR = 16;

  private Questions() {}

  static Scalar isErrorButNotAvailable(Call call) {
    // A place that was not found is #N/A and nothing else.
    Expression error = call.operand(0) instanceof Operand.Position ? null : call.scalar(0).error();
    return Scalar.bool(
        error == null
            ? literal(false)
            : new And(
                isNotNull(error),
                new Not(
                    new EqualTo(Expressions.coalesce(error, literal("")), literal(ExcelError.NA)))),
        null);
  }

  static Scalar isLogical(Call call) {
    return present(call.operand(0) instanceof Operand.Position ? null : call.scalar(0).bool());
  }

  static Scalar isNoText(Call call) {
    Expression text = call.operand(0) instanceof Operand.Position ? null : call.scalar(0).text();
    return Scalar.bool(text == null ? literal(true) : isNull(text), null);
  }

  private static Scalar present(@Nullable Expression part) {
    return Scalar.bool(part == null ? literal(false) : isNotNull(part), null);
  }

  static Scalar errorType(Call call) {
    Expression error =
        call.operand(0) instanceof Operand.Position position
            ? position.error()
            : call.scalar(0).error();
    if (error == null) {
      return Scalar.error(ExcelError.NA);
    }
    return Scalar.number(
        Expressions.callTotal(Blocks.class, "errorType", DataTypes.DoubleType, error),
        when(isNull(error), literal(ExcelError.NA)));
  }

  static Operand type(Call call, ExcelFunction ofBlock) {
    if (!isSingle(call)) {
      return ofBlock.compilation().compile(call);
    }
    Scalar value = call.scalar(0);
    Expression type = literal(NUMBER);
    type = chosen(value.text(), TEXT, type);
    type = chosen(value.bool(), BOOLEAN, type);
    return Scalar.number(chosen(value.error(), ERROR, type), null);
  }

  private static Expression chosen(@Nullable Expression part, int type, Expression otherwise) {
    return part == null ? otherwise : choose(isNotNull(part), literal(type), otherwise);
  }

  static Operand number(Call call, ExcelFunction ofBlock) {
    if (!isSingle(call)) {
      return ofBlock.compilation().compile(call);
    }
    Scalar value = call.scalar(0);
    return Coercion.number(
        new Scalar(
            value.number(),
            null,
            value.bool(),
            value.date(),
            value.error(),
            true,
            false,
            null,
            null));
  }

  static Operand text(Call call, ExcelFunction ofBlock) {
    if (!isSingle(call)) {
      return ofBlock.compilation().compile(call);
    }
    Scalar value = call.scalar(0);
    return Coercion.text(
        new Scalar(null, value.text(), null, null, value.error(), true, false, null, null));
  }

  private static boolean isSingle(Call call) {
    return call.operand(0) instanceof Scalar || call.operand(0) instanceof Operand.Missing;
  }
}
