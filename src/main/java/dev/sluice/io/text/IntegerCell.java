package dev.sluice.io.text;

import org.jspecify.annotations.Nullable;

/** A whole number of 64 bits; {@code 5.00} is one too, since nothing is lost. */
final class IntegerCell implements CellParser {

  @Override
  public @Nullable String parse(byte[] bytes, int from, int to, CellRow row, int slot) {
    int i = CellParser.first(bytes, from, to);
    int end = CellParser.last(bytes, i, to);
    if (i == end) {
      row.setNullAt(slot);
      return null;
    }
    boolean negative = bytes[i] == '-';
    if (negative || bytes[i] == '+') {
      i++;
    }
    int digits = i;
    // Counted down, because the smallest number has no positive twin.
    long value = 0;
    boolean tooLarge = false;
    for (; i < end && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
      int digit = bytes[i] - '0';
      tooLarge |= value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit;
      value = value * 10 - digit;
    }
    if (i == digits || !onlyZeros(bytes, i, end)) {
      return "not a whole number";
    }
    if (tooLarge || (!negative && value == Long.MIN_VALUE)) {
      return "too large for integer";
    }
    row.setBits(slot, negative ? value : -value);
    return null;
  }

  private static boolean onlyZeros(byte[] bytes, int from, int end) {
    if (from < end && bytes[from] != '.') {
      return false;
    }
    for (int i = from + 1; i < end; i++) {
      if (bytes[i] != '0') {
        return false;
      }
    }
    return true;
  }
}
