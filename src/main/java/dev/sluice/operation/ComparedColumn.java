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
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.catalyst.optimizer.NormalizeNaNAndZero;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import scala.Option;

/**
 * A column of the left table and one of the right table that are compared, or that are a key.
 *
 * @param choice the left column (its name) and the right one (its column)
 * @param common the type in which they are compared
 * @param texts which differences between texts do not count
 */
record ComparedColumn(
    ColumnChoice choice,
    DataType left,
    DataType right,
    DataType common,
    Optional<Tolerance> tolerance,
    TextRule texts) {

  private static final int MOST_DIGITS = 38;

  /** The type in which values of two types are compared; nothing when they cannot be. */
  static Optional<DataType> common(DataType left, DataType right) {
    if (left instanceof NumericType
        && right instanceof NumericType
        && (isFloating(left) || isFloating(right))) {
      return Optional.of(DataTypes.DoubleType);
    }
    return LosslessType.of(left, right)
        .or(() -> widest(left, right))
        .filter(RowOrdering::isOrderable);
  }

  /**
   * Decimals of 38 digits, as they are inferred, with more decimals on one side than on the other:
   * only a number that needs more than 38 digits in both fits nowhere, and fails.
   */
  private static Optional<DataType> widest(DataType left, DataType right) {
    DecimalType ofLeft = Numbers.decimalType(left);
    DecimalType ofRight = Numbers.decimalType(right);
    return ofLeft == null || ofRight == null
        ? Optional.empty()
        : Optional.of(
            DataTypes.createDecimalType(MOST_DIGITS, Math.max(ofLeft.scale(), ofRight.scale())));
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

  /** True when values that are equal may be shown differently, as 0 and -0. */
  boolean isShownDifferently() {
    return isFloating() || hasLooseText();
  }

  private boolean hasLooseText() {
    return common instanceof StringType && !texts.isExact();
  }

  /** A value of either side in the common type, in which equal values are one value. */
  Column comparable(Column value) {
    Column cast =
        common instanceof DecimalType
            // A number that does not fit must never pass for a blank.
            ? new Column(new Cast(value.expr(), common, Option.apply("UTC"), EvalMode.ANSI()))
            : value.cast(common);
    if (isFloating()) {
      // 0 and -0 are equal, and become one; so does every way to write no number.
      return new Column(new NormalizeNaNAndZero(cast.expr()));
    }
    return hasLooseText() ? texts.comparable(cast) : cast;
  }

  /**
   * True where the values differ by more than they may.
   *
   * @param isSame holds where they are equal
   */
  Column differs(Column isSame, Column left, Column right) {
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
