package dev.sluice.operation;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.runtime.Texts;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Cells as texts: numbers in Excel's general form (a decimal without zeros at its end, a double
 * with up to 15 digits), TRUE and FALSE, days as {@code 2026-10-31} and moments as {@code
 * 2026-10-31T14:05:00Z}. A blank stays a blank. Total: it cannot fail.
 */
final class CellText {

  static final String HELP =
      "numbers as Excel's general format shows them, dates as 2026-10-31, timestamps as"
          + " 2026-10-31T14:05:00Z, booleans as TRUE and FALSE";

  private CellText() {}

  /** True for the types that users can declare, which all have a text. */
  static boolean canWrite(DataType type) {
    return type instanceof StringType
        || type instanceof IntegralType
        || type instanceof DecimalType
        || isFloating(type)
        || type instanceof BooleanType
        || type instanceof DateType
        || isMoment(type);
  }

  static boolean isFloating(DataType type) {
    return type instanceof DoubleType || type instanceof FloatType;
  }

  static boolean isMoment(DataType type) {
    return type instanceof TimestampType || type instanceof TimestampNTZType;
  }

  /** The text of a cell of a type that {@link #canWrite} knows. */
  static Column of(Column cell, DataType type) {
    if (type instanceof DecimalType) {
      return call("ofDecimal", cell);
    } else if (isFloating(type)) {
      Column number = Conversion.cast(cell, DataTypes.DoubleType);
      Column isFinite = not(number.isNaN()).and(number.multiply(lit(0)).equalTo(lit(0)));
      return when(isFinite, call("ofNumber", number))
          .otherwise(Conversion.cast(number, DataTypes.StringType));
    } else if (type instanceof BooleanType) {
      return call("ofBoolean", cell);
    }
    Column plain = Conversion.cast(cell, DataTypes.StringType);
    return isMoment(type)
        ? concat(regexp_replace(plain, " ", "T"), lit(type instanceof TimestampType ? "Z" : ""))
        : plain;
  }

  private static Column call(String method, Column cell) {
    return new Column(
        Expressions.callTotal(Texts.class, method, DataTypes.StringType, cell.expr()));
  }
}
