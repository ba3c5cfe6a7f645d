package dev.sluice.formula.function;

import dev.sluice.formula.compile.Arithmetic;
import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.KeyPair;
import dev.sluice.formula.compile.Measure;
import dev.sluice.formula.compile.Numbers;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.value.ExcelError;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GreaterThan;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates of whole columns: joined by key to the rows, or one row for all. Texts and booleans in
 * a column do not count, as in Excel.
 *
 * @param keys which rows of the table belong to this row; none for all
 * @param condition which rows of the table count; null for all
 */
public record Aggregation(Call call, List<KeyPair> keys, @Nullable Expression condition) {

  private static final int SUM_DIGITS = 10;

  /** Aggregates of all rows. */
  public static Aggregation whole(Call call) {
    return new Aggregation(call, List.of(), null);
  }

  /** The sum; 0 where no row counts. */
  public Scalar sum(Operand.Rows column) {
    Scalar counted = Arguments.numbersOnly(value(column));
    if (counted.parts().isEmpty()) {
      Expression error = error(column);
      return Scalar.number(Expressions.unlessError(error, Expressions.literal(0)), error);
    }
    Expression numbers =
        Expressions.part(Coercion.number(Arguments.notBlank(counted.withError(null))).number());
    DecimalType decimal = Numbers.decimalType(numbers.dataType());
    DataType type = decimal == null ? DataTypes.DoubleType : decimal;
    Expression input = Expressions.cast(numbers, type);
    Attribute sum = measure(column, Measure.Kind.SUM, input);
    Expression own = null;
    if (decimal == null || decimal.precision() + SUM_DIGITS > 38) {
      Attribute count = measure(column, Measure.Kind.COUNT, numbers);
      own =
          Expressions.when(
              Expressions.part(
                  Expressions.all(
                      Expressions.isNull(sum),
                      new GreaterThan(
                          count, Expressions.cast(Expressions.literal(0), DataTypes.LongType)))),
              Expressions.literal(ExcelError.NUM));
    }
    Expression error = Expressions.firstError(error(column), own);
    Expression value =
        Expressions.coalesce(sum, Expressions.cast(Expressions.literal(0), sum.dataType()));
    return Scalar.number(Expressions.unlessError(error, value), error);
  }

  /** The mean; {@code #DIV/0!} where no number counts. */
  public Scalar average(Operand.Rows column) {
    return Arithmetic.binary("/", sum(column), count(column));
  }

  /** How many numbers there are. */
  public Scalar count(Operand.Rows column) {
    List<Expression> numbers = Arguments.numbersOnly(value(column)).parts();
    return numbers.isEmpty()
        ? Scalar.number(Expressions.cast(Expressions.literal(0), DataTypes.LongType), null)
        : counted(measure(column, Measure.Kind.COUNT, there(numbers)));
  }

  /** How many values of any kind there are. */
  public Scalar countAll(Operand.Rows column) {
    return counted(measure(column, Measure.Kind.COUNT, there(value(column).parts())));
  }

  /** Not null where any of some values is there. */
  private static Expression there(List<Expression> parts) {
    return parts.size() == 1
        ? parts.get(0)
        : Expressions.coalesce(
            parts.stream().map(part -> Expressions.cast(part, DataTypes.StringType)).toList());
  }

  /** How many values are blank or a text without characters. */
  public Scalar countBlank(Operand.Column column) {
    Attribute attribute = column.attribute();
    Expression empty = Expressions.isNull(attribute);
    if (attribute.dataType().equals(DataTypes.StringType)) {
      empty = new Or(empty, new EqualTo(attribute, Expressions.literal("")));
    }
    Expression noError = column.error() == null ? null : Expressions.isNull(column.error());
    return new Aggregation(call, keys, Expressions.all(condition, empty, noError)).rows(column);
  }

  /** How many rows there are. */
  public Scalar rows(Operand.Rows column) {
    return counted(measure(column, Measure.Kind.COUNT, null));
  }

  private static Scalar counted(Attribute count) {
    return Scalar.number(
        Expressions.coalesce(count, Expressions.cast(Expressions.literal(0), DataTypes.LongType)),
        null);
  }

  /** The smallest or largest number or date; blank where there is none. */
  public Scalar extreme(Operand.Rows column, Measure.Kind kind) {
    Scalar counted = Arguments.numbersOnly(value(column));
    if (counted.parts().isEmpty()) {
      return Scalar.blank();
    }
    Expression input =
        counted.parts().size() == 1
            ? counted.parts().get(0)
            : Expressions.part(
                Coercion.number(Arguments.notBlank(counted.withError(null))).number());
    Attribute found = measure(column, kind, input);
    Expression error = error(column);
    return Scalar.ofType(Expressions.unlessError(error, found), error);
  }

  /** The smallest or largest number or date; 0 where there is no number. */
  public Scalar extremeOrZero(Operand.Rows column, Measure.Kind kind) {
    Scalar found = extreme(column, kind);
    return found.date() == null ? Coercion.number(found) : found;
  }

  /** The first of the errors of a column that formulas before this one made. */
  @Nullable Expression error(Operand.Rows column) {
    Expression error = value(column).error();
    return error == null ? null : measure(column, Measure.Kind.MIN, error);
  }

  private static Scalar value(Operand.Rows column) {
    return column.values().get(0);
  }

  Attribute measure(Operand.Rows column, Measure.Kind kind, @Nullable Expression input) {
    return call.joins().measure(column.table(), keys, condition, kind, input);
  }
}
