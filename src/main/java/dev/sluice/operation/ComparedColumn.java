package dev.sluice.operation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.LosslessType;
import dev.sluice.formula.compile.Numbers;
import dev.sluice.formula.runtime.Decimals;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NumericType;

/**
 * A column of the left table and one of the right table that are compared, or that are a key.
 *
 * @param choice the left column (its name) and the right one (its column)
 * @param common the type in which they are compared
 */
record ComparedColumn(
    ColumnChoice choice,
    DataType left,
    DataType right,
    DataType common,
    Optional<Tolerance> tolerance) {

  private static final int MOST_DIGITS = 38;

  /** The type in which values of two types are compared; nothing when they cannot be. */
  static Optional<DataType> common(DataType left, DataType right) {
    if (left instanceof NumericType
        && right instanceof NumericType
        && (isFloating(left) || isFloating(right))) {
      return Optional.of(DataTypes.DoubleType);
    }
    return LosslessType.of(left, right).filter(RowOrdering::isOrderable);
  }

  private static boolean isFloating(DataType type) {
    return type instanceof DoubleType || type instanceof FloatType;
  }

  String name() {
    return choice.name();
  }

  boolean isFloating() {
    return common instanceof DoubleType;
  }

  boolean isNumber() {
    return common instanceof NumericType;
  }

  /** A value of either side in the common type, in which equal values are one value. */
  Column comparable(Column value) {
    Column cast = value.cast(common);
    // 0 and -0 are equal, and become one.
    return isFloating() ? cast.plus(lit(0.0)) : cast;
  }

  /** True where the values differ by more than they may. */
  Column differs(Column left, Column right) {
    Column isSame = left.cast(common).eqNullSafe(right.cast(common));
    return not(
        tolerance
            .map(near -> isSame.or(coalesce(near.holds(number(left), number(right)), lit(false))))
            .orElse(isSame));
  }

  /** The type of the difference. */
  DataType differenceType() {
    DecimalType decimal = Numbers.decimalType(common);
    return decimal == null
        ? DataTypes.DoubleType
        : DataTypes.createDecimalType(
            Math.min(MOST_DIGITS, decimal.precision() + 1), decimal.scale());
  }

  /** The right number less the left one; null where one is blank. */
  Column difference(Column left, Column right) {
    return differenceType() instanceof DecimalType type
        ? new Column(
            Expressions.call(
                Decimals.class,
                "subtract",
                type,
                number(right).expr(),
                number(left).expr(),
                Expressions.literal(type.precision()),
                Expressions.literal(type.scale())))
        : number(right).minus(number(left));
  }

  private Column number(Column value) {
    DecimalType decimal = Numbers.decimalType(common);
    return value.cast(decimal == null ? DataTypes.DoubleType : decimal);
  }
}
