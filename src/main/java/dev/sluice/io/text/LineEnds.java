package dev.sluice.io.text;

import java.io.IOException;

/** Lines end with LF or CRLF. */
final class LineEnds {

  private LineEnds() {}

  /** Moves past empty lines and returns how many there were. */
  static int skipEmptyLines(ByteWindow window) throws IOException {
    int skipped = 0;
    while (true) {
      int available = window.atLeast(2);
      byte[] bytes = window.bytes();
      int start = window.start();
      if (available >= 1 && bytes[start] == '\n') {
        window.consumeTo(start + 1);
      } else if (available >= 2 && bytes[start] == '\r' && bytes[start + 1] == '\n') {
        window.consumeTo(start + 2);
      } else {
        return skipped;
      }
      skipped++;
    }
  }

  /** Moves past a number of lines, whatever is in them; how many there were. */
  static int skipLines(ByteWindow window, int count) throws IOException {
    int skipped = 0;
    while (skipped < count && moveToLine(window)) {
      skipped++;
    }
    return skipped;
  }

  /**
   * Bytes of the line at which the window stands, without its line feed; all of it is then in the
   * window. More than the longest record when the line is longer than that.
   */
  static int lineLength(ByteWindow window) throws IOException {
    int length = 0;
    while (true) {
      byte[] bytes = window.bytes();
      int end = window.limit();
      for (int i = window.start() + length; i < end; i++) {
        if (bytes[i] == '\n') {
          return i - window.start();
        }
      }
      length = end - window.start();
      if (length > RecordParser.MAX_RECORD_BYTES || !window.more()) {
        return length;
      }
    }
  }

  /**
   * Moves to the first line that starts after the byte at which the window stands.
   *
   * @return false when there is none and the window stands at the end of the file
   */
  static boolean moveToLine(ByteWindow window) throws IOException {
    while (window.atLeast(1) > 0) {
      byte[] bytes = window.bytes();
      int end = window.limit();
      for (int i = window.start(); i < end; i++) {
        if (bytes[i] == '\n') {
          window.consumeTo(i + 1);
          return true;
        }
      }
      window.consumeTo(end);
    }
    return false;
  }
}
