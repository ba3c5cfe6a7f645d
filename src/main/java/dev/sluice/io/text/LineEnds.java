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

  /** Moves to the first line that starts after the byte at which the window stands. */
  static void moveToLine(ByteWindow window) throws IOException {
    while (window.atLeast(1) > 0) {
      byte[] bytes = window.bytes();
      int end = window.limit();
      for (int i = window.start(); i < end; i++) {
        if (bytes[i] == '\n') {
          window.consumeTo(i + 1);
          return;
        }
      }
      window.consumeTo(end);
    }
  }
}
