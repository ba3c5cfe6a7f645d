package dev.sluice.formula.function;

import dev.sluice.formula.compile.Areas;
import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.Constants;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** What functions do with their arguments. */
final class Arguments {

  private Arguments() {}

  static Expression bool(Scalar value) {
    return Expressions.part(value.bool());
  }

  static Expression text(Scalar value) {
    return Expressions.part(value.text());
  }

  static Expression number(Scalar value) {
    return Expressions.part(value.number());
  }

  static Expression date(Scalar value) {
    return Expressions.part(value.date());
  }

  /** The value where it is a number, date or boolean. */
  static Scalar withoutText(Scalar value) {
    return new Scalar(
        value.number(),
        null,
        value.bool(),
        value.date(),
        value.error(),
        value.canBeBlank() || value.text() != null,
        value.reference(),
        value.exact(),
        null);
  }

  /** The value where it is a number or date. */
  static Scalar numbersOnly(Scalar value) {
    return new Scalar(
        value.number(),
        null,
        null,
        value.date(),
        value.error(),
        value.canBeBlank() || value.text() != null || value.bool() != null,
        value.reference(),
        value.exact(),
        null);
  }

  /** The same parts, null where the value is blank. */
  static Scalar notBlank(Scalar value) {
    return new Scalar(
        value.number(),
        value.text(),
        value.bool(),
        value.date(),
        value.error(),
        false,
        value.reference(),
        value.exact(),
        value.unchecked());
  }

  /** Not null where any part is there. */
  static Expression anyPart(Scalar value) {
    List<Expression> parts =
        value.parts().stream().map(part -> Expressions.cast(part, DataTypes.StringType)).toList();
    return parts.isEmpty()
        ? Expressions.nothing(DataTypes.StringType)
        : Expressions.coalesce(parts);
  }

  /** The result of a method that answers null for one certain error. */
  static Expression ownError(Expression value, ExcelError error) {
    return Expressions.when(Expressions.isNull(value), Expressions.literal(error));
  }

  /** A number from a method that answers null for one certain error. */
  static Scalar number(
      Class<?> home, String method, DataType type, ExcelError error, Scalar... arguments) {
    Expression value = Expressions.call(home, method, type, parts(arguments));
    return Scalar.number(value, Expressions.firstError(errors(arguments), ownError(value, error)));
  }

  /** A text from a method that answers null for {@code #VALUE!}. */
  static Scalar text(Class<?> home, String method, Scalar... arguments) {
    Expression value = Expressions.call(home, method, DataTypes.StringType, parts(arguments));
    return Scalar.text(
        value, Expressions.firstError(errors(arguments), ownError(value, ExcelError.VALUE)));
  }

  /** A text from a method that cannot fail. */
  static Scalar textTotal(Class<?> home, String method, Scalar... arguments) {
    return Scalar.text(
        Expressions.callTotal(home, method, DataTypes.StringType, parts(arguments)),
        errors(arguments));
  }

  /** The first error of some arguments. */
  static @Nullable Expression errors(Scalar... arguments) {
    Expression error = null;
    for (Scalar argument : arguments) {
      error = Expressions.firstError(error, argument.error());
    }
    return error;
  }

  private static Expression[] parts(Scalar... arguments) {
    Expression[] parts = new Expression[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      parts[i] = arguments[i].parts().get(0);
    }
    return parts;
  }

  /** An operand as a block of constants; nothing when it is a column of a job. */
  static Optional<Operand.Area> area(Operand operand) {
    if (operand instanceof Operand.Area area) {
      return Optional.of(area);
    }
    return operand instanceof Scalar scalar && isConstant(scalar)
        ? Optional.of(Areas.of(scalar))
        : Optional.empty();
  }

  /** An argument as aggregates take it: several columns of a job are a block of cells. */
  static Operand aggregated(Call call, int argument) {
    return call.operand(argument) instanceof Operand.Rows rows && rows.values().size() != 1
        ? Areas.of(call, argument)
        : call.operand(argument);
  }

  /** True when a value depends on no column. */
  static boolean isConstant(Scalar scalar) {
    return scalar.parts().stream().allMatch(Expression::foldable)
        && (scalar.error() == null || scalar.error().foldable());
  }

  /** True for a constant that is not below a number. */
  static boolean isAtLeast(Scalar scalar, int least) {
    return constantNumber(scalar).map(number -> number >= least).orElse(false);
  }

  /** A constant as a number; nothing when it is none. */
  static Optional<Double> constantNumber(Scalar scalar) {
    if (!isConstant(scalar)) {
      return Optional.empty();
    }
    CellValue value = Constants.value(Coercion.doubled(scalar));
    return value instanceof CellValue.Number number
        ? Optional.of(number.value())
        : Optional.empty();
  }
}
