package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * Two words, {@code true} and {@code false} unless the source has others, in any case of the
 * letters a to z. Nothing else: whether {@code 1} is meant as a boolean is for the user to say.
 */
final class BooleanCell implements CellParser {

  private final byte[] yes;
  private final byte[] no;
  private final String fault;

  BooleanCell() {
    this("true", "false");
  }

  BooleanCell(String yes, String no) {
    this.yes = lower(yes.getBytes(UTF_8));
    this.no = lower(no.getBytes(UTF_8));
    fault = "not " + yes + " or " + no;
  }

  @Override
  public @Nullable String parse(byte[] bytes, int from, int to, CellRow row, int slot) {
    int first = CellParser.first(bytes, from, to);
    int end = CellParser.last(bytes, first, to);
    if (first == end) {
      row.setNullAt(slot);
    } else if (is(yes, bytes, first, end)) {
      row.setBits(slot, 1);
    } else if (is(no, bytes, first, end)) {
      row.setBits(slot, 0);
    } else {
      return fault;
    }
    return null;
  }

  private static boolean is(byte[] word, byte[] bytes, int from, int end) {
    if (end - from != word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (lower(bytes[from + i]) != word[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] lower(byte[] word) {
    for (int i = 0; i < word.length; i++) {
      word[i] = lower(word[i]);
    }
    return word;
  }

  private static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
  }
}
