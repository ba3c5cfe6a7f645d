package dev.sluice.formula.compile;

import static dev.sluice.formula.compile.Expressions.firstError;
import static dev.sluice.formula.compile.Expressions.isNull;
import static dev.sluice.formula.compile.Expressions.nothing;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;

/** One of two values, of which only the one that is taken can fail. */
public final class Branches {

  private static final int INT_DIGITS = 9;

  private Branches() {}

  /** The first value where the condition holds, the second where it does not. */
  public static Scalar choose(Scalar condition, Scalar then, Scalar otherwise) {
    Scalar bool = Coercion.bool(condition);
    Expression test = Expressions.part(bool.bool());
    Expression errors =
        then.error() == null && otherwise.error() == null
            ? null
            : Expressions.choose(test, then.errorOrNothing(), otherwise.errorOrNothing());
    // A condition that failed is null, which must not count as FALSE.
    BinaryOperator<Expression> pick =
        bool.error() == null
            ? (one, other) -> Expressions.choose(test, one, other)
            : (one, other) ->
                Expressions.choose(
                    test, one, Expressions.choose(new Not(test), other, nothing(other.dataType())));
    return merged(then, otherwise, pick, firstError(bool.error(), errors));
  }

  /** The value, or another one where a test on its error says so. */
  public static Scalar whereError(
      Scalar value, Function<Expression, Expression> test, Scalar otherwise) {
    Expression error = value.error();
    if (error == null) {
      return value.asValue();
    }
    Expression failed = test.apply(error);
    Expression left = Expressions.choose(failed, otherwise.errorOrNothing(), error);
    return merged(value, otherwise, (one, other) -> Expressions.choose(failed, other, one), left);
  }

  /** The value, or another one where it has any error. */
  public static Scalar unlessFailed(Scalar value, Scalar otherwise) {
    Expression error = value.error();
    if (error == null) {
      return value.asValue();
    }
    Expression left =
        otherwise.error() == null
            ? null
            : Expressions.choose(isNull(error), nothing(DataTypes.StringType), otherwise.error());
    // Without blanks a value is null exactly where it failed: the error need not be computed.
    boolean oneKind = value.onlyKind() != null && value.onlyKind() == otherwise.onlyKind();
    BinaryOperator<Expression> pick =
        oneKind && !value.canBeBlank()
            ? Expressions::coalesce
            : (one, other) -> Expressions.choose(isNull(error), one, other);
    return merged(value, otherwise, pick, left);
  }

  private static Scalar merged(
      Scalar one, Scalar other, BinaryOperator<Expression> pick, @Nullable Expression error) {
    Scalar left = typed(one);
    Scalar right = typed(other);
    return new Scalar(
        part(numberIn(left, right), numberIn(right, left), pick),
        part(left.text(), right.text(), pick),
        part(left.bool(), right.bool(), pick),
        part(dateIn(left, right), dateIn(right, left), pick),
        error,
        left.canBeBlank() || right.canBeBlank(),
        false,
        null,
        null);
  }

  private static @Nullable Expression part(
      @Nullable Expression one, @Nullable Expression other, BinaryOperator<Expression> pick) {
    if (one == null && other == null) {
      return null;
    }
    DataType type = one != null ? one.dataType() : Expressions.part(other).dataType();
    return pick.apply(one == null ? nothing(type) : one, other == null ? nothing(type) : other);
  }

  /** A literal gets a type of its own, so that money next to the result stays exact. */
  private static Scalar typed(Scalar value) {
    BigDecimal exact = value.exact();
    Expression decimal = exact == null ? null : Numbers.decimal(value);
    if (decimal == null) {
      return value;
    }
    boolean small =
        decimal.dataType() instanceof DecimalType type
            && type.scale() == 0
            && type.precision() <= INT_DIGITS;
    return Scalar.number(
        small ? Expressions.cast(decimal, DataTypes.IntegerType) : decimal, value.error());
  }

  private static @Nullable Expression numberIn(Scalar value, Scalar other) {
    if (value.number() == null || other.number() == null) {
      return value.number();
    }
    DataType type = Numbers.common(List.of(value.number().dataType(), other.number().dataType()));
    return Numbers.converted(value.number(), type);
  }

  private static @Nullable Expression dateIn(Scalar value, Scalar other) {
    if (value.date() == null
        || other.date() == null
        || value.date().dataType().equals(other.date().dataType())) {
      return value.date();
    }
    return Expressions.cast(value.date(), DataTypes.TimestampType);
  }
}
