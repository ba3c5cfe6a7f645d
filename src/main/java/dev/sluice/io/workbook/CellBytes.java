package dev.sluice.io.workbook;

import java.util.Arrays;

/** Text that becomes UTF-8, in an array that is used again. */
final class CellBytes {

  private byte[] bytes = new byte[1 << 12];
  private int size;

  /** Forgets everything; what was handed out before is overwritten. */
  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** The array up to now; it stays as it is when another one takes its place. */
  byte[] array() {
    return bytes;
  }

  /**
   * Appends text. Half of a surrogate pair, which XML cannot hold but an escape can, becomes the
   * replacement character.
   */
  void append(CharSequence text) {
    ensure(text.length() * 3);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes[size++] = (byte) c;
      } else if (c < 0x800) {
        bytes[size++] = (byte) (0xC0 | c >> 6);
        bytes[size++] = (byte) (0x80 | c & 0x3F);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        int point = Character.toCodePoint(c, text.charAt(++i));
        bytes[size++] = (byte) (0xF0 | point >> 18);
        bytes[size++] = (byte) (0x80 | point >> 12 & 0x3F);
        bytes[size++] = (byte) (0x80 | point >> 6 & 0x3F);
        bytes[size++] = (byte) (0x80 | point & 0x3F);
      } else {
        int unit = Character.isSurrogate(c) ? 0xFFFD : c;
        bytes[size++] = (byte) (0xE0 | unit >> 12);
        bytes[size++] = (byte) (0x80 | unit >> 6 & 0x3F);
        bytes[size++] = (byte) (0x80 | unit & 0x3F);
      }
    }
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      // Cells of this row still point into the old array.
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
