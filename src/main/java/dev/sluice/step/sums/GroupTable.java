package dev.sluice.step.sums;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.Platform;

/**
 * The groups of one task: their keys, rows and sums in one array of bytes, which is the task's
 * result, and an index over them. Generated code finds the group of a row, then adds to its sums.
 *
 * <p>A state starts with its length in use; then come the groups, in the order in which they were
 * met: hash and length of the key, the words of the key, the rows, the sums.
 */
public final class GroupTable {

  private static final int HEADER = Long.BYTES;
  private static final int FIRST_SIZE = 4096;
  private static final int FIRST_PLACES = 1024;
  private static final int PLACES_A_GROUP = 2;
  private static final int MOST_BYTES = 1 << 30;
  private static final long LENGTH = 0xFFFF_FFFFL;

  private final int sums;
  private byte[] state = new byte[FIRST_SIZE];
  private int used = HEADER;
  private int groups;

  /** Where groups start, by hash; 0 is a free place. */
  private int[] index = new int[FIRST_PLACES];

  /** Where the rows of the group of this row stand, followed by its sums. */
  private long place;

  /** A table that has no groups. */
  public GroupTable(int sums) {
    this.sums = sums;
    writeLength();
  }

  private void writeLength() {
    Platform.putLong(state, Platform.BYTE_ARRAY_OFFSET, used);
  }

  /** The state with all that was added. */
  public byte[] state() {
    return state;
  }

  /** Finds the group of a key, or makes it, and counts a row. */
  public void find(KeyWords key) {
    locate(key);
    Platform.putLong(state, place, Platform.getLong(state, place) + 1);
  }

  private void locate(KeyWords key) {
    long head = (long) key.hash() << Integer.SIZE | key.length();
    int mask = index.length - 1;
    int slot = key.hash() & mask;
    int group = index[slot];
    while (group != 0) {
      if (Platform.getLong(state, Platform.BYTE_ARRAY_OFFSET + (long) group) == head
          && key.isAt(state, group + Long.BYTES)) {
        place = rowsPlace(group, key.length());
        return;
      }
      slot = (slot + 1) & mask;
      group = index[slot];
    }
    make(key, head);
  }

  private void make(KeyWords key, long head) {
    int group = used;
    int end = endOf(group, key.length());
    reserve(end);
    Platform.putLong(state, Platform.BYTE_ARRAY_OFFSET + (long) group, head);
    key.write(state, group + Long.BYTES);
    used = end;
    writeLength();
    groups++;
    if ((long) groups * PLACES_A_GROUP > index.length) {
      index(index.length * 4);
    } else {
      put(group, key.hash());
    }
    place = rowsPlace(group, key.length());
  }

  private int endOf(int group, int words) {
    return Math.addExact(group, (2 + words) * Long.BYTES + sums * WideSum.BYTES);
  }

  private void reserve(int bytes) {
    if (bytes > MOST_BYTES) {
      throw new IllegalStateException(
          groups
              + " groups do not fit into the 1 GB that a task has for them;"
              + " make so many groups with the step group");
    }
    if (bytes > state.length) {
      state = Arrays.copyOf(state, (int) Math.min(MOST_BYTES, Math.max(bytes, state.length * 2L)));
    }
  }

  private void index(int places) {
    index = new int[places];
    forEach(state, sums, group -> put(group, hash(state, group)));
  }

  private void put(int group, int hash) {
    int mask = index.length - 1;
    int slot = hash & mask;
    while (index[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    index[slot] = group;
  }

  /** Adds whole units to a sum of the group that was found last. */
  public void add(int sum, long units) {
    WideSum.add(state, sumPlace(sum), units, units >> (Long.SIZE - 1));
  }

  /** Adds a product of whole units. */
  public void addProduct(int sum, long units, long times) {
    WideSum.add(state, sumPlace(sum), units * times, Math.multiplyHigh(units, times));
  }

  /** Adds a double, rounded to 15 decimals. */
  public void addRounded(int sum, double value) {
    WideSum.addRounded(state, sumPlace(sum), value);
  }

  /** Adds a double, the shortest decimal for it rounded half away from zero. */
  public void addHalfUp(int sum, int scale, double value) {
    if (Double.isFinite(value)) {
      addExact(sum, scale, BigDecimal.valueOf(value));
    } else {
      WideSum.addFault(state, sumPlace(sum));
    }
  }

  /** Adds a decimal. */
  public void addWide(int sum, int scale, Decimal value) {
    addExact(sum, scale, value.toJavaBigDecimal());
  }

  /** Adds the product of two decimals. */
  public void addWideProduct(int sum, int scale, Decimal value, Decimal times) {
    addExact(sum, scale, value.toJavaBigDecimal().multiply(times.toJavaBigDecimal()));
  }

  private void addExact(int sum, int scale, BigDecimal value) {
    WideSum.addWide(
        state, sumPlace(sum), value.setScale(scale, RoundingMode.HALF_UP).unscaledValue());
  }

  /** Adds all groups of another state. */
  void addAll(byte[] other) {
    KeyWords key = new KeyWords();
    forEach(
        other,
        sums,
        group -> {
          int words = words(other, group);
          key.copy(other, group + Long.BYTES, words, hash(other, group));
          locate(key);
          long from = rowsPlace(group, words);
          Platform.putLong(
              state, place, Platform.getLong(state, place) + Platform.getLong(other, from));
          for (int sum = 0; sum < sums; sum++) {
            long offset = Long.BYTES + (long) sum * WideSum.BYTES;
            WideSum.addAll(state, place + offset, other, from + offset);
          }
        });
  }

  private long sumPlace(int sum) {
    return place + Long.BYTES + (long) sum * WideSum.BYTES;
  }

  /** Visits where the groups of a state start. */
  static void forEach(byte[] state, int sums, IntConsumer visitor) {
    int end = (int) Platform.getLong(state, Platform.BYTE_ARRAY_OFFSET);
    for (int group = HEADER; group < end; ) {
      visitor.accept(group);
      group += (2 + words(state, group)) * Long.BYTES + sums * WideSum.BYTES;
    }
  }

  private static int words(byte[] state, int group) {
    return (int) (Platform.getLong(state, Platform.BYTE_ARRAY_OFFSET + (long) group) & LENGTH);
  }

  private static int hash(byte[] state, int group) {
    return (int)
        (Platform.getLong(state, Platform.BYTE_ARRAY_OFFSET + (long) group) >> Integer.SIZE);
  }

  /** Where the key of a group starts. */
  static long keyPlace(int group) {
    return Platform.BYTE_ARRAY_OFFSET + (long) group + Long.BYTES;
  }

  /** Where the rows of a group stand; its sums follow. */
  static long rowsPlace(byte[] state, int group) {
    return rowsPlace(group, words(state, group));
  }

  private static long rowsPlace(int group, int words) {
    return keyPlace(group) + (long) words * Long.BYTES;
  }
}
