package dev.sluice.ocsf.record;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Reads {@link RecordFormat.WindowsMessage} line by line. */
final class WindowsMessageParser implements TextParser {

  private static final byte[] TITLE = Names.of("title");
  private static final int LONGEST_NAME = 64;

  private final LooseText loose = new LooseText();

  /** The lines of the value that is read at present. */
  private final LooseText value = new LooseText();

  private byte[] bytes = {};
  private int end;

  /** The name of the present value; none when its start is less than 0. */
  private int nameStart;

  private int nameEnd;
  private byte @Nullable [] section;
  private boolean isFound;

  @Override
  public void read(byte[] text, int from, int to, Gathered into) {
    bytes = text;
    end = to;
    loose.reset();
    nameStart = -1;
    section = null;
    isFound = false;
    int titleStart = Pieces.trimmedStart(text, from, to);
    int titleLine = lineEnd(titleStart);
    int at = titleLine;
    while (at < to) {
      int start = at + 1;
      at = lineEnd(start);
      line(start, at, into);
    }
    flush(into);
    if (!isFound) {
      throw new NotARecord("no pair of a name and a value");
    }
    int titleEnd = Pieces.trimmedEnd(text, titleStart, titleLine);
    if (text[titleEnd - 1] == ':') {
      titleEnd--;
    }
    into.put(TITLE, text, titleStart, titleEnd);
    loose.put(text, '\n', into);
  }

  private void line(int from, int to, Gathered into) {
    int start = Pieces.trimmedStart(bytes, from, to);
    int stop = Pieces.trimmedEnd(bytes, start, to);
    if (start == stop) {
      flush(into);
      return;
    }
    boolean isIndented = start > from;
    int colon = colon(start, stop, isIndented);
    if (colon >= 0) {
      flush(into);
      pair(start, colon, stop, to, isIndented);
    } else if (isIndented && nameStart >= 0) {
      value.add(start, stop);
    } else {
      flush(into);
      loose.add(start, stop);
    }
  }

  private void pair(int start, int colon, int stop, int lineEnd, boolean isIndented) {
    int valueStart = Pieces.trimmedStart(bytes, colon + 1, stop);
    if (!isIndented) {
      section = null;
      if (valueStart >= stop && isIndentedAfter(lineEnd)) {
        section = Arrays.copyOfRange(bytes, start, colon);
        return;
      }
    }
    nameStart = start;
    nameEnd = colon;
    value.reset();
    value.add(valueStart, stop);
  }

  /** Hands on the value that is complete. */
  private void flush(Gathered into) {
    if (nameStart < 0) {
      return;
    }
    isFound = true;
    UTF8String text = value.joined(bytes, '\n', into.fresh);
    byte[] above = section;
    if (above == null) {
      into.put(bytes, nameStart, nameEnd, text);
    } else {
      into.put(List.of(above, Arrays.copyOfRange(bytes, nameStart, nameEnd)), text);
    }
    nameStart = -1;
  }

  /** Where the name of a pair ends; less than 0 when the line is none. */
  private int colon(int from, int to, boolean isIndented) {
    int last = Math.min(to, from + LONGEST_NAME + 1);
    for (int at = from; at < last; at++) {
      if (bytes[at] == '\t' || (!isIndented && bytes[at] == '.' && isBlank(at + 1, to))) {
        return -1;
      }
      if (bytes[at] == ':' && isBlank(at + 1, to)) {
        return at > from ? at : -1;
      }
    }
    return -1;
  }

  private boolean isBlank(int at, int to) {
    return at >= to || bytes[at] == ' ' || bytes[at] == '\t';
  }

  private boolean isIndentedAfter(int lineEnd) {
    int next = lineEnd + 1;
    return next < end
        && (bytes[next] == '\t' || bytes[next] == ' ')
        && Pieces.trimmedStart(bytes, next, lineEnd(next)) < lineEnd(next);
  }

  private int lineEnd(int from) {
    int line = Pieces.indexOf(bytes, (byte) '\n', from, end);
    return line < 0 ? end : line;
  }
}
