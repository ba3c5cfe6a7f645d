package dev.sluice.operation;

import dev.sluice.formula.compile.Numbers;
import dev.sluice.operation.Span.Unit;
import dev.sluice.operation.asof.TimeColumn;
import dev.sluice.operation.asof.TimeLine;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * The line on which the times of two columns stand: microseconds of timestamps, days of dates, and
 * for numbers the finer of their places, or doubles when one is double.
 *
 * @param places how many decimal places a unit of the line has
 * @param nanoseconds how many a whole unit of the columns has; null for numbers of which nobody
 *     knows it
 */
record TimeScale(TimeColumn left, TimeColumn right, int places, @Nullable BigDecimal nanoseconds) {

  /** Every decimal of so many digits fits 64 bits. */
  private static final int MOST_DIGITS = 18;

  /** All whole numbers do, although their decimal type has one digit more. */
  private static final int DIGITS_OF_BIGINT = 19;

  /** True for types that can be a time. */
  static boolean isTime(DataType type) {
    return isMoment(type) || type instanceof DateType || type instanceof NumericType;
  }

  private static boolean isMoment(DataType type) {
    return type instanceof TimestampType || type instanceof TimestampNTZType;
  }

  /** True when a user has to say what a unit of the column is. */
  static boolean isNumber(DataType type) {
    return type instanceof NumericType;
  }

  /** The line of two columns; nothing when they have none in common. */
  static Optional<TimeScale> of(DataType left, DataType right, Optional<Unit> unit) {
    if (left.equals(right) && isMoment(left)) {
      return Optional.of(whole(left, right, 1, 1, 0, Unit.US.nanoseconds()));
    }
    if (left instanceof DateType && right instanceof DateType) {
      return Optional.of(whole(left, right, 1, 1, 0, Unit.D.nanoseconds()));
    }
    if (!isNumber(left) || !isNumber(right)) {
      return Optional.empty();
    }
    BigDecimal nanoseconds = unit.map(Unit::nanoseconds).orElse(null);
    DecimalType leftDecimal = Numbers.decimalType(left);
    DecimalType rightDecimal = Numbers.decimalType(right);
    if (leftDecimal == null || rightDecimal == null) {
      return Optional.of(
          new TimeScale(
              new TimeColumn(left, TimeLine.DOUBLE, 1),
              new TimeColumn(right, TimeLine.DOUBLE, 1),
              0,
              nanoseconds));
    }
    int places = Math.max(leftDecimal.scale(), rightDecimal.scale());
    return fits(left, leftDecimal, places) && fits(right, rightDecimal, places)
        ? Optional.of(
            whole(
                left,
                right,
                factor(leftDecimal, places),
                factor(rightDecimal, places),
                places,
                nanoseconds))
        : Optional.empty();
  }

  private static boolean fits(DataType type, DecimalType decimal, int places) {
    int digits = decimal.precision() - decimal.scale() + places;
    return digits <= MOST_DIGITS
        || !(type instanceof DecimalType) && digits == DIGITS_OF_BIGINT && places == 0;
  }

  private static long factor(DecimalType type, int places) {
    return BigDecimal.TEN.pow(places - type.scale()).longValueExact();
  }

  private static TimeScale whole(
      DataType left,
      DataType right,
      long leftFactor,
      long rightFactor,
      int places,
      @Nullable BigDecimal nanoseconds) {
    return new TimeScale(
        new TimeColumn(left, TimeLine.WHOLE, leftFactor),
        new TimeColumn(right, TimeLine.WHOLE, rightFactor),
        places,
        nanoseconds);
  }

  TimeLine line() {
    return left.line();
  }

  static boolean isDouble(DataType type) {
    return type instanceof DoubleType || type instanceof FloatType;
  }

  /** A stretch of time in units of the line; one that these cannot tell is reported. */
  Optional<Long> units(Span span, Problems problems) {
    BigDecimal amount = span.amount();
    if (span.unit().isPresent()) {
      if (nanoseconds == null) {
        problems.report(
            Problem.user(
                    span.place(),
                    "unknown-unit",
                    "\"" + span.written() + "\" has a unit, but the times are plain numbers")
                .withHint("say with time-unit what they count, or write a plain number"));
        return Optional.empty();
      }
      amount = amount.multiply(span.unit().get().nanoseconds());
      amount =
          line() == TimeLine.DOUBLE
              ? amount.divide(nanoseconds, MathContext.DECIMAL64)
              : amount.multiply(BigDecimal.TEN.pow(places)).divide(nanoseconds, EXACT);
    } else if (!isNumber(left.type()) && amount.signum() != 0) {
      problems.report(
          Problem.user(
                  span.place(),
                  "missing-unit",
                  "\"" + span.written() + "\" has no unit; it must be " + Span.WHAT)
              .withHint("write " + span.written() + "s for seconds"));
      return Optional.empty();
    } else {
      amount = line() == TimeLine.DOUBLE ? amount : amount.movePointRight(places);
    }
    if (line() == TimeLine.DOUBLE) {
      return Optional.of(Double.doubleToRawLongBits(amount.doubleValue()));
    }
    try {
      return Optional.of(amount.longValueExact());
    } catch (ArithmeticException notExact) {
      problems.report(
          Problem.user(
                  span.place(),
                  "finer-than-times",
                  "\"" + span.written() + "\" is no whole number of " + unitsInWords())
              .withHint("write a multiple of what the times tell"));
      return Optional.empty();
    }
  }

  /** More digits than any stretch of time that can be written has. */
  private static final MathContext EXACT = new MathContext(80);

  private String unitsInWords() {
    if (left.type() instanceof DateType) {
      return "days, which is all that dates tell";
    }
    if (isMoment(left.type())) {
      return "microseconds, which is all that timestamps tell";
    }
    return "the smallest units that the times tell, or is out of their range";
  }
}
