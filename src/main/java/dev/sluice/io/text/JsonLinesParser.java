package dev.sluice.io.text;

import java.io.IOException;

/** Cuts JSON lines. */
final class JsonLinesParser implements RecordParser {

  private final ObjectCells objects;

  JsonLinesParser(ObjectCells objects) {
    this.objects = objects;
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
    int length = 0;
    byte high = 0;
    boolean ended = false;
    while (true) {
      if (window.start() + length == window.limit()) {
        if (length > MAX_RECORD_BYTES) {
          LongRecord.reject(window, cells, length, 0, LongRecord.REASON);
          return true;
        }
        if (!window.more()) {
          ended = true;
          break;
        }
      }
      byte b = window.bytes()[window.start() + length];
      if (b == '\n') {
        break;
      }
      high |= b;
      length++;
    }
    cells.clear(objects.count());
    int start = window.start();
    cells.complete(window.bytes(), start, start + length, ended ? 0 : 1, high >= 0);
    if (cells.isUtf8()) {
      objects.cut(window.bytes(), start, length, cells);
    }
    window.consumeTo(start + length + (ended ? 0 : 1));
    return true;
  }
}
