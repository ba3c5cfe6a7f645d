package dev.sluice.ocsf.record;

import org.apache.spark.unsafe.types.UTF8String;

/** Reads {@link RecordFormat.Cef}. */
final class CefParser implements TextParser {

  private static final byte[] MARK = Names.of("CEF:");
  private static final byte[][] HEADER = {
    Names.of("cefVersion"),
    Names.of("deviceVendor"),
    Names.of("deviceProduct"),
    Names.of("deviceVersion"),
    Names.of("deviceEventClassId"),
    Names.of("name"),
    Names.of("severity")
  };

  private final LooseText loose = new LooseText();
  private final int[] starts = new int[HEADER.length];
  private final int[] ends = new int[HEADER.length];

  @Override
  public void read(byte[] bytes, int from, int to, Gathered into) {
    int mark = Pieces.indexOf(bytes, MARK, from, to);
    if (mark < 0) {
      throw new NotARecord("not CEF: CEF: is not there");
    }
    int extension = header(bytes, mark + MARK.length, to);
    for (int field = 0; field < HEADER.length; field++) {
      byte[] name = HEADER[field];
      into.put(
          name, 0, name.length, Pieces.text(bytes, starts[field], ends[field], "|\\", into.fresh));
    }
    loose.reset();
    int prefix = Pieces.trimmedStart(bytes, from, mark);
    loose.add(prefix, Pieces.trimmedEnd(bytes, prefix, mark));
    pairs(bytes, extension, to, into);
    loose.put(bytes, ' ', into);
  }

  private int header(byte[] bytes, int from, int to) {
    int at = from;
    for (int field = 0; field < HEADER.length; field++) {
      int end = Pieces.indexOfPlain(bytes, (byte) '|', at, to);
      if (end < 0 && field < HEADER.length - 1) {
        throw new NotARecord("not CEF: its header has " + (field + 1) + " fields, not 7");
      }
      starts[field] = at;
      ends[field] = end < 0 ? Pieces.trimmedEnd(bytes, at, to) : end;
      at = end < 0 ? to : end + 1;
    }
    return at;
  }

  /** A value ends where the next name begins, which is a word before a plain equals sign. */
  private void pairs(byte[] bytes, int from, int to, Gathered into) {
    int nameStart = -1;
    int nameEnd = -1;
    int valueStart = from;
    for (int at = from; at < to; at++) {
      if (bytes[at] == '\\') {
        at++;
        continue;
      }
      int start = bytes[at] == '=' ? nameBefore(bytes, valueStart, at) : -1;
      if (start >= 0) {
        put(bytes, nameStart, nameEnd, valueStart, start, into);
        nameStart = start;
        nameEnd = at;
        valueStart = at + 1;
      }
    }
    put(bytes, nameStart, nameEnd, valueStart, to, into);
  }

  private void put(byte[] bytes, int nameStart, int nameEnd, int from, int to, Gathered into) {
    int end = Pieces.trimmedEnd(bytes, from, to);
    if (nameStart < 0) {
      loose.add(Pieces.trimmedStart(bytes, from, end), end);
      return;
    }
    UTF8String text = Pieces.text(bytes, from, end, "=\\|nr", into.fresh);
    into.put(bytes, nameStart, nameEnd, text);
  }

  /** Where the name begins that ends here; less than 0 when there is none. */
  private static int nameBefore(byte[] bytes, int least, int end) {
    int start = end;
    while (start > least && isName(bytes[start - 1])) {
      start--;
    }
    boolean alone = start == least || bytes[start - 1] == ' ' || bytes[start - 1] == '\t';
    return start < end && alone ? start : -1;
  }

  private static boolean isName(byte one) {
    return (one >= 'a' && one <= 'z')
        || (one >= 'A' && one <= 'Z')
        || (one >= '0' && one <= '9')
        || one == '_'
        || one == '.'
        || one == '-'
        || one == '['
        || one == ']';
  }
}
