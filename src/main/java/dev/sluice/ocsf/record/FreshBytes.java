package dev.sluice.ocsf.record;

import java.util.Arrays;

/**
 * Room for the texts that a record does not have in one piece. What was handed out is never written
 * again, because rows may outlive the reading of the next record; so each record begins in bytes of
 * its own, taken when first needed.
 */
final class FreshBytes {

  private static final int LEAST = 256;
  private static final byte[] NOTHING = {};

  /** Where the room is; read it after {@link #reserve}, which may change it. */
  byte[] bytes = NOTHING;

  /** The first free byte; whoever writes moves it on. */
  int at;

  /** Lets go of what was handed out. */
  void reset() {
    bytes = NOTHING;
    at = 0;
  }

  /** Makes room for so many bytes in one piece. */
  void reserve(int length) {
    if (bytes.length - at < length) {
      int twice = (int) Math.min((long) bytes.length * 2, 1 << 20);
      bytes = new byte[Math.max(Math.max(LEAST, twice), length)];
      at = 0;
    }
  }

  /** Appends to a piece for which room is reserved. */
  void append(byte[] from, int start, int end) {
    System.arraycopy(from, start, bytes, at, end - start);
    at += end - start;
  }

  /** A larger array with the same bytes in front. */
  static byte[] grown(byte[] bytes, int needed) {
    return Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
  }
}
