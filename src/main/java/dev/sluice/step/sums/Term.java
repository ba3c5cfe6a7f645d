package dev.sluice.step.sums;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.UnscaledValue;
import org.apache.spark.sql.types.DataTypes;

/** What a row adds to a sum; nothing where one of its columns is null. */
public final class Term {

  private final Layout.Kind kind;
  private final List<Column> arguments;

  private Term(Layout.Kind kind, Column... arguments) {
    this.kind = kind;
    this.arguments = List.of(arguments);
  }

  /** A whole number of units of the last decimal of the sum, a bigint. */
  public static Term units(Column units) {
    return new Term(Layout.Kind.UNITS, units);
  }

  /** The product of two bigints, in units of the last decimal of the sum; it never overflows. */
  public static Term product(Column units, Column times) {
    return new Term(Layout.Kind.PRODUCT, units, times);
  }

  /**
   * A double, rounded half to even to 15 decimals, which the sum must have; one that is not finite
   * or larger than 1.7e23 is a fault of the sum.
   */
  public static Term rounded(Column value) {
    return new Term(Layout.Kind.ROUNDED, value);
  }

  /**
   * A double, the shortest decimal for it rounded half away from zero to the decimals of the sum;
   * one that is not finite is a fault of the sum. Allocates for every row.
   */
  public static Term halfUp(Column value) {
    return new Term(Layout.Kind.HALF_UP, value);
  }

  /** A decimal of any size and no more decimals than the sum. Allocates for every row. */
  public static Term wide(Column decimal) {
    return new Term(Layout.Kind.WIDE, decimal);
  }

  /**
   * The product of two decimals of any size, rounded half away from zero to the decimals of the
   * sum; one of more than 38 digits is a fault of the sum. Allocates for every row.
   */
  public static Term wideProduct(Column decimal, Column times) {
    return new Term(Layout.Kind.WIDE_PRODUCT, decimal, times);
  }

  /** The digits of a decimal of at most 18 digits as a bigint. */
  public static Column digits(Column decimal) {
    return new Column(new UnscaledValue(decimal.expr()));
  }

  /** A whole number as a bigint. */
  public static Column whole(Column number) {
    return number.cast(DataTypes.LongType);
  }

  Layout.Kind kind() {
    return kind;
  }

  List<Column> arguments() {
    return arguments;
  }
}
