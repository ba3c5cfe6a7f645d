package dev.sluice.io.text;

import org.jspecify.annotations.Nullable;

/**
 * {@code true} or {@code false} in any case. Nothing else: whether {@code Y} or {@code 1} is meant
 * as a boolean is for a formula to say.
 */
final class BooleanCell implements CellParser {

  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

  @Override
  public @Nullable String parse(byte[] bytes, int from, int to, CellRow row, int slot) {
    int first = CellParser.first(bytes, from, to);
    int end = CellParser.last(bytes, first, to);
    if (first == end) {
      row.setNullAt(slot);
    } else if (is(TRUE, bytes, first, end)) {
      row.setBits(slot, 1);
    } else if (is(FALSE, bytes, first, end)) {
      row.setBits(slot, 0);
    } else {
      return "not true or false";
    }
    return null;
  }

  private static boolean is(byte[] word, byte[] bytes, int from, int end) {
    if (end - from != word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      // Setting the bit of lower case maps no other byte onto these letters but their capitals.
      if ((bytes[from + i] | 0x20) != word[i]) {
        return false;
      }
    }
    return true;
  }
}
