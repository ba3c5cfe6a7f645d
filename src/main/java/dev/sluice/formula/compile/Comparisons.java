package dev.sluice.formula.compile;

import static dev.sluice.formula.compile.Expressions.callTotal;
import static dev.sluice.formula.compile.Expressions.cast;
import static dev.sluice.formula.compile.Expressions.choose;
import static dev.sluice.formula.compile.Expressions.coalesce;
import static dev.sluice.formula.compile.Expressions.firstError;
import static dev.sluice.formula.compile.Expressions.isNotNull;
import static dev.sluice.formula.compile.Expressions.literal;
import static dev.sluice.formula.compile.Expressions.unlessError;

import dev.sluice.formula.runtime.Comparison;
import dev.sluice.formula.runtime.Decimals;
import dev.sluice.formula.runtime.Doubles;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GreaterThan;
import org.apache.spark.sql.catalyst.expressions.GreaterThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.LessThan;
import org.apache.spark.sql.catalyst.expressions.LessThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;

/** The comparison operators: numbers before texts before booleans, texts without case. */
public final class Comparisons {

  private Comparisons() {}

  /** One of {@code = <> < <= > >=}. */
  public static Scalar compare(String operator, Scalar left, Scalar right) {
    Kind first = kind(left, right);
    Kind second = kind(right, left);
    Expression error = firstError(left.error(), right.error());
    if (first == null || second == null || !first.comparableWith(second)) {
      return Scalar.bool(unlessError(error, mixed(operator, left, right)), error);
    }
    return switch (first) {
      case TEXT -> texts(operator, Coercion.text(left), Coercion.text(right));
      case BOOLEAN -> {
        Scalar one = Coercion.bool(left);
        Scalar other = Coercion.bool(right);
        yield Scalar.bool(
            natively(operator, Expressions.part(one.bool()), Expressions.part(other.bool())),
            error);
      }
      case NUMBER, DATE -> numbers(operator, left, right);
    };
  }

  /** The only kind of a value; a literal blank has the kind of what it is compared with. */
  private static @Nullable Kind kind(Scalar value, Scalar other) {
    if (!value.parts().isEmpty()) {
      return value.onlyKind();
    }
    return other.parts().isEmpty() ? Kind.NUMBER : other.onlyKind();
  }

  private static Scalar texts(String operator, Scalar left, Scalar right) {
    Expression one = Expressions.part(left.text());
    Expression other = Expressions.part(right.text());
    Expression error = firstError(left.error(), right.error());
    if (operator.equals("=") || operator.equals("<>")) {
      Expression same = callTotal(Comparison.class, "sameText", DataTypes.BooleanType, one, other);
      return Scalar.bool(operator.equals("=") ? same : new Not(same), error);
    }
    Expression order = callTotal(Comparison.class, "texts", DataTypes.IntegerType, one, other);
    return Scalar.bool(natively(operator, order, literal(0)), error);
  }

  private static Scalar numbers(String operator, Scalar left, Scalar right) {
    Expression leftDate = left.canBeBlank() ? null : left.date();
    Expression rightDate = right.canBeBlank() ? null : right.date();
    if (leftDate != null
        && rightDate != null
        && leftDate.dataType() instanceof DateType
        && rightDate.dataType() instanceof DateType) {
      return Scalar.bool(
          natively(operator, leftDate, rightDate), firstError(left.error(), right.error()));
    }
    Scalar one = Coercion.number(left);
    Scalar other = Coercion.number(right);
    Expression error = firstError(one.error(), other.error());
    Expression decimal = Numbers.decimal(one);
    Expression with = Numbers.decimal(other);
    boolean literals = one.exact() != null && other.exact() != null;
    if (decimal != null && with != null && !literals) {
      DecimalType type =
          Numbers.common((DecimalType) decimal.dataType(), (DecimalType) with.dataType());
      if (type != null) {
        Expression order =
            callTotal(
                Decimals.class,
                "compare",
                DataTypes.IntegerType,
                aligned(decimal, type),
                aligned(with, type));
        return Scalar.bool(natively(operator, order, literal(0)), error);
      }
    }
    Expression order =
        callTotal(
            Doubles.class,
            "compare",
            DataTypes.IntegerType,
            Numbers.doubled(Expressions.part(one.number())),
            Numbers.doubled(Expressions.part(other.number())));
    return Scalar.bool(natively(operator, order, literal(0)), error);
  }

  /** A constant with as many places as what it is compared with; anything else as it is. */
  private static Expression aligned(Expression decimal, DecimalType type) {
    return decimal instanceof Literal literal
            && literal.value() instanceof Decimal number
            && number.scale() < type.scale()
        ? literal(number.toJavaBigDecimal().setScale(type.scale()))
        : decimal;
  }

  private static Expression natively(String operator, Expression left, Expression right) {
    return switch (operator) {
      case "=" -> new EqualTo(left, right);
      case "<>" -> new Not(new EqualTo(left, right));
      case "<" -> new LessThan(left, right);
      case "<=" -> new LessThanOrEqual(left, right);
      case ">" -> new GreaterThan(left, right);
      case ">=" -> new GreaterThanOrEqual(left, right);
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static Expression mixed(String operator, Scalar left, Scalar right) {
    Expression order =
        callTotal(
            Comparison.class,
            "mixed",
            DataTypes.IntegerType,
            rank(left),
            sortNumber(left),
            sortText(left),
            rank(right),
            sortNumber(right),
            sortText(right));
    return natively(operator, order, literal(0));
  }

  private static Expression rank(Scalar value) {
    Expression rank = literal(Comparison.BLANK);
    if (value.bool() != null) {
      rank = choose(isNotNull(value.bool()), literal(Comparison.BOOLEAN), rank);
    }
    if (value.text() != null) {
      rank = choose(isNotNull(value.text()), literal(Comparison.TEXT), rank);
    }
    if (value.date() != null) {
      rank = choose(isNotNull(value.date()), literal(Comparison.NUMBER), rank);
    }
    if (value.number() != null) {
      rank = choose(isNotNull(value.number()), literal(Comparison.NUMBER), rank);
    }
    return rank;
  }

  private static Expression sortNumber(Scalar value) {
    List<Expression> choices = new ArrayList<>();
    if (value.number() != null) {
      choices.add(Numbers.doubled(value.number()));
    }
    if (value.date() != null) {
      choices.add(Numbers.doubled(Coercion.serial(value.date())));
    }
    if (value.bool() != null) {
      choices.add(Numbers.doubled(cast(value.bool(), DataTypes.IntegerType)));
    }
    choices.add(literal(0d));
    return coalesce(choices);
  }

  private static Expression sortText(Scalar value) {
    return value.text() == null ? literal("") : coalesce(value.text(), literal(""));
  }
}
