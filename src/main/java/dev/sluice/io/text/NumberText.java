package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.spec.NumberStyle;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers as people write them, rewritten with digits, a point and a minus in front. Only what the
 * style allows is understood, each part once and in its place; groups of thousands have three
 * digits.
 */
final class NumberText {

  /** Says that the text is no number in the style. */
  static final int NO_NUMBER = -1;

  private static final byte[] NO_BREAK_SPACE = {(byte) 0xC2, (byte) 0xA0};
  private static final byte[] NARROW_NO_BREAK_SPACE = {(byte) 0xE2, (byte) 0x80, (byte) 0xAF};

  private final NumberStyle style;
  private final List<byte[]> currency;

  private byte[] plain = new byte[64];
  private int size;

  // The part of the cell that is not understood yet.
  private byte[] bytes = plain;
  private int from;
  private int to;
  private boolean negative;
  private boolean signed;
  private boolean open;
  private boolean closed;
  private boolean currencySeen;
  private boolean percent;

  NumberText(NumberStyle style) {
    this.style = style;
    currency = style.currency().stream().map(sign -> sign.getBytes(UTF_8)).toList();
  }

  /** The rewritten number, good until the next one. */
  byte[] plain() {
    return plain;
  }

  /** Rewrites the bytes; the length of the result, or {@link #NO_NUMBER}. */
  int rewrite(byte[] cell, int cellFrom, int cellTo) {
    bytes = cell;
    from = cellFrom;
    to = cellTo;
    negative = false;
    signed = false;
    open = false;
    closed = false;
    currencySeen = false;
    percent = false;
    size = 0;
    do {
      skipBlanksInFront();
    } while (from < to && takeFront());
    do {
      skipBlanksBehind();
    } while (from < to && takeBack());
    return open == closed && from < to && digits() ? size : NO_NUMBER;
  }

  private boolean takeFront() {
    byte b = bytes[from];
    if (!signed && (b == '-' || b == '+' || b == '(' && style.parentheses())) {
      signed = true;
      open = b == '(';
      negative = b != '+';
      from++;
      return true;
    }
    for (byte[] sign : currency) {
      if (!currencySeen && stands(sign, from)) {
        currencySeen = true;
        from += sign.length;
        return true;
      }
    }
    return false;
  }

  private boolean takeBack() {
    byte b = bytes[to - 1];
    if (b == ')' && open && !closed) {
      closed = true;
      to--;
      return true;
    }
    if (b == '-' && style.trailingMinus() && !signed) {
      signed = true;
      negative = true;
      to--;
      return true;
    }
    if (b == '%' && style.percent() && !percent) {
      percent = true;
      to--;
      return true;
    }
    for (byte[] sign : currency) {
      if (!currencySeen && to - sign.length >= from && stands(sign, to - sign.length)) {
        currencySeen = true;
        to -= sign.length;
        return true;
      }
    }
    return false;
  }

  /** Rewrites what is left, which must be digits with separators in sensible places. */
  private boolean digits() {
    if (negative) {
      put((byte) '-');
    }
    int digitsFrom = size;
    int first = from;
    int group = 0;
    boolean grouped = false;
    while (from < to) {
      int separator = isDigit(bytes[from]) ? 0 : thousands();
      if (isDigit(bytes[from])) {
        put(bytes[from++]);
        group++;
      } else if (separator > 0) {
        boolean sensible = grouped ? group == 3 : group >= 1 && group <= 3 && bytes[first] != '0';
        if (!sensible) {
          return false;
        }
        grouped = true;
        group = 0;
        from += separator;
      } else {
        break;
      }
    }
    if (grouped && group != 3) {
      return false;
    }
    int whole = size - digitsFrom;
    if (from < to && bytes[from] == style.decimal()) {
      from++;
      while (from < to && isDigit(bytes[from])) {
        put(bytes[from++]);
      }
    }
    if (size == digitsFrom) {
      return false;
    }
    point(digitsFrom, percent ? whole - 2 : whole);
    return from == to || exponent(grouped);
  }

  /** Puts the point behind so many digits; there may have to be zeros before them. */
  private void point(int digitsFrom, int whole) {
    int zeros = whole > 0 ? 0 : 1 - whole;
    if (zeros > 0) {
      ensure(size + zeros);
      System.arraycopy(plain, digitsFrom, plain, digitsFrom + zeros, size - digitsFrom);
      Arrays.fill(plain, digitsFrom, digitsFrom + zeros, (byte) '0');
      size += zeros;
    }
    int at = digitsFrom + whole + zeros;
    if (at < size) {
      ensure(size + 1);
      System.arraycopy(plain, at, plain, at + 1, size - at);
      plain[at] = '.';
      size++;
    }
  }

  private boolean exponent(boolean grouped) {
    if (grouped || percent || (bytes[from] != 'e' && bytes[from] != 'E')) {
      return false;
    }
    while (from < to) {
      put(bytes[from++]);
    }
    return true;
  }

  /** Length of the separator of thousands that stands next, or 0. */
  private int thousands() {
    char separator = style.thousands();
    if (separator == NumberStyle.NONE) {
      return 0;
    }
    return bytes[from] == separator ? 1 : separator == ' ' ? noBreakSpace(from) : 0;
  }

  private void skipBlanksInFront() {
    while (from < to) {
      int length = bytes[from] == ' ' || bytes[from] == '\t' ? 1 : noBreakSpace(from);
      if (length == 0) {
        return;
      }
      from += length;
    }
  }

  private void skipBlanksBehind() {
    while (from < to) {
      if (bytes[to - 1] == ' ' || bytes[to - 1] == '\t') {
        to--;
      } else if (to - 2 >= from && noBreakSpace(to - 2) == 2) {
        to -= 2;
      } else if (to - 3 >= from && noBreakSpace(to - 3) == 3) {
        to -= 3;
      } else {
        return;
      }
    }
  }

  private int noBreakSpace(int at) {
    return stands(NO_BREAK_SPACE, at) ? 2 : stands(NARROW_NO_BREAK_SPACE, at) ? 3 : 0;
  }

  private boolean stands(byte[] sign, int at) {
    return at + sign.length <= to
        && Arrays.equals(bytes, at, at + sign.length, sign, 0, sign.length);
  }

  private void put(byte b) {
    ensure(size + 1);
    plain[size++] = b;
  }

  private void ensure(int length) {
    if (length > plain.length) {
      plain = Arrays.copyOf(plain, Math.max(length, plain.length * 2));
    }
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
