package dev.sluice.run;

import dev.sluice.formula.runtime.ExactSum;
import dev.sluice.operation.TableDiff;
import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;

/** How one compared column differs: exact sums, which do not depend on the order of rows. */
final class ColumnTally implements Serializable {

  private static final long serialVersionUID = 1L;

  private final DiffFields fields;
  private final int column;
  private final ExactSum doubles = new ExactSum();
  private BigDecimal decimals = BigDecimal.ZERO;
  private long differing;
  private @Nullable BigDecimal largestDecimal;
  private double largestDouble = -1;
  private @Nullable UnsafeRow example;

  ColumnTally(DiffFields fields, int column) {
    this.fields = fields;
    this.column = column;
  }

  /** Adds a pair. */
  void add(UnsafeRow row) {
    boolean differs = row.getBoolean(fields.differs()[column]);
    boolean isLargest = fields.isDecimal(column) ? decimal(row, differs) : floating(row, differs);
    if (differs) {
      differing++;
      if (isLargest || example == null) {
        example = row.copy();
      }
    }
  }

  private boolean decimal(UnsafeRow row, boolean differs) {
    Decimal difference = fields.decimal(row, column);
    if (difference == null || difference.isZero()) {
      return false;
    }
    BigDecimal exact = difference.toJavaBigDecimal();
    decimals = decimals.add(exact);
    if (!differs || largestDecimal != null && exact.abs().compareTo(largestDecimal) <= 0) {
      return false;
    }
    largestDecimal = exact.abs();
    return true;
  }

  private boolean floating(UnsafeRow row, boolean differs) {
    int at = fields.difference()[column];
    double difference = row.isNullAt(at) ? 0 : row.getDouble(at);
    if (difference == 0) {
      return false;
    }
    doubles.add(difference);
    if (!differs || !(Math.abs(difference) > largestDouble)) {
      return false;
    }
    largestDouble = Math.abs(difference);
    return true;
  }

  /** Adds the figures of another partition. */
  void add(ColumnTally other) {
    differing += other.differing;
    decimals = decimals.add(other.decimals);
    doubles.add(other.doubles);
    int larger = compareLargest(other);
    if (example == null
        || other.example != null && (larger < 0 || larger == 0 && other.isFirst(example))) {
      example = other.example;
    }
    if (larger < 0) {
      largestDecimal = other.largestDecimal;
      largestDouble = other.largestDouble;
    }
  }

  private int compareLargest(ColumnTally other) {
    if (!fields.isDecimal(column)) {
      return Double.compare(largestDouble, other.largestDouble);
    }
    if (largestDecimal == null || other.largestDecimal == null) {
      return Boolean.compare(largestDecimal != null, other.largestDecimal != null);
    }
    return largestDecimal.compareTo(other.largestDecimal);
  }

  private boolean isFirst(UnsafeRow row) {
    return example != null && example.getLong(TableDiff.HASH_AT) < row.getLong(TableDiff.HASH_AT);
  }

  /** Cells that differ. */
  long differing() {
    return differing;
  }

  /** The largest difference without its sign; null when there is none. */
  @Nullable Number largest() {
    if (fields.isDecimal(column)) {
      return largestDecimal;
    }
    return largestDouble < 0 ? null : (Number) largestDouble;
  }

  /** The sum of the differences. */
  Number sum() {
    return fields.isDecimal(column) ? decimals : (Number) doubles.rounded();
  }

  /** The pair with the largest difference, or the first that differs; null when none does. */
  @Nullable UnsafeRow example() {
    return example;
  }
}
