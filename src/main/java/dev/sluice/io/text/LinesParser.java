package dev.sluice.io.text;

import java.io.IOException;

/** Takes every line as it is written for the only cell; nothing is copied. */
final class LinesParser implements RecordParser {

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
    // A carriage return is part of a line end only where a line feed follows.
    boolean returned = !ended && length > 0 && bytes[start + length - 1] == '\r';
    int end = returned ? start + length - 1 : start + length;
    byte high = 0;
    for (int i = start; i < end; i++) {
      high |= bytes[i];
    }
    cells.clear();
    cells.add(0, end - start);
    cells.complete(bytes, start, end, ended ? 0 : 1, high >= 0);
    window.consumeTo(start + length + (ended ? 0 : 1));
    return true;
  }
}
