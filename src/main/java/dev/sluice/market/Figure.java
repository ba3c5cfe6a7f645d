package dev.sluice.market;

import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.TypeNames;
import dev.sluice.step.sums.Term;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DecimalType$;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A column of numbers and how it enters exact sums. */
record Figure(Column column, DataType type) {

  /** The decimals of sums of doubles. */
  static final int DECIMALS_OF_DOUBLES = 15;

  private static final int DIGITS_OF_BIGINT = 20;

  /** The figure of a column; one that is not there or holds no numbers is reported. */
  static Optional<Figure> check(
      ColumnReference column, String table, StructType schema, Problems problems) {
    Optional<StructField> field =
        TableSchemas.requireColumn(table, schema, column.name(), column.place(), problems);
    field
        .filter(found -> !(found.dataType() instanceof NumericType))
        .ifPresent(found -> problems.report(wrong(column, found, "a number")));
    return field
        .filter(found -> found.dataType() instanceof NumericType)
        .map(found -> new Figure(column.column(), found.dataType()));
  }

  static Problem wrong(ColumnReference column, StructField found, String wanted) {
    return Problem.user(
        column.place(),
        "wrong-column-type",
        "column \""
            + column.name()
            + "\" is "
            + TypeNames.written(found.dataType())
            + ", not "
            + wanted);
  }

  /** The figure of a column that was checked. */
  static Figure of(ColumnReference column, StructType schema) {
    return new Figure(column.column(), schema.apply(column.name()).dataType());
  }

  /** The same figure where a condition holds, else null. */
  Figure where(Column condition) {
    return new Figure(when(condition, column), type);
  }

  /** True when it is a double: its sums are exact only to 15 decimals. */
  boolean isReal() {
    return !(type instanceof IntegralType) && !(type instanceof DecimalType);
  }

  /** True when its digits fit a bigint. */
  boolean isNarrow() {
    return type instanceof IntegralType
        || (type instanceof DecimalType decimal
            && decimal.precision() <= Decimal.MAX_LONG_DIGITS());
  }

  /** The decimals of its sums. */
  int scale() {
    if (isReal()) {
      return DECIMALS_OF_DOUBLES;
    }
    return type instanceof DecimalType decimal ? decimal.scale() : 0;
  }

  /** The digits of a narrow one, as a bigint. */
  Column digits() {
    return type instanceof DecimalType ? Term.digits(column) : Term.whole(column);
  }

  /** The nearest double. */
  Column real() {
    return column.cast(DataTypes.DoubleType);
  }

  /** An exact one as a decimal. */
  Column decimal() {
    return type instanceof DecimalType
        ? column
        : column.cast(DataTypes.createDecimalType(DIGITS_OF_BIGINT, 0));
  }

  /** True where there is no number: null, not a number, or infinite. */
  Column isMissing() {
    if (!isReal()) {
      return column.isNull();
    }
    // Infinity minus itself is not a number.
    return column.isNull().or(isnan(real().minus(real())));
  }

  /** Its own sum. */
  Term term() {
    if (isReal()) {
      return Term.rounded(real());
    }
    return isNarrow() ? Term.units(digits()) : Term.wide(column);
  }

  /** The decimals of the sum of its products with another. */
  int scaleWith(Figure other) {
    return isReal() || other.isReal() ? DECIMALS_OF_DOUBLES : scale() + other.scale();
  }

  /**
   * The sum of its products with another: exact, or where one is a double the products of doubles,
   * each rounded to 15 decimals.
   *
   * @param scale the decimals of the sum; exact products of more are rounded half away from zero
   */
  Term times(Figure other, int scale) {
    if (isReal() || other.isReal()) {
      return Term.rounded(real().multiply(other.real()));
    }
    int zeros = scale - scaleWith(other);
    if (isNarrow() && other.isNarrow() && zeros >= 0) {
      if (digitsCount() + zeros <= Decimal.MAX_LONG_DIGITS() || zeros == 0) {
        return Term.product(shifted(zeros), other.digits());
      }
      if (other.digitsCount() + zeros <= Decimal.MAX_LONG_DIGITS()) {
        return Term.product(digits(), other.shifted(zeros));
      }
    }
    return Term.wideProduct(decimal(), other.decimal());
  }

  private Column shifted(int zeros) {
    return zeros == 0 ? digits() : digits().multiply(lit((long) Math.pow(10, zeros)));
  }

  private int digitsCount() {
    return type instanceof DecimalType decimal
        ? decimal.precision()
        : DecimalType$.MODULE$.forType(type).precision();
  }
}
