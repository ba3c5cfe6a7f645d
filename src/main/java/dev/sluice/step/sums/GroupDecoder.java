package dev.sluice.step.sums;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Reads the groups of a finished state: the values of the key, the rows, then for each sum the sum
 * and why there is none. They come in the order of their keys, null first, so that the result is
 * the same however the rows were divided among tasks.
 */
final class GroupDecoder {

  private static final BigInteger TOO_LARGE = BigInteger.TEN.pow(38);

  private static final Comparator<@Nullable Object> VALUES =
      Comparator.nullsFirst((left, right) -> compare(left, right));

  private final Layout layout;
  private final List<@Nullable Object[]> groups = new ArrayList<>();

  GroupDecoder(Layout layout, byte[] state) {
    this.layout = layout;
    GroupTable.forEach(state, layout.sums(), group -> groups.add(values(state, group)));
    groups.sort((left, right) -> Arrays.compare(key(left), key(right), VALUES));
  }

  @SuppressWarnings("unchecked")
  private static int compare(Object left, Object right) {
    return ((Comparable<Object>) left).compareTo(right);
  }

  /** How many there are. */
  int groups() {
    return groups.size();
  }

  /** The values of one. */
  @Nullable Object[] values(int group) {
    return groups.get(group);
  }

  private @Nullable Object[] key(@Nullable Object[] values) {
    return Arrays.copyOf(values, layout.keys().size());
  }

  private @Nullable Object[] values(byte[] state, int group) {
    @Nullable Object[] values = new Object[layout.keys().size() + 1 + 2 * layout.sums()];
    readKey(state, GroupTable.keyPlace(group), values);
    long place = GroupTable.rowsPlace(state, group);
    int next = layout.keys().size();
    values[next++] = Platform.getLong(state, place);
    place += Long.BYTES;
    for (int i = 0; i < layout.sums(); i++) {
      BigInteger sum = WideSum.value(state, place);
      long faults = WideSum.faults(state, place);
      boolean isCount = layout.results().get(i).equals(DataTypes.LongType);
      String fault = faults > 0 ? described(faults) : misfit(sum, isCount);
      values[next++] = fault == null ? result(sum, isCount, layout.scale(i)) : null;
      values[next++] = fault == null ? null : UTF8String.fromString(fault);
      place += WideSum.BYTES;
    }
    return values;
  }

  private static Object result(BigInteger sum, boolean isCount, int scale) {
    return isCount
        ? sum.longValueExact()
        : Decimal.apply(new BigDecimal(sum, scale), GroupedSums.DIGITS, scale);
  }

  private static String described(long faults) {
    return faults == 1
        ? "a value is not finite or too large"
        : faults + " values are not finite or too large";
  }

  private static @Nullable String misfit(BigInteger sum, boolean isCount) {
    if (isCount) {
      return sum.bitLength() < Long.SIZE ? null : "the sum does not fit an integer";
    }
    return sum.abs().compareTo(TOO_LARGE) < 0 ? null : "the sum has more than 38 digits";
  }

  private void readKey(byte[] state, long from, @Nullable Object[] values) {
    long nulls = Platform.getLong(state, from);
    long place = from + Long.BYTES;
    for (int i = 0; i < layout.keys().size(); i++) {
      boolean isNull = (nulls >>> i & 1) != 0;
      long word = Platform.getLong(state, place);
      place += Long.BYTES;
      if (isNull) {
        values[i] = null;
      } else if (layout.keys().get(i) instanceof StringType) {
        values[i] = UTF8String.fromBytes(bytes(state, place, (int) word));
        place += (word + Long.BYTES - 1) & -Long.BYTES;
      } else {
        values[i] = layout.key(i).read(word, layout.keys().get(i));
      }
    }
  }

  private static byte[] bytes(byte[] state, long place, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      long word = Platform.getLong(state, place + (i & -Long.BYTES));
      bytes[i] = (byte) (word >>> (i % Long.BYTES * Byte.SIZE));
    }
    return bytes;
  }
}
