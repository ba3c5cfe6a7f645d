package dev.sluice.io.text;

import java.io.IOException;

/**
 * How far the value reaches at which a window stands, which is kept whole in the window.
 *
 * @param length bytes of the value, or as many as were looked at when it is not whole
 * @param lines line ends within it
 */
record JsonElement(int length, int lines, boolean isAscii, boolean isWhole) {

  /** Looks for the end of the value by its brackets and quotes. */
  static JsonElement at(ByteWindow window) throws IOException {
    int length = 0;
    int depth = 0;
    int lines = 0;
    byte high = 0;
    boolean inText = false;
    boolean isEscaped = false;
    while (length < RecordParser.MAX_RECORD_BYTES) {
      if (window.start() + length == window.limit() && window.atLeast(length + 1) <= length) {
        // A number or a word may end with the file.
        return new JsonElement(length, lines, high >= 0, false);
      }
      byte b = window.bytes()[window.start() + length];
      if (!inText && depth == 0 && length > 0 && isBehind(b)) {
        return new JsonElement(length, lines, high >= 0, true);
      }
      high |= b;
      lines += b == '\n' ? 1 : 0;
      length++;
      if (isEscaped) {
        isEscaped = false;
      } else if (inText) {
        isEscaped = b == '\\';
        inText = b != '"';
      } else if (b == '"') {
        inText = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if (b == '}' || b == ']') {
        depth--;
      }
      if (!inText && depth == 0 && (b == '}' || b == ']' || b == '"')) {
        return new JsonElement(length, lines, high >= 0, true);
      }
    }
    return new JsonElement(length, lines, high >= 0, false);
  }

  private static boolean isBehind(byte b) {
    return b == ',' || b == ']' || b == '}' || b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
