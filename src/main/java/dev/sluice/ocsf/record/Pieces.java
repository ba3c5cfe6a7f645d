package dev.sluice.ocsf.record;

import org.apache.spark.unsafe.types.UTF8String;

/** Pieces of texts: where they begin and end, and what they are without their backslashes. */
final class Pieces {

  private Pieces() {}

  /**
   * The text without the backslashes that stand before one of some characters; the others stay.
   *
   * @param meant ASCII characters; an n or r among them stands for the end of a line
   */
  static UTF8String text(byte[] bytes, int from, int to, String meant, FreshBytes fresh) {
    if (indexOf(bytes, (byte) '\\', from, to) < 0) {
      return Location.slice(bytes, from, to);
    }
    fresh.reserve(to - from);
    int start = fresh.at;
    byte[] target = fresh.bytes;
    int size = start;
    int at = from;
    while (at < to) {
      byte one = bytes[at++];
      if (one == '\\' && at < to && bytes[at] > 0 && meant.indexOf(bytes[at]) >= 0) {
        byte next = bytes[at++];
        one = next == 'n' ? (byte) '\n' : next == 'r' ? (byte) '\r' : next;
      }
      target[size++] = one;
    }
    fresh.at = size;
    return Location.slice(target, start, size);
  }

  /** Where a byte is; less than 0 when it is not there. */
  static int indexOf(byte[] bytes, byte wanted, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  /** Where a byte is that no backslash precedes; less than 0 when it is not there. */
  static int indexOfPlain(byte[] bytes, byte wanted, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] == '\\') {
        at++;
      } else if (bytes[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  /** Whether these bytes stand here. */
  static boolean isAt(byte[] bytes, byte[] wanted, int at, int to) {
    if (at + wanted.length > to) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** Where these bytes are; less than 0 when they are not there. */
  static int indexOf(byte[] bytes, byte[] wanted, int from, int to) {
    for (int at = from; at + wanted.length <= to; at++) {
      if (bytes[at] == wanted[0] && isAt(bytes, wanted, at, to)) {
        return at;
      }
    }
    return -1;
  }

  /** The place of the first byte that is no white space. */
  static int trimmedStart(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] <= ' ' && bytes[at] > 0) {
      at++;
    }
    return at;
  }

  /** The place after the last byte that is no white space. */
  static int trimmedEnd(byte[] bytes, int from, int to) {
    int at = to;
    while (at > from && bytes[at - 1] <= ' ' && bytes[at - 1] > 0) {
      at--;
    }
    return at;
  }
}
