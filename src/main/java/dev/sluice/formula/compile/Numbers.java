package dev.sluice.formula.compile;

import dev.sluice.formula.runtime.Decimals;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.jspecify.annotations.Nullable;

/** Number types: whole numbers are decimals without places, everything else is double. */
public final class Numbers {

  static final int MOST_DIGITS = 38;

  private Numbers() {}

  /** The decimal type that holds every number of a type; null for doubles. */
  public static @Nullable DecimalType decimalType(DataType type) {
    if (type instanceof DecimalType decimal) {
      return decimal;
    } else if (type instanceof IntegerType) {
      return new DecimalType(10, 0);
    } else if (type instanceof LongType) {
      return new DecimalType(19, 0);
    } else if (type instanceof ShortType) {
      return new DecimalType(5, 0);
    } else if (type instanceof ByteType) {
      return new DecimalType(3, 0);
    }
    return null;
  }

  /** True for types without places: of these a date stays a date when it is added. */
  public static boolean isWhole(Expression number) {
    DecimalType type = decimalType(number.dataType());
    return type != null && type.scale() == 0;
  }

  /** The number as an exact decimal; null when it is a double that is no literal. */
  public static @Nullable Expression decimal(Scalar number) {
    BigDecimal exact = number.exact();
    if (exact != null) {
      BigDecimal plain = exact.stripTrailingZeros();
      return Math.max(plain.precision(), plain.precision() - plain.scale()) <= MOST_DIGITS
              && plain.scale() <= MOST_DIGITS
          ? Expressions.literal(plain)
          : null;
    }
    Expression value = number.number();
    DecimalType type = value == null ? null : decimalType(value.dataType());
    return type == null || value == null ? null : converted(value, type);
  }

  /** The number as a double. */
  public static Expression doubled(Expression number) {
    return converted(number, DataTypes.DoubleType);
  }

  /** The smallest decimal type that holds both; null when no decimal does. */
  public static @Nullable DecimalType common(DecimalType left, DecimalType right) {
    int scale = Math.max(left.scale(), right.scale());
    int whole = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
    return whole + scale > MOST_DIGITS ? null : new DecimalType(Math.max(1, whole + scale), scale);
  }

  /** The type in which all of some number types can stand: one type, a decimal, or double. */
  public static DataType common(List<DataType> types) {
    DataType common = types.get(0);
    for (DataType type : types) {
      if (common.equals(type)) {
        continue;
      }
      DecimalType left = decimalType(common);
      DecimalType right = decimalType(type);
      DecimalType both = left == null || right == null ? null : common(left, right);
      common = both == null ? DataTypes.DoubleType : both;
    }
    return common;
  }

  /** The number types of some scalars, literals counting as decimals where another one is. */
  public static DataType commonOf(List<Scalar> numbers) {
    boolean literalsOnly = numbers.stream().allMatch(number -> number.exact() != null);
    if (literalsOnly) {
      return DataTypes.DoubleType;
    }
    DataType common = null;
    for (Scalar number : numbers) {
      Expression decimal = number.exact() == null ? number.number() : decimal(number);
      DataType type = decimal == null ? DataTypes.DoubleType : decimal.dataType();
      common = common == null ? type : common(List.of(common, type));
    }
    return common == null ? DataTypes.DoubleType : common;
  }

  /** A number in another number type that holds it. */
  public static Expression as(Scalar number, DataType type) {
    Expression decimal = type instanceof DecimalType ? decimal(number) : null;
    Expression value = decimal == null ? number.number() : decimal;
    return converted(value == null ? Expressions.nothing(type) : value, type);
  }

  /** A number in a number type that holds all numbers of its own, or the double next to it. */
  static Expression converted(Expression number, DataType type) {
    DecimalType own = decimalType(number.dataType());
    if (number.dataType().equals(type) || number.foldable() || own == null) {
      return Expressions.cast(number, type);
    } else if (type instanceof DecimalType wider && wider.equals(common(own, wider))) {
      return number.dataType() instanceof DecimalType
          ? total("widened", wider, number)
          : total("ofWhole", wider, Expressions.cast(number, DataTypes.LongType));
    }
    return type.equals(DataTypes.DoubleType) && number.dataType() instanceof DecimalType
        ? Expressions.callTotal(Decimals.class, "toDouble", type, number)
        : Expressions.cast(number, type);
  }

  /** A result of {@link Decimals} of a type that holds every result. */
  public static Expression total(String method, DecimalType type, Expression... arguments) {
    return Expressions.callTotal(Decimals.class, method, type, typed(type, arguments));
  }

  /** A result of {@link Decimals} that is null where its type does not hold it. */
  public static Expression limited(String method, DecimalType type, Expression... arguments) {
    return Expressions.call(Decimals.class, method, type, typed(type, arguments));
  }

  private static Expression[] typed(DecimalType type, Expression... arguments) {
    Expression[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = Expressions.literal(type.precision());
    all[arguments.length + 1] = Expressions.literal(type.scale());
    return all;
  }
}
