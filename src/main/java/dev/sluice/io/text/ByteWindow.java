package dev.sluice.io.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stretch of a file in memory that moves forward: the record that is being cut is always whole in
 * it, so that cells can be read in place. The array changes when more is read.
 */
final class ByteWindow implements Closeable {

  private static final int FIRST_BYTES = 1 << 18;

  private final InputStream in;
  private byte[] bytes = new byte[FIRST_BYTES];
  // File offset of bytes[0].
  private long offset;
  private int start;
  private int limit;
  private boolean ended;

  /** A window on the stream, whose first byte stands at the offset of its file. */
  ByteWindow(InputStream in, long offset) {
    this.in = in;
    this.offset = offset;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Index of the first byte that is not consumed. */
  int start() {
    return start;
  }

  /** Index after the last byte that was read. */
  int limit() {
    return limit;
  }

  /** File offset of the first byte that is not consumed. */
  long startOffset() {
    return offset + start;
  }

  /** Gives up everything before the index. */
  void consumeTo(int index) {
    start = index;
  }

  /** True when a consumed file offset is still in memory, so that one can go back to it. */
  boolean holds(long fileOffset) {
    return fileOffset > offset;
  }

  /** Goes back to a file offset that was consumed since the last {@link #more}. */
  void backTo(long fileOffset) {
    start = (int) (fileOffset - offset);
  }

  /**
   * Reads on, keeping what is not consumed; that moves it to the front of the array.
   *
   * @return false at the end of the file
   */
  boolean more() throws IOException {
    if (ended) {
      return false;
    }
    int kept = limit - start;
    byte[] target = kept > bytes.length / 2 ? new byte[bytes.length * 2] : bytes;
    // A long record refills many times with nothing to move.
    if (start > 0 || target != bytes) {
      System.arraycopy(bytes, start, target, 0, kept);
    }
    bytes = target;
    offset += start;
    start = 0;
    limit = kept;
    int read = in.read(bytes, limit, bytes.length - limit);
    ended = read < 0;
    limit += Math.max(0, read);
    return !ended;
  }

  /** Reads until that many bytes are unconsumed, or the file ends; returns how many there are. */
  int atLeast(int wanted) throws IOException {
    while (limit - start < wanted && more()) {
      // One read may bring less than was asked for.
    }
    return limit - start;
  }

  /** Skips the byte order mark of UTF-8 where the file starts with one. */
  void skipByteOrderMark() throws IOException {
    if (atLeast(3) >= 3
        && Arrays.equals(
            bytes, start, start + 3, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, 0, 3)) {
      start += 3;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
