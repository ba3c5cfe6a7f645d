package dev.sluice.io.text;

/** UTF-8 as Unicode defines it: no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {

  private Utf8() {}

  static boolean isValid(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      int length = bytes[i] >= 0 ? 1 : sequence(bytes, i, to);
      if (length == 0) {
        return false;
      }
      i += length;
    }
    return true;
  }

  /** Length of the sequence of several bytes at the index, or 0 when it is none. */
  private static int sequence(byte[] bytes, int i, int to) {
    int lead = bytes[i] & 0xFF;
    int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || i + length > to) {
      return 0;
    }
    for (int k = 1; k < length; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    // The second byte tells overlong forms, surrogates and code points that are too large.
    int second = bytes[i + 1] & 0xFF;
    boolean allowed =
        switch (lead) {
          case 0xE0 -> second >= 0xA0;
          case 0xED -> second < 0xA0;
          case 0xF0 -> second >= 0x90;
          case 0xF4 -> second < 0x90;
          default -> true;
        };
    return allowed ? length : 0;
  }

  /**
   * Appends characters as UTF-8.
   *
   * @return false when half of a surrogate pair stands alone
   */
  static boolean append(char[] characters, int from, int length, RecordCells cells) {
    for (int i = from; i < from + length; i++) {
      int c = characters[i];
      if (Character.isSurrogate(characters[i])) {
        if (i + 1 == from + length
            || !Character.isSurrogatePair(characters[i], characters[i + 1])) {
          return false;
        }
        c = Character.toCodePoint(characters[i], characters[++i]);
      }
      append(c, cells);
    }
    return true;
  }

  private static void append(int c, RecordCells cells) {
    if (c < 0x80) {
      cells.append((byte) c);
    } else if (c < 0x800) {
      cells.append((byte) (0xC0 | c >> 6));
      cells.append((byte) (0x80 | c & 0x3F));
    } else if (c < 0x10000) {
      cells.append((byte) (0xE0 | c >> 12));
      cells.append((byte) (0x80 | c >> 6 & 0x3F));
      cells.append((byte) (0x80 | c & 0x3F));
    } else {
      cells.append((byte) (0xF0 | c >> 18));
      cells.append((byte) (0x80 | c >> 12 & 0x3F));
      cells.append((byte) (0x80 | c >> 6 & 0x3F));
      cells.append((byte) (0x80 | c & 0x3F));
    }
  }
}
