package dev.sluice.market.tape;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.TypeNames;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Reads times as whole numbers of one unit: microseconds of a timestamp, units of a whole number,
 * last digits of a decimal; doubles are rounded to nanoseconds.
 *
 * @param type what the time column is cast to before it is read
 * @param perSecond how many of the whole numbers are a second, a power of ten up to a billion
 * @param perUnit how many of them are one unit of the column
 */
public record TimeAxis(DataType type, long perSecond, long perUnit) implements Serializable {

  /** The most digits behind the point of a second. */
  public static final int DIGITS = 9;

  private static final String UNIT = "time-unit";
  private static final Map<String, Integer> DIGITS_OF_UNIT = units();

  private static Map<String, Integer> units() {
    Map<String, Integer> units = new LinkedHashMap<>();
    units.put("s", 0);
    units.put("ms", 3);
    units.put("us", 6);
    units.put("ns", 9);
    return units;
  }

  /** A shape with the option. */
  public static ObjectShape with(ObjectShape shape) {
    return shape.optional(
        UNIT,
        new Shape.Choice(List.copyOf(DIGITS_OF_UNIT.keySet())),
        "what a time that is a number counts; a decimal or a double counts s without it");
  }

  /** The unit that was written. */
  public static Optional<String> unit(Fields options) {
    return options.optionalText(UNIT);
  }

  /** The axis of a column that an {@link EventOrder} has checked; what it cannot be is reported. */
  public static Optional<TimeAxis> of(
      ColumnReference time, Optional<String> unit, StructType schema, Problems problems) {
    if (!List.of(schema.fieldNames()).contains(time.name())) {
      return Optional.empty();
    }
    DataType type = schema.apply(time.name()).dataType();
    if (type instanceof TimestampType) {
      if (unit.isPresent()) {
        problems.report(
            Problem.user(
                time.place(), "conflicting-keys", "a timestamp has no time-unit of its own"));
      }
      return Optional.of(new TimeAxis(type, 1_000_000, 1));
    }
    int digits = unit.map(DIGITS_OF_UNIT::get).orElse(0);
    if (type instanceof IntegralType) {
      if (unit.isEmpty()) {
        problems.report(
            Problem.user(
                time.place(),
                "missing-key",
                "\"" + time.name() + "\" is a whole number: time-unit says what it counts"));
      }
      return Optional.of(new TimeAxis(DataTypes.LongType, power(digits), 1));
    }
    if (type instanceof DecimalType decimal) {
      if (decimal.precision() <= 18 && decimal.scale() + digits <= DIGITS) {
        return Optional.of(
            new TimeAxis(type, power(decimal.scale() + digits), power(decimal.scale())));
      }
      problems.report(
          Problem.user(
                  time.place(),
                  "too-many-digits",
                  "\"" + time.name() + "\" is finer than nanoseconds or has more than 18 digits")
              .withHint("cast it before, for example to decimal(18,9)"));
      return Optional.empty();
    }
    if (type.equals(DataTypes.DateType)) {
      problems.report(
          Problem.user(
              time.place(),
              "no-time",
              "\"" + time.name() + "\" is " + TypeNames.written(type) + ", which has no seconds"));
      return Optional.empty();
    }
    return Optional.of(new TimeAxis(DataTypes.DoubleType, power(DIGITS), power(DIGITS - digits)));
  }

  private static long power(int digits) {
    return BigDecimal.ONE.movePointRight(digits).longValueExact();
  }

  /** Whether times are points of the calendar, not plain numbers. */
  public boolean isCalendar() {
    return type instanceof TimestampType;
  }

  /** Whether a row has a time. */
  public boolean isThere(InternalRow row, int column) {
    return !row.isNullAt(column)
        && !(type instanceof DoubleType && !Double.isFinite(row.getDouble(column)));
  }

  /** The time of a row that has one. */
  public long read(InternalRow row, int column) {
    if (type instanceof DecimalType decimal) {
      return row.getDecimal(column, decimal.precision(), decimal.scale()).toUnscaledLong();
    }
    return type instanceof DoubleType
        ? Math.round(row.getDouble(column) * perUnit)
        : row.getLong(column);
  }

  /** A time as a row holds it. */
  public Object value(long time) {
    if (type instanceof DecimalType decimal) {
      return Decimal.apply(time, decimal.precision(), decimal.scale());
    }
    return type instanceof DoubleType ? (Object) ((double) time / perUnit) : (Object) time;
  }

  /** The type of {@link #seconds}. */
  public static DataType secondsType() {
    return DataTypes.createDecimalType(18, DIGITS);
  }

  /** A length of time as exact seconds. */
  public Decimal seconds(long length) {
    long nanos = Math.multiplyExact(length, 1_000_000_000L / perSecond);
    return Decimal.apply(nanos, 18, DIGITS);
  }
}
