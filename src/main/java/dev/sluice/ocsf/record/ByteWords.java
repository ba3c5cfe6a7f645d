package dev.sluice.ocsf.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads bytes eight at a time, the first of them lowest. */
final class ByteWords {

  /** Of a byte each, to be multiplied with the byte that is looked for. */
  static final long EACH = 0x0101010101010101L;

  /** The highest bit of each byte. */
  static final long HIGH = 0x8080808080808080L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private ByteWords() {}

  static long word(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** A hash of a short name, from its length and its outer eight bytes on either side. */
  static int hash(byte[] bytes, int from, int to) {
    int length = to - from;
    long mixed = length;
    if (length >= 8) {
      mixed ^= word(bytes, from) * MIX ^ word(bytes, to - 8);
    } else if (length >= 4) {
      mixed ^= ((long) (int) INTS.get(bytes, from) << 32) ^ (int) INTS.get(bytes, to - 4);
    } else if (length > 0) {
      mixed ^=
          ((long) bytes[from] << 24)
              ^ ((long) bytes[from + (length >> 1)] << 16)
              ^ ((long) bytes[to - 1] << 8);
    }
    long hash = mixed * MIX;
    return (int) (hash >>> 32) ^ (int) (hash >>> 48);
  }
}
