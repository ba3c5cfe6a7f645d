package dev.sluice.operation;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** Which columns can be equal at all, and the type that holds the values of both. */
final class KeyKinds {

  private static final int MAX_PRECISION = 38;
  private static final int LONG_DIGITS = 19;

  private KeyKinds() {}

  /** Reports two key columns that can never be equal, such as a text and a number. */
  static boolean requireComparable(
      StructField left, StructField right, Place place, Problems problems) {
    DataType leftType = left.dataType();
    DataType rightType = right.dataType();
    boolean comparable =
        leftType.equals(rightType)
            || leftType instanceof NumericType && rightType instanceof NumericType;
    if (!comparable) {
      problems.report(
          Problem.user(
                  place,
                  "keys-never-equal",
                  "\""
                      + left.name()
                      + "\" is "
                      + TypeNames.written(leftType)
                      + " and \""
                      + right.name()
                      + "\" is "
                      + TypeNames.written(rightType)
                      + ": they can never be equal")
              .withHint("declare the same type for both"));
    }
    return comparable;
  }

  /** The type that holds every value of both types exactly, if there is one. */
  static Optional<DataType> lossless(DataType left, DataType right) {
    if (left.equals(right)) {
      return Optional.of(left);
    }
    if (!isExact(left) || !isExact(right)) {
      return Optional.empty();
    }
    int scale = Math.max(scale(left), scale(right));
    int digits = Math.max(digits(left), digits(right));
    if (left instanceof IntegralType && right instanceof IntegralType) {
      return Optional.of(DataTypes.LongType);
    }
    return digits + scale <= MAX_PRECISION
        ? Optional.of(DataTypes.createDecimalType(digits + scale, scale))
        : Optional.empty();
  }

  private static boolean isExact(DataType type) {
    return type instanceof DecimalType || type instanceof IntegralType;
  }

  private static int scale(DataType type) {
    return type instanceof DecimalType decimal ? decimal.scale() : 0;
  }

  private static int digits(DataType type) {
    return type instanceof DecimalType decimal
        ? decimal.precision() - decimal.scale()
        : LONG_DIGITS;
  }
}
