package dev.sluice.ocsf.record;

import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/** Reads {@link RecordFormat.KeyValue} in one pass. */
final class KeyValueParser implements TextParser {

  private final byte[][] separators;
  private final boolean[] startsSeparator = new boolean[256];
  private final byte[] valueSeparator;
  private final String quotes;
  private final LooseText loose = new LooseText();

  /** Whether quotes can still close when backslashes count; only once in a text it is found out. */
  private boolean hasEscapes;

  /** From here on no quote is closed, for each kind of quote. */
  private final int[] unclosed = new int[128];

  KeyValueParser(RecordFormat.KeyValue format) {
    List<String> texts = format.pairSeparators();
    separators = texts.stream().map(Names::of).toArray(byte[][]::new);
    for (byte[] separator : separators) {
      startsSeparator[separator[0] & 0xFF] = true;
    }
    valueSeparator = Names.of(format.valueSeparator());
    quotes = format.quotes();
  }

  @Override
  public void read(byte[] bytes, int from, int to, Gathered into) {
    loose.reset();
    hasEscapes = true;
    for (int i = 0; i < quotes.length(); i++) {
      unclosed[quotes.charAt(i)] = Integer.MAX_VALUE;
    }
    boolean found = false;
    int at = start(bytes, from, to);
    while (at < to) {
      int middle = valueSeparatorIn(bytes, at, to);
      if (middle > at) {
        found = true;
        at = pair(bytes, at, middle, to, into);
      } else {
        int end = end(bytes, at, to);
        loose.add(at, Pieces.trimmedEnd(bytes, at, end));
        at = end;
      }
      at = start(bytes, at, to);
    }
    if (!found) {
      throw new NotARecord("no pair of a name and a value");
    }
    loose.put(bytes, ' ', into);
  }

  private int pair(byte[] bytes, int from, int middle, int to, Gathered into) {
    int nameEnd = Pieces.trimmedEnd(bytes, from, middle);
    int at = middle + valueSeparator.length;
    while (at < to && bytes[at] == ' ' && separatorAt(bytes, at, to) == 0) {
      at++;
    }
    if (at < to && bytes[at] > 0 && quotes.indexOf(bytes[at]) >= 0) {
      int close = close(bytes, at + 1, to, bytes[at]);
      if (close >= 0) {
        into.put(bytes, from, nameEnd, quoted(bytes, at + 1, close, into.fresh));
        return close + 1;
      }
    }
    int end = end(bytes, at, to);
    int valueEnd = Math.max(at, Pieces.trimmedEnd(bytes, at, end));
    into.put(bytes, from, nameEnd, bytes, at, valueEnd);
    return end;
  }

  private UTF8String quoted(byte[] bytes, int from, int to, FreshBytes fresh) {
    return hasEscapes
        ? Pieces.text(bytes, from, to, quotes + "\\", fresh)
        : Location.slice(bytes, from, to);
  }

  /** The quote that closes a value: a separator or the end of the text follows it. */
  private int close(byte[] bytes, int from, int to, byte quote) {
    if (from >= unclosed[quote]) {
      return -1;
    }
    if (hasEscapes) {
      int close = close(bytes, from, to, quote, true);
      if (close >= 0) {
        return close;
      }
      // Looking to the end again and again would take the square of the length.
      hasEscapes = false;
    }
    int close = close(bytes, from, to, quote, false);
    if (close < 0) {
      unclosed[quote] = from;
    }
    return close;
  }

  private int close(byte[] bytes, int from, int to, byte quote, boolean escapes) {
    for (int at = from; at < to; at++) {
      if (escapes && bytes[at] == '\\') {
        at++;
      } else if (bytes[at] == quote && (at + 1 == to || separatorAt(bytes, at + 1, to) > 0)) {
        return at;
      }
    }
    return -1;
  }

  /** Where the next pair or word begins. */
  private int start(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int length = separatorAt(bytes, at, to);
      if (length == 0 && bytes[at] != ' ') {
        return at;
      }
      at += Math.max(1, length);
    }
    return to;
  }

  private int end(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && separatorAt(bytes, at, to) == 0) {
      at++;
    }
    return at;
  }

  /** Where the name ends; less than 0 when a separator of pairs comes before. */
  private int valueSeparatorIn(byte[] bytes, int from, int to) {
    for (int at = from; at < to && separatorAt(bytes, at, to) == 0; at++) {
      if (bytes[at] == valueSeparator[0] && Pieces.isAt(bytes, valueSeparator, at, to)) {
        return at;
      }
    }
    return -1;
  }

  /** How long the separator of pairs is that stands here; 0 for none. */
  private int separatorAt(byte[] bytes, int at, int to) {
    if (!startsSeparator[bytes[at] & 0xFF]) {
      return 0;
    }
    for (byte[] separator : separators) {
      if (Pieces.isAt(bytes, separator, at, to)) {
        return separator.length;
      }
    }
    return 0;
  }
}
