package dev.sluice.ocsf.record;

import java.nio.charset.StandardCharsets;

/** Reads {@link RecordFormat.Leef}. */
final class LeefParser implements TextParser {

  private static final byte[] MARK = Names.of("LEEF:");
  private static final byte[][] HEADER = {
    Names.of("leefVersion"),
    Names.of("vendor"),
    Names.of("product"),
    Names.of("productVersion"),
    Names.of("eventId")
  };

  private final LooseText loose = new LooseText();
  private final int[] starts = new int[HEADER.length];
  private final int[] ends = new int[HEADER.length];

  @Override
  public void read(byte[] bytes, int from, int to, Gathered into) {
    int mark = Pieces.indexOf(bytes, MARK, from, to);
    if (mark < 0) {
      throw new NotARecord("not LEEF: LEEF: is not there");
    }
    int at = mark + MARK.length;
    for (int field = 0; field < HEADER.length; field++) {
      int end = Pieces.indexOf(bytes, (byte) '|', at, to);
      if (end < 0) {
        throw new NotARecord("not LEEF: its header has " + (field + 1) + " fields, not 5");
      }
      starts[field] = at;
      ends[field] = end;
      at = end + 1;
    }
    for (int field = 0; field < HEADER.length; field++) {
      into.put(HEADER[field], bytes, starts[field], ends[field]);
    }
    loose.reset();
    int prefix = Pieces.trimmedStart(bytes, from, mark);
    loose.add(prefix, Pieces.trimmedEnd(bytes, prefix, mark));
    attributes(bytes, at, to, into);
    loose.put(bytes, ' ', into);
  }

  private void attributes(byte[] bytes, int from, int to, Gathered into) {
    byte[] delimiter = {'\t'};
    int at = from;
    if (bytes[starts[0]] == '2') {
      int end = Pieces.indexOf(bytes, (byte) '|', from, to);
      // Some write version 2 without its sixth field.
      boolean isOne = end == from + 1;
      if (end >= 0 && (isOne || Pieces.indexOf(bytes, (byte) '=', from, end) < 0)) {
        byte[] written = delimiter(bytes, from, end);
        delimiter = written.length == 0 ? delimiter : written;
        at = end + 1;
      }
    }
    while (at < to) {
      int end = Pieces.indexOf(bytes, delimiter, at, to);
      attribute(bytes, at, end < 0 ? to : end, into);
      at = end < 0 ? to : end + delimiter.length;
    }
  }

  private void attribute(byte[] bytes, int from, int to, Gathered into) {
    int start = Pieces.trimmedStart(bytes, from, to);
    int end = Pieces.trimmedEnd(bytes, start, to);
    int middle = Pieces.indexOf(bytes, (byte) '=', start, end);
    if (middle <= start) {
      loose.add(start, end);
    } else {
      into.put(bytes, start, middle, bytes, middle + 1, end);
    }
  }

  /** One character, or its number in hexadecimal digits: {@code ^}, {@code x5E}, {@code 0x5e}. */
  private static byte[] delimiter(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (text.matches("(0?[xX])[0-9a-fA-F]{1,4}")) {
      int number = Integer.parseInt(text.substring(text.startsWith("0") ? 2 : 1), 16);
      return number == 0 || Character.isSurrogate((char) number)
          ? new byte[0]
          : Names.of(String.valueOf((char) number));
    }
    return Names.of(text);
  }
}
