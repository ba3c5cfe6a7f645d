package dev.sluice.match.block;

import java.math.BigInteger;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * The amounts of a block's items, exact, in minor units (the smallest unit of their common scale).
 * An item may have none.
 */
interface Amounts {

  /** Amounts of so many digits, fast where they fit 64 bits. */
  static Amounts of(int precision, int scale) {
    return precision <= NarrowAmounts.MOST_DIGITS
        ? new NarrowAmounts(precision, scale)
        : new WideAmounts(precision, scale);
  }

  /** Forgets all amounts. */
  void clear();

  /** Adds the amount of the next item. */
  void add(InternalRow row, int column);

  boolean isMissing(int item);

  /** The order of the amounts of two items that have one. */
  int compare(int one, int other);

  boolean isEqual(int one, int other);

  /** True when the amounts are each other's opposite and not 0. */
  boolean isOpposite(int one, int other);

  /** Compares the distances of two pairs: right less left, without its sign. */
  int compareDistance(int left, int right, int otherLeft, int otherRight);

  /** True when the right amount lies within an allowance around the left one. */
  boolean isWithin(int left, int right, Allowance.Limits limits);

  /** The amount in minor units; null where there is none. */
  @Nullable BigInteger exact(int item);

  /** The amount as a row holds it; null where there is none. */
  @Nullable Decimal decimal(int item);

  /**
   * The right amount less the left one; null where one is missing, or where the difference has more
   * digits than differences of such amounts can have.
   */
  @Nullable Decimal difference(int left, int right);
}
