package dev.sluice.step.sums;

import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The key of one row as words of 64 bits, with its hash: first a word that says which columns are
 * null, then a word for a number, and for a text its length and its bytes, filled up with zeros.
 * Words are read and compared faster than bytes, and nothing is allocated for a row. Generated code
 * writes the columns one after the other; one object serves all rows of a task.
 */
public final class KeyWords {

  /** One bit of the first word stands for each column. */
  static final int MOST_COLUMNS = Long.SIZE;

  private static final boolean IS_LITTLE_ENDIAN =
      ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
  private static final long MIXER = 0x9E37_79B9_7F4A_7C15L;
  private static final int WORD_BITS = 3;

  private long[] words = new long[32];
  private int count = 1;
  private int columns;
  private long nulls;
  private long mixed;

  /** Forgets the key of the row before. */
  public void begin() {
    count = 1;
    columns = 0;
    nulls = 0;
    mixed = 0;
  }

  /** The next column is null. */
  public void missing() {
    nulls |= 1L << columns;
    number(0);
  }

  /** The next column is a number, or something that is one inside. */
  public void number(long value) {
    columns++;
    reserve(1);
    push(value);
  }

  /** The next column is a text. */
  public void text(UTF8String text) {
    columns++;
    Object base = text.getBaseObject();
    long offset = text.getBaseOffset();
    int bytes = text.numBytes();
    reserve((bytes >> WORD_BITS) + 2);
    push(bytes);
    long end = offset + (bytes & -Long.BYTES);
    for (; offset < end; offset += Long.BYTES) {
      push(word(base, offset));
    }
    int rest = bytes & (Long.BYTES - 1);
    if (rest > 0) {
      push(
          bytes >= Long.BYTES
              ? word(base, offset + rest - Long.BYTES) >>> ((Long.BYTES - rest) << WORD_BITS)
              : shortWord(base, offset, rest));
    }
  }

  private void push(long word) {
    words[count++] = word;
    long product = (mixed ^ word) * MIXER;
    mixed = product ^ (product >>> 32);
  }

  private void reserve(int more) {
    if (count + more > words.length) {
      words = Arrays.copyOf(words, Math.max(words.length * 2, count + more));
    }
  }

  private static long word(Object base, long offset) {
    long word = Platform.getLong(base, offset);
    return IS_LITTLE_ENDIAN ? word : Long.reverseBytes(word);
  }

  /** The bytes of a text of less than a word: there is no memory before or behind them to read. */
  private static long shortWord(Object base, long offset, int bytes) {
    long word = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      word = word << Byte.SIZE | (Platform.getByte(base, offset + i) & 0xFF);
    }
    return word;
  }

  /** Takes the key of a group over, with the hash that it was given when it came first. */
  void copy(byte[] state, int from, int length, int hash) {
    begin();
    reserve(length);
    for (int i = 0; i < length; i++) {
      words[i] = Platform.getLong(state, Platform.BYTE_ARRAY_OFFSET + from + (long) i * Long.BYTES);
    }
    count = length;
    nulls = words[0];
    mixed = hash;
  }

  /** How many words the key has. */
  int length() {
    return count;
  }

  /** The hash of the key. */
  int hash() {
    return (int) mixed;
  }

  /** True when a group has this key; it has as many words. */
  boolean isAt(byte[] state, int from) {
    long place = Platform.BYTE_ARRAY_OFFSET + (long) from;
    if (Platform.getLong(state, place) != nulls) {
      return false;
    }
    for (int i = 1; i < count; i++) {
      place += Long.BYTES;
      if (Platform.getLong(state, place) != words[i]) {
        return false;
      }
    }
    return true;
  }

  /** Writes the key of a new group. */
  void write(byte[] state, int from) {
    words[0] = nulls;
    for (int i = 0; i < count; i++) {
      Platform.putLong(state, Platform.BYTE_ARRAY_OFFSET + from + (long) i * Long.BYTES, words[i]);
    }
  }
}
