package dev.sluice.io.text;

import java.io.IOException;

/**
 * Cuts lines at fixed places. A width counts characters; blanks around a cell do not belong to it.
 * A line that is too short is a fault, and so is a longer one unless only blanks follow.
 */
final class FixedWidthParser implements RecordParser {

  private final int[] widths;
  private final int total;

  FixedWidthParser(TextFormat.FixedWidth format) {
    widths = format.widths().stream().mapToInt(Integer::intValue).toArray();
    int sum = 0;
    for (int width : widths) {
      sum += width;
    }
    total = sum;
  }

  @Override
  public int skipEmptyLines(ByteWindow window) throws IOException {
    return LineEnds.skipEmptyLines(window);
  }

  @Override
  public void moveToRecord(ByteWindow window) throws IOException {
    LineEnds.moveToLine(window);
    skipEmptyLines(window);
  }

  @Override
  public boolean next(ByteWindow window, RecordCells cells) throws IOException {
    if (window.atLeast(1) == 0) {
      return false;
    }
    int length = LineEnds.lineLength(window);
    if (length > MAX_RECORD_BYTES) {
      LongRecord.reject(window, cells, length, 0, LongRecord.REASON);
      return true;
    }
    byte[] bytes = window.bytes();
    int start = window.start();
    boolean ended = start + length == window.limit();
    int end = length > 0 && bytes[start + length - 1] == '\r' ? start + length - 1 : start + length;
    byte high = 0;
    for (int i = start; i < end; i++) {
      high |= bytes[i];
    }
    cells.clear();
    int at = cut(bytes, start, end, high >= 0, cells);
    if (cells.count() < widths.length || CellParser.first(bytes, at, end) < end) {
      cells.fail(
          "the line has " + characters(bytes, start, end) + " characters instead of " + total);
    }
    cells.complete(bytes, start, end, ended ? 0 : 1, high >= 0);
    window.consumeTo(start + length + (ended ? 0 : 1));
    return true;
  }

  /** Adds the cells that the line has; returns where the last one ends. */
  private int cut(byte[] bytes, int start, int end, boolean ascii, RecordCells cells) {
    int at = start;
    for (int width : widths) {
      int cellEnd = ascii ? at + width : after(bytes, at, end, width);
      if (cellEnd > end) {
        return at;
      }
      int from = CellParser.first(bytes, at, cellEnd);
      cells.add(from - start, CellParser.last(bytes, from, cellEnd) - start);
      at = cellEnd;
    }
    return at;
  }

  /** The index after so many characters, or one beyond the end when there are fewer. */
  private static int after(byte[] bytes, int from, int end, int characters) {
    int left = characters;
    int i = from;
    while (left > 0 && i < end) {
      i++;
      while (i < end && isContinuation(bytes[i])) {
        i++;
      }
      left--;
    }
    return left == 0 ? i : end + 1;
  }

  private static int characters(byte[] bytes, int from, int end) {
    int count = 0;
    for (int i = from; i < end; i++) {
      count += isContinuation(bytes[i]) ? 0 : 1;
    }
    return count;
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }
}
