package dev.sluice.formula.compile;

import dev.sluice.formula.value.ExcelError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Coalesce;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Makes Catalyst expressions that do not depend on the settings of a session. */
public final class Expressions {

  private Expressions() {}

  /** An IEEE double. */
  public static Expression literal(double value) {
    return new Literal(value, DataTypes.DoubleType);
  }

  /** A whole number. */
  public static Expression literal(int value) {
    return new Literal(value, DataTypes.IntegerType);
  }

  /** TRUE or FALSE. */
  public static Expression literal(boolean value) {
    return new Literal(value, DataTypes.BooleanType);
  }

  /** A text. */
  public static Expression literal(String value) {
    return new Literal(UTF8String.fromString(value), DataTypes.StringType);
  }

  /** An exact number, in the smallest decimal type that holds it. */
  public static Expression literal(BigDecimal value) {
    BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
    int precision = Math.max(plain.precision(), plain.scale());
    Decimal digits =
        precision <= Decimal.MAX_LONG_DIGITS()
            ? Decimal.apply(plain.unscaledValue().longValueExact(), precision, plain.scale())
            : Decimal.apply(plain, precision, plain.scale());
    return new Literal(digits, new DecimalType(precision, plain.scale()));
  }

  /** The code of an error. */
  public static Expression literal(ExcelError error) {
    return literal(error.code());
  }

  /** No value. */
  public static Expression nothing(DataType type) {
    return new Literal(null, type);
  }

  /** One of two values; the second when the condition is null. */
  public static Expression choose(Expression condition, Expression then, Expression otherwise) {
    return new If(condition, then, otherwise);
  }

  /** A value where a condition holds, else null. */
  public static Expression when(Expression condition, Expression then) {
    return new If(condition, then, nothing(then.dataType()));
  }

  /** The first that is not null. */
  public static Expression coalesce(List<Expression> expressions) {
    return expressions.size() == 1 ? expressions.get(0) : new Coalesce(sequence(expressions));
  }

  /** The first that is not null. */
  public static Expression coalesce(Expression... expressions) {
    return coalesce(Arrays.asList(expressions));
  }

  /** True when there is none. */
  public static Expression isNull(Expression expression) {
    return new IsNull(expression);
  }

  /** True when there is one. */
  public static Expression isNotNull(Expression expression) {
    return new IsNotNull(expression);
  }

  /** All hold; an absent condition holds. */
  public static @Nullable Expression all(@Nullable Expression... conditions) {
    Expression all = null;
    for (Expression condition : conditions) {
      if (condition != null) {
        all = all == null ? condition : new And(all, condition);
      }
    }
    return all;
  }

  /** The first error, from left to right; null when nothing can fail. */
  public static @Nullable Expression firstError(@Nullable Expression... errors) {
    List<Expression> possible = new ArrayList<>();
    for (Expression error : errors) {
      if (error != null) {
        possible.add(error);
      }
    }
    return possible.isEmpty() ? null : coalesce(possible);
  }

  /** A value where there is no error; the value itself when nothing can fail. */
  public static Expression unlessError(@Nullable Expression error, Expression value) {
    return error == null ? value : when(isNull(error), value);
  }

  /** The same number, text or date in another type; a value that does not fit becomes null. */
  public static Expression cast(Expression expression, DataType type) {
    if (expression.dataType().equals(type)) {
      return expression;
    }
    return new Cast(expression, type, Option.apply("UTC"), EvalMode.LEGACY());
  }

  /**
   * A call of a static method; null when an argument is null or the method answers null. For a
   * method that never answers null use {@link #callTotal}.
   */
  public static Expression call(
      Class<?> home, String method, DataType type, Expression... arguments) {
    return new StaticCall(home, method, type, Arrays.asList(arguments), false);
  }

  /** A call of a static method that never answers null; null when an argument is null. */
  public static Expression callTotal(
      Class<?> home, String method, DataType type, Expression... arguments) {
    return new StaticCall(home, method, type, Arrays.asList(arguments), true);
  }

  /** A part that must be there, because its maker set it. */
  public static Expression part(@Nullable Expression part) {
    if (part == null) {
      throw new IllegalStateException("a coerced value has the part of its kind");
    }
    return part;
  }

  /** A list as Scala has it. */
  public static <T> Seq<T> sequence(List<T> list) {
    return JavaConverters.asScalaBuffer(new ArrayList<>(list)).toSeq();
  }
}
