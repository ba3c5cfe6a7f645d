package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One record as a parser cut it: where its cells stand in the window, or in a copy where a cell is
 * not written as it is meant (doubled quotes, JSON escapes). Used again for every record.
 */
final class RecordCells {

  /** A stray quote can make a record of half a file; nobody wants to see that in quarantine. */
  static final int MAX_SHOWN_BYTES = 4000;

  private byte[] window = new byte[0];
  private int record;
  private int recordEnd;
  private int lines;
  private boolean ascii;
  private @Nullable String fault;

  // Offsets count from the start of the record, since the window moves while it is cut; those of
  // copies count from the start of the scratch array.
  private int[] from = new int[32];
  private int[] to = new int[32];
  private boolean[] copied = new boolean[32];
  private int count;
  private byte[] scratch = new byte[256];
  private int scratchSize;

  /** Forgets the record before. */
  void clear() {
    count = 0;
    scratchSize = 0;
    fault = null;
  }

  /** Says that there are that many cells, all blank, to be set in any order. */
  void clear(int cells) {
    clear();
    ensure(cells);
    Arrays.fill(from, 0, cells, 0);
    Arrays.fill(to, 0, cells, 0);
    Arrays.fill(copied, 0, cells, true);
    count = cells;
  }

  /** Adds a cell that stands in the window as it is meant. */
  void add(int cellFrom, int cellTo) {
    ensure(count + 1);
    from[count] = cellFrom;
    to[count] = cellTo;
    copied[count++] = false;
  }

  /** Adds a cell of which every doubled quote means one. */
  void addUnquoted(byte[] bytes, int base, int cellFrom, int cellTo, byte quote) {
    ensure(count + 1);
    from[count] = scratchSize;
    for (int i = base + cellFrom; i < base + cellTo; i++) {
      append(bytes[i]);
      if (bytes[i] == quote) {
        i++;
      }
    }
    to[count] = scratchSize;
    copied[count++] = true;
  }

  /** Adds a byte to the copy that the next {@link #setCopy} takes. */
  void append(byte value) {
    if (scratchSize == scratch.length) {
      scratch = Arrays.copyOf(scratch, scratchSize * 2);
    }
    scratch[scratchSize++] = value;
  }

  /** Adds a cell of what was appended since the copy had that size. */
  void addCopied(int copyFrom) {
    ensure(count + 1);
    from[count] = copyFrom;
    to[count] = scratchSize;
    copied[count++] = true;
  }

  /** Takes a carriage return back that was appended last, if it was. */
  void dropReturn(int copyFrom) {
    if (scratchSize > copyFrom && scratch[scratchSize - 1] == '\r') {
      scratchSize--;
    }
  }

  int copySize() {
    return scratchSize;
  }

  /** Sets a cell to what was appended since the copy had that size. */
  void setCopy(int cell, int copyFrom) {
    from[cell] = copyFrom;
    to[cell] = scratchSize;
  }

  /** Sets a cell to a part of the record as it stands in the window. */
  void setPart(int cell, int cellFrom, int cellTo) {
    from[cell] = cellFrom;
    to[cell] = cellTo;
    copied[cell] = false;
  }

  void fail(String reason) {
    if (fault == null) {
      fault = reason;
    }
  }

  /**
   * Completes the record.
   *
   * @param start index of its first byte in the window
   * @param end index after its last byte, without the line end
   * @param lineCount line ends in it, with its own
   */
  void complete(byte[] bytes, int start, int end, int lineCount, boolean onlyAscii) {
    window = bytes;
    record = start;
    recordEnd = end;
    lines = lineCount;
    ascii = onlyAscii;
  }

  /** Ends the record earlier, because another one starts there. */
  void shorten(int end, int lineCount) {
    recordEnd = Math.min(end, window.length);
    lines = lineCount;
  }

  /** The bytes of the record in an array of their own. */
  byte[] record() {
    return Arrays.copyOfRange(window, record, recordEnd);
  }

  int count() {
    return count;
  }

  byte[] bytes(int cell) {
    return copied[cell] ? scratch : window;
  }

  int from(int cell) {
    return copied[cell] ? from[cell] : record + from[cell];
  }

  int to(int cell) {
    return copied[cell] ? to[cell] : record + to[cell];
  }

  /** The cell as text; bytes that are not UTF-8 show as replacement characters. */
  String text(int cell) {
    int length = Math.min(MAX_SHOWN_BYTES, to(cell) - from(cell));
    return new String(bytes(cell), from(cell), length, UTF_8);
  }

  /** Line ends in the record, with its own. */
  int lines() {
    return lines;
  }

  /** Why the record cannot be cut into cells, if it cannot. */
  @Nullable String fault() {
    return fault;
  }

  /** True when the record is cut wrongly or has another number of cells. */
  boolean isFaulty(int width) {
    return fault != null || count != width;
  }

  boolean isUtf8() {
    return ascii || Utf8.isValid(window, record, recordEnd);
  }

  /** The record as it is written, up to a bound. */
  String written() {
    int length = recordEnd - record;
    return length <= MAX_SHOWN_BYTES
        ? new String(window, record, length, UTF_8)
        : new String(window, record, MAX_SHOWN_BYTES, UTF_8) + "...";
  }

  private void ensure(int size) {
    if (size > from.length) {
      int larger = Math.max(size, from.length * 2);
      from = Arrays.copyOf(from, larger);
      to = Arrays.copyOf(to, larger);
      copied = Arrays.copyOf(copied, larger);
    }
  }
}
