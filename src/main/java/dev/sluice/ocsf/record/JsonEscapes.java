package dev.sluice.ocsf.record;

/** Turns the escapes of a checked JSON string into the characters that they stand for. */
final class JsonEscapes {

  private JsonEscapes() {}

  /** The number that four hexadecimal digits are; less than 0 when they are not. */
  static int unit(byte[] bytes, int at, int end) {
    if (at + 4 > end) {
      return -1;
    }
    return digit(bytes[at]) << 12
        | digit(bytes[at + 1]) << 8
        | digit(bytes[at + 2]) << 4
        | digit(bytes[at + 3]);
  }

  private static int digit(byte digit) {
    if (digit >= '0' && digit <= '9') {
      return digit - '0';
    }
    int lower = digit | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1 << 16;
  }

  /**
   * Writes the text of a string, which is never longer than what is written.
   *
   * @param into where there is room for it
   */
  static void write(byte[] bytes, int from, int to, FreshBytes into) {
    byte[] target = into.bytes;
    int size = into.at;
    int at = from;
    while (at < to) {
      byte one = bytes[at];
      if (one != '\\') {
        target[size++] = one;
        at++;
        continue;
      }
      byte kind = bytes[at + 1];
      at += 2;
      if (kind != 'u') {
        target[size++] = simple(kind);
        continue;
      }
      int unit = unit(bytes, at, to);
      at += 4;
      int point = unit;
      if (Character.isHighSurrogate((char) unit)) {
        point = Character.toCodePoint((char) unit, (char) unit(bytes, at + 2, to));
        at += 6;
      }
      size = encode(point, target, size);
    }
    into.at = size;
  }

  private static byte simple(byte kind) {
    return switch (kind) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> kind;
    };
  }

  private static int encode(int point, byte[] target, int at) {
    int size = at;
    if (point < 0x80) {
      target[size++] = (byte) point;
      return size;
    }
    if (point < 0x800) {
      target[size++] = (byte) (0xC0 | point >> 6);
    } else {
      if (point < 0x10000) {
        target[size++] = (byte) (0xE0 | point >> 12);
      } else {
        target[size++] = (byte) (0xF0 | point >> 18);
        target[size++] = (byte) (0x80 | (point >> 12 & 0x3F));
      }
      target[size++] = (byte) (0x80 | (point >> 6 & 0x3F));
    }
    target[size++] = (byte) (0x80 | (point & 0x3F));
    return size;
  }
}
