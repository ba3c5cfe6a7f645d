package dev.sluice.operation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Numbers;
import dev.sluice.formula.runtime.DatePatterns;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.spec.ColumnType;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import scala.Option;

/**
 * A cell in another type. Whether something would be lost is found out by converting back; texts
 * are read as strictly as the cells of a text file. A blank stays a blank.
 *
 * @param value null where the cell does not convert
 * @param error {@code #VALUE!} for a text that says no value of the type, {@code #NUM!} for a value
 *     that the type cannot hold, else null; absent when every cell converts
 */
record Conversion(Column value, Optional<Column> error) {

  private static final String NUMBER = "^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)\\z";
  private static final String WHOLE = "^[+-]?[0-9]+(\\.0*)?\\z";
  private static final String SCIENTIFIC =
      "^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?\\z";
  private static final String ISO_DAY = "yyyy-MM-dd";
  private static final double TWO_TO_63 = 0x1p63;

  /** True when cells of a type can become cells of another at all. */
  static boolean isPossible(DataType from, ColumnType to) {
    if (!CellText.canWrite(from)) {
      return false;
    }
    boolean fromTime = from instanceof DateType || CellText.isMoment(from);
    return switch (to.kind()) {
      case TEXT -> true;
      case INTEGER, DECIMAL, DOUBLE, BOOLEAN -> !fromTime;
      case DATE, TIMESTAMP -> fromTime || from instanceof StringType;
    };
  }

  /** True when a date pattern has a meaning: between texts and days or moments. */
  static boolean takesPattern(DataType from, ColumnType to) {
    boolean fromTime = from instanceof DateType || CellText.isMoment(from);
    return switch (to.kind()) {
      case TEXT -> fromTime;
      case DATE, TIMESTAMP -> from instanceof StringType;
      case INTEGER, DECIMAL, DOUBLE, BOOLEAN -> false;
    };
  }

  /** Spark's type of a declared one. */
  static DataType sparkType(ColumnType type) {
    return switch (type.kind()) {
      case TEXT -> DataTypes.StringType;
      case INTEGER -> DataTypes.LongType;
      case DECIMAL -> DataTypes.createDecimalType(type.precision(), type.scale());
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
      case TIMESTAMP -> DataTypes.TimestampType;
    };
  }

  /** A cast that does not depend on the settings of the session. */
  static Column cast(Column column, DataType type) {
    return new Column(new Cast(column.expr(), type, Option.apply("UTC"), EvalMode.LEGACY()));
  }

  /** The conversion of a cell; the types are such that it {@link #isPossible}. */
  static Conversion of(Column cell, DataType from, ColumnType to, Optional<String> pattern) {
    DataType type = sparkType(to);
    if (to.kind() == ColumnType.Kind.TEXT) {
      return pattern
          .map(by -> written(cell, from, by))
          .orElseGet(() -> sound(CellText.of(cell, from)));
    }
    if (from.equals(type)) {
      return sound(cell);
    }
    if (from instanceof StringType) {
      return read(cell, to, pattern);
    }
    if (from instanceof BooleanType) {
      // A decimal without digits before the point cannot hold 1.
      return type instanceof DecimalType decimal && decimal.precision() == decimal.scale()
          ? checked(cell, cast(cell, type))
          : sound(cast(cell, type));
    }
    return switch (to.kind()) {
      case DATE -> exactly(cell, from, cast(cell, type));
      case TIMESTAMP -> sound(cast(cell, type));
      case BOOLEAN ->
          checked(cell, when(cell.equalTo(lit(1)), true).when(cell.equalTo(lit(0)), false));
      default -> number(cell, from, type);
    };
  }

  private static Conversion sound(Column value) {
    return new Conversion(value, Optional.empty());
  }

  /** A value that is null exactly where a cell that is not blank does not fit. */
  private static Conversion checked(Column cell, Column value) {
    return new Conversion(
        value, Optional.of(when(cell.isNotNull().and(value.isNull()), ExcelError.NUM.code())));
  }

  /** A value that counts only where it converts back to what it was. */
  private static Conversion exactly(Column cell, DataType from, Column value) {
    return checked(cell, when(cast(value, from).equalTo(cell), value));
  }

  private static Conversion number(Column cell, DataType from, DataType to) {
    if (alwaysFits(from, to)) {
      return sound(cast(cell, to));
    }
    Column value = cast(cell, to);
    Column isInRange = lit(true);
    // Past the ends of a bigint a double would convert to its last number, and back.
    if (CellText.isFloating(from) && to instanceof LongType) {
      isInRange = cell.geq(lit(-TWO_TO_63)).and(cell.lt(lit(TWO_TO_63)));
    } else if (from instanceof LongType && CellText.isFloating(to)) {
      isInRange = value.lt(lit(TWO_TO_63));
    }
    return exactly(cell, from, when(isInRange, value));
  }

  private static boolean alwaysFits(DataType from, DataType to) {
    if (CellText.isFloating(from)) {
      return CellText.isFloating(to);
    }
    if (CellText.isFloating(to)) {
      return from instanceof IntegralType && !(from instanceof LongType);
    }
    if (from instanceof IntegralType && to instanceof LongType) {
      return true;
    }
    DecimalType digits = Numbers.decimalType(from);
    int most = to instanceof DecimalType decimal ? decimal.precision() : 18;
    int scale = to instanceof DecimalType decimal ? decimal.scale() : 0;
    return from instanceof NumericType
        && digits != null
        && digits.scale() <= scale
        && digits.precision() - digits.scale() <= most - scale;
  }

  private static Conversion written(Column cell, DataType from, String pattern) {
    boolean isDay = from instanceof DateType;
    Column moment = isDay ? cell : cast(cell, DataTypes.TimestampType);
    return checked(
        cell, call(isDay ? "ofDay" : "ofMoment", DataTypes.StringType, moment, lit(pattern)));
  }

  private static Conversion read(Column text, ColumnType to, Optional<String> pattern) {
    Column cell = trim(text, " \t");
    Column isBlank = cell.equalTo(lit(""));
    DataType type = sparkType(to);
    return switch (to.kind()) {
      case INTEGER -> {
        DataType widest = DataTypes.createDecimalType(AggregateFunction.MOST_DIGITS, 0);
        Column whole = cast(cell, widest);
        Column value = cast(whole, type);
        yield number(cell, cell.rlike(WHOLE), when(cast(value, widest).equalTo(whole), value));
      }
      case DECIMAL -> {
        Column fits = cell.rlike("^[^.]*(\\.[0-9]{0," + to.scale() + "}0*)?\\z");
        yield number(cell, cell.rlike(NUMBER), when(fits, cast(cell, type)));
      }
      case DOUBLE -> {
        Column value = cast(cell, type);
        Column isFinite = value.multiply(lit(0)).equalTo(lit(0));
        yield number(cell, cell.rlike(SCIENTIFIC), when(isFinite, value));
      }
      case BOOLEAN -> {
        Column word = lower(cell);
        yield says(
            isBlank, text, when(word.equalTo("true"), true).when(word.equalTo("false"), false));
      }
      case DATE -> says(isBlank, text, call("day", type, text, lit(pattern.orElse(ISO_DAY))));
      case TIMESTAMP ->
          says(
              isBlank,
              text,
              pattern
                  .map(by -> call("moment", type, text, lit(by)))
                  .orElseGet(() -> call("isoMoment", type, text)));
      case TEXT -> throw new IllegalStateException("a text is read as no text");
    };
  }

  private static Conversion says(Column isBlank, Column text, Column value) {
    return new Conversion(
        value,
        Optional.of(
            when(text.isNotNull().and(not(isBlank)).and(value.isNull()), ExcelError.VALUE.code())));
  }

  /** A number that a text says; the value is null where the number does not fit. */
  private static Conversion number(Column cell, Column isNumber, Column fitting) {
    Column value = when(isNumber, fitting);
    return new Conversion(
        value,
        Optional.of(
            when(not(isNumber).and(cell.notEqual(lit(""))), ExcelError.VALUE.code())
                .when(isNumber.and(value.isNull()), ExcelError.NUM.code())));
  }

  private static Column call(String method, DataType type, Column... arguments) {
    return new Column(
        Expressions.call(
            DatePatterns.class,
            method,
            type,
            Arrays.stream(arguments).map(Column::expr).toArray(Expression[]::new)));
  }

  /** The same value, with an error that the cell had before. */
  Conversion with(Column earlierError) {
    return new Conversion(
        value, Optional.of(error.map(own -> coalesce(earlierError, own)).orElse(earlierError)));
  }
}
