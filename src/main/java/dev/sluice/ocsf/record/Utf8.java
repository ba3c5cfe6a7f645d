package dev.sluice.ocsf.record;

/** Checks that bytes are UTF-8: no overlong form, no surrogate, nothing past U+10FFFF. */
final class Utf8 {

  private Utf8() {}

  /**
   * The place after the character that begins at a byte above 127.
   *
   * @throws NotARecord when it is no character
   */
  static int after(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xFF;
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > end) {
      throw new NotARecord("not UTF-8");
    }
    int second = bytes[at + 1] & 0xFF;
    int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
      throw new NotARecord("not UTF-8");
    }
    for (int next = at + 2; next < at + length; next++) {
      if ((bytes[next] & 0xC0) != 0x80) {
        throw new NotARecord("not UTF-8");
      }
    }
    return at + length;
  }

  /**
   * Checks a whole text, null bytes too.
   *
   * @throws NotARecord when it is not UTF-8 or has a null byte
   */
  static void check(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (at + 8 <= to) {
        long word = ByteWords.word(bytes, at);
        if (((word | (word - ByteWords.EACH)) & ByteWords.HIGH) == 0) {
          at += 8;
          continue;
        }
      }
      byte next = bytes[at];
      if (next == 0) {
        throw new NotARecord("a null byte");
      }
      at = next < 0 ? after(bytes, at, to) : at + 1;
    }
  }
}
