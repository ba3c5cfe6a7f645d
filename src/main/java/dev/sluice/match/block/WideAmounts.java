package dev.sluice.match.block;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;

/** Amounts of 19 to 38 digits. */
final class WideAmounts implements Amounts {

  private static final int MOST_DIGITS = 38;

  private final int precision;
  private final int scale;
  private final List<@Nullable BigInteger> units = new ArrayList<>();

  WideAmounts(int precision, int scale) {
    this.precision = precision;
    this.scale = scale;
  }

  @Override
  public void clear() {
    units.clear();
  }

  @Override
  public void add(InternalRow row, int column) {
    units.add(
        row.isNullAt(column)
            ? null
            : row.getDecimal(column, precision, scale).toJavaBigDecimal().unscaledValue());
  }

  @Override
  public boolean isMissing(int item) {
    return units.get(item) == null;
  }

  private BigInteger unit(int item) {
    return Objects.requireNonNull(units.get(item));
  }

  @Override
  public int compare(int one, int other) {
    return unit(one).compareTo(unit(other));
  }

  @Override
  public boolean isEqual(int one, int other) {
    return Objects.equals(units.get(one), units.get(other));
  }

  @Override
  public boolean isOpposite(int one, int other) {
    return unit(one).signum() != 0 && unit(one).equals(unit(other).negate());
  }

  private BigInteger distance(int left, int right) {
    return unit(right).subtract(unit(left)).abs();
  }

  @Override
  public int compareDistance(int left, int right, int otherLeft, int otherRight) {
    return distance(left, right).compareTo(distance(otherLeft, otherRight));
  }

  @Override
  public boolean isWithin(int left, int right, Allowance.Limits limits) {
    int sign = unit(right).compareTo(unit(left));
    return sign == 0
        || (sign > 0 ? limits.above() : limits.below())
            .covers(distance(left, right), unit(left).abs());
  }

  @Override
  public @Nullable BigInteger exact(int item) {
    return units.get(item);
  }

  @Override
  public @Nullable Decimal decimal(int item) {
    BigInteger amount = units.get(item);
    return amount == null ? null : Decimal.apply(new BigDecimal(amount, scale));
  }

  @Override
  public @Nullable Decimal difference(int left, int right) {
    if (isMissing(left) || isMissing(right)) {
      return null;
    }
    BigDecimal difference = new BigDecimal(unit(right).subtract(unit(left)), scale);
    return difference.precision() > MOST_DIGITS ? null : Decimal.apply(difference);
  }
}
