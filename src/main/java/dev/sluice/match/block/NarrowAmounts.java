package dev.sluice.match.block;

import java.math.BigInteger;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;

/** Amounts of up to 18 digits, whose differences fit 64 bits. */
final class NarrowAmounts implements Amounts {

  static final int MOST_DIGITS = 18;

  private static final long MISSING = Long.MIN_VALUE;
  private static final long MOST = 999_999_999_999_999_999L;

  private final int precision;
  private final int scale;
  private long[] units = new long[16];
  private int size;

  NarrowAmounts(int precision, int scale) {
    this.precision = precision;
    this.scale = scale;
  }

  @Override
  public void clear() {
    size = 0;
  }

  @Override
  public void add(InternalRow row, int column) {
    if (size == units.length) {
      units = Arrays.copyOf(units, size * 2);
    }
    units[size++] =
        row.isNullAt(column) ? MISSING : row.getDecimal(column, precision, scale).toUnscaledLong();
  }

  @Override
  public boolean isMissing(int item) {
    return units[item] == MISSING;
  }

  @Override
  public int compare(int one, int other) {
    return Long.compare(units[one], units[other]);
  }

  @Override
  public boolean isEqual(int one, int other) {
    return units[one] == units[other];
  }

  @Override
  public boolean isOpposite(int one, int other) {
    return units[one] != 0 && units[one] == -units[other];
  }

  @Override
  public int compareDistance(int left, int right, int otherLeft, int otherRight) {
    return Long.compare(
        Math.abs(units[right] - units[left]), Math.abs(units[otherRight] - units[otherLeft]));
  }

  @Override
  public boolean isWithin(int left, int right, Allowance.Limits limits) {
    long difference = units[right] - units[left];
    return difference == 0
        || (difference > 0 ? limits.above() : limits.below())
            .covers(Math.abs(difference), Math.abs(units[left]));
  }

  @Override
  public @Nullable BigInteger exact(int item) {
    return isMissing(item) ? null : BigInteger.valueOf(units[item]);
  }

  @Override
  public @Nullable Decimal decimal(int item) {
    return isMissing(item) ? null : Decimal.createUnsafe(units[item], precision, scale);
  }

  @Override
  public @Nullable Decimal difference(int left, int right) {
    if (isMissing(left) || isMissing(right)) {
      return null;
    }
    long difference = units[right] - units[left];
    return Math.abs(difference) > MOST
        ? null
        : Decimal.createUnsafe(difference, Math.min(MOST_DIGITS, precision + 1), scale);
  }
}
