package dev.sluice.formula.compile;

import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;

/** The narrowest type that holds every value of two types as it is. */
public final class LosslessType {

  private LosslessType() {}

  /**
   * Whole numbers go into decimals, decimals into wider ones. Nothing goes into a double: past 15
   * digits it would change the number.
   */
  public static Optional<DataType> of(DataType left, DataType right) {
    if (left.equals(right)) {
      return Optional.of(left);
    }
    if (left instanceof IntegralType && right instanceof IntegralType) {
      return Optional.of(left.defaultSize() > right.defaultSize() ? left : right);
    }
    if (isFloating(left) && isFloating(right)) {
      return Optional.of(DataTypes.DoubleType);
    }
    DecimalType leftDecimal = Numbers.decimalType(left);
    DecimalType rightDecimal = Numbers.decimalType(right);
    return leftDecimal == null || rightDecimal == null
        ? Optional.empty()
        : Optional.ofNullable(Numbers.common(leftDecimal, rightDecimal));
  }

  private static boolean isFloating(DataType type) {
    return type instanceof DoubleType || type instanceof FloatType;
  }
}
