package dev.sluice.market.tape;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.TypeNames;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Holds the positive numbers of some columns, prices or sizes, as longs that compare as the numbers
 * do, and decides what is asked of them without rounding. All that is no positive number (null,
 * zero, less, not a number) is {@link #NONE}.
 */
public sealed interface NumberCodes extends Serializable permits ExactCodes, DoubleCodes {

  /** The code of a number that is not there. */
  long NONE = 0;

  /** The type that the columns are cast to before they are read. */
  DataType type();

  /** The code of a cell. */
  long read(InternalRow row, int column);

  /** The number of a code, as a row holds it. */
  Object value(long code);

  /** Whether sums and products of the numbers are exact. */
  boolean isExact();

  /** How many digits behind the point a code has, where it is the number of its last digits. */
  int scale();

  /** The number of a code as a double. */
  double rounded(long code);

  /** The code of a limit, for {@link #sign} only; exact ones may be rounded down. */
  long limit(BigDecimal limit);

  /** The code of the sum of two numbers. */
  long plus(long one, long other);

  /** The type of {@link #half}. */
  DataType halfType();

  /** Half of the sum of two numbers, as a row holds it. */
  Object half(long one, long other);

  /** One number less another, of the type of the columns. */
  Object difference(long one, long other);

  /**
   * The sign of a sum of multiples, exact. Doubles count as the shortest decimals that are written
   * for them, so that 10.03 is 10.03.
   *
   * @param factors small whole numbers, one for each code
   */
  int sign(int[] factors, long... codes);

  /**
   * Columns that are compared with each other; one that is not there or is no number is reported.
   *
   * @return empty when anything was reported
   */
  static Optional<NumberCodes> require(
      String table, StructType schema, List<ColumnReference> columns, Problems problems) {
    List<DataType> types = new ArrayList<>();
    for (ColumnReference column : columns) {
      TableSchemas.requireColumn(table, schema, column.name(), column.place(), problems)
          .flatMap(field -> number(table, field, column, problems))
          .ifPresent(types::add);
    }
    if (types.size() < columns.size()) {
      return Optional.empty();
    }
    Optional<NumberCodes> common = common(types);
    if (common.isEmpty()) {
      ColumnReference first = columns.get(0);
      problems.report(
          Problem.user(
                  first.place(),
                  "too-many-digits",
                  "\""
                      + first.name()
                      + "\" and the columns it is compared with have more than 18 digits together")
              .withHint("cast them to one decimal type of at most 18 digits before"));
    }
    return common;
  }

  private static Optional<DataType> number(
      String table, StructField field, ColumnReference column, Problems problems) {
    DataType type = field.dataType();
    if (type instanceof DecimalType || isWhole(type) || isDouble(type)) {
      return Optional.of(type);
    }
    problems.report(
        Problem.user(
            column.place(),
            "no-number",
            "\""
                + column.name()
                + "\" of \""
                + table
                + "\" is "
                + TypeNames.written(type)
                + ", no number"));
    return Optional.empty();
  }

  private static boolean isWhole(DataType type) {
    return type instanceof IntegralType;
  }

  private static boolean isDouble(DataType type) {
    return type instanceof DoubleType || type instanceof FloatType;
  }

  /** Doubles if there is one; otherwise decimals with all digits of all columns. */
  private static Optional<NumberCodes> common(List<DataType> types) {
    if (types.stream().anyMatch(NumberCodes::isDouble)) {
      return Optional.of(new DoubleCodes());
    }
    if (types.stream().allMatch(NumberCodes::isWhole)) {
      return Optional.of(new ExactCodes(DataTypes.LongType));
    }
    int whole = 0;
    int scale = 0;
    for (DataType type : types) {
      if (type instanceof DecimalType decimal) {
        whole = Math.max(whole, decimal.precision() - decimal.scale());
        scale = Math.max(scale, decimal.scale());
      }
    }
    if (types.stream().anyMatch(NumberCodes::isWhole)) {
      whole = ExactCodes.DIGITS - scale;
    }
    return whole + scale > ExactCodes.DIGITS
        ? Optional.empty()
        : Optional.of(new ExactCodes(DataTypes.createDecimalType(whole + scale, scale)));
  }
}
