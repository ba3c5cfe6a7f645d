package dev.sluice.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Turns a comparison with the values of a column into a condition on rows that is never null.
 *
 * <p><b>Null.</b> As AWS documents for ColumnValues: a null fails every comparison, except that
 * {@code !=} and {@code not in} let it pass, unless they name {@code NULL} themselves; {@code =}
 * and {@code in} let it pass when they name {@code NULL}. It is the same for numbers, texts and
 * dates. (Source: "ColumnValues", null behavior, in the DQDL rule type reference of AWS Glue.)
 *
 * <p><b>Between</b> excludes both ends and {@code not between} is its opposite over values that are
 * there: it includes them.
 *
 * <p><b>NaN</b> is no number: like null it fails every comparison but {@code !=} and {@code not
 * in}, although Spark sorts it above all numbers.
 *
 * <p><b>Patterns</b> are Java regular expressions that must match the whole text.
 */
final class ValuePredicate {

  private final Column value;
  private final DataType type;
  private final Instant now;

  /**
   * A column whose values are compared.
   *
   * @param type the type of the column; the comparison must fit it, see {@link ValueFit}
   */
  ValuePredicate(Column value, DataType type, Instant now) {
    this.value = value;
    this.type = type;
    this.now = now;
  }

  Column of(Comparison comparison) {
    List<Operand> operands = comparison.operands();
    return switch (comparison.operator()) {
      case EQUAL, IN -> anyOf(operands);
      case NOT_EQUAL, NOT_IN -> not(anyOf(operands));
      case GREATER -> known(value.gt(literal(operands.get(0))));
      case GREATER_OR_EQUAL -> known(value.geq(literal(operands.get(0))));
      case LESS -> known(value.lt(literal(operands.get(0))));
      case LESS_OR_EQUAL -> known(value.leq(literal(operands.get(0))));
      case BETWEEN ->
          known(value.gt(literal(operands.get(0))).and(value.lt(literal(operands.get(1)))));
      case NOT_BETWEEN ->
          known(value.leq(literal(operands.get(0))).or(value.geq(literal(operands.get(1)))));
      case MATCHES -> known(matches(operands.get(0)));
      case NOT_MATCHES -> known(not(matches(operands.get(0))));
    };
  }

  private Column anyOf(List<Operand> operands) {
    Column any = lit(false);
    for (Operand operand : operands) {
      any = any.or(same(operand));
    }
    return any;
  }

  private Column same(Operand operand) {
    if (operand instanceof Operand.Keyword keyword) {
      return switch (keyword) {
        case NULL -> value.isNull();
        case EMPTY -> value.eqNullSafe("");
        case WHITESPACES_ONLY -> coalesce(value.rlike("(?U)\\A\\s+\\z"), lit(false));
      };
    }
    return coalesce(value.equalTo(literal(operand)), lit(false));
  }

  private Column known(Column condition) {
    Column isValue = coalesce(condition, lit(false));
    return isFloatingPoint() ? isValue.and(not(functions.isnan(value))) : isValue;
  }

  private Column matches(Operand pattern) {
    return value.rlike("\\A(?:" + ((Operand.Text) pattern).value() + ")\\z");
  }

  private Column literal(Operand operand) {
    if (operand instanceof Operand.Number number) {
      if (type.equals(DataTypes.FloatType)) {
        return lit(number.value().floatValue());
      }
      return isFloatingPoint() ? lit(number.value().doubleValue()) : lit(number.value());
    }
    if (operand instanceof Operand.Date date) {
      return type.equals(DataTypes.StringType) ? lit(date.value().toString()) : lit(date.value());
    }
    if (operand instanceof Operand.Now shifted) {
      return lit(now.plus(shifted.shift()));
    }
    if (operand instanceof Operand.Time time) {
      return lit(time.text());
    }
    if (operand instanceof Operand.Text text) {
      return type.equals(DataTypes.BooleanType)
          ? lit(Boolean.parseBoolean(text.value()))
          : lit(text.value());
    }
    throw new IllegalStateException("a keyword is no value: " + operand);
  }

  private boolean isFloatingPoint() {
    return type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType);
  }
}
