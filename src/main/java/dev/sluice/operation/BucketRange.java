package dev.sluice.operation;

import static org.apache.spark.sql.functions.lit;

import dev.sluice.formula.compile.Numbers;
import dev.sluice.problem.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;

/**
 * A named range as a user wrote it.
 *
 * @param from the smallest number in it; without it the range starts where the one before ends
 * @param end where it ends; without it where the next one starts
 */
record BucketRange(String name, Place place, Optional<BigDecimal> from, Optional<End> end) {

  /** The end of a range. */
  record End(BigDecimal number, Edge edge) {

    /** The end just below a number. */
    static End below(BigDecimal number) {
      return new End(number, Edge.OUTSIDE);
    }

    /** Holds for a number that is not beyond this end. */
    Column holds(Column value, DataType type) {
      DecimalType decimal = Numbers.decimalType(type);
      if (decimal == null) {
        Column limit = lit(number.doubleValue());
        return edge == Edge.INSIDE ? value.leq(limit) : value.lt(limit);
      }
      // The largest number with the places of the column that is still inside: it compares as it
      // is.
      BigDecimal inside =
          edge == Edge.INSIDE
              ? number.setScale(decimal.scale(), RoundingMode.FLOOR)
              : number
                  .setScale(decimal.scale(), RoundingMode.CEILING)
                  .subtract(BigDecimal.ONE.movePointLeft(decimal.scale()));
      return inside.precision() > decimal.precision()
          ? lit(inside.signum() > 0)
          : value.leq(lit(inside));
    }

    /** How far a start is from this end: below 0 it overlaps, above 0 it leaves a gap. */
    int gapTo(BigDecimal start, Grain grain) {
      if (grain == Grain.WHOLE_NUMBERS) {
        BigDecimal next =
            edge == Edge.INSIDE
                ? number.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE)
                : number.setScale(0, RoundingMode.CEILING);
        return start.setScale(0, RoundingMode.CEILING).compareTo(next);
      }
      int distance = start.compareTo(number);
      return distance == 0 && edge == Edge.INSIDE ? -1 : distance;
    }

    /** True when no number lies from the start to this end. */
    boolean isBefore(BigDecimal start) {
      int distance = number.compareTo(start);
      return distance < 0 || distance == 0 && edge == Edge.OUTSIDE;
    }

    /** {@code up-to 30} or {@code below 30}. */
    String written() {
      return (edge == Edge.INSIDE ? "up-to " : "below ") + number.toPlainString();
    }
  }

  /** Whether the number at an end is inside. */
  enum Edge {
    INSIDE,
    OUTSIDE
  }

  /** Whether there are numbers between 1 and 2. */
  enum Grain {
    WHOLE_NUMBERS,
    ANY_NUMBERS;

    static Grain of(DataType type) {
      DecimalType decimal = Numbers.decimalType(type);
      return decimal != null && decimal.scale() == 0 ? WHOLE_NUMBERS : ANY_NUMBERS;
    }
  }
}
