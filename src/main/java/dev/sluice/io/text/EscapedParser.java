package dev.sluice.io.text;

import java.io.IOException;

/**
 * Cuts delimited text with an escape character, which takes away the meaning of a delimiter, quote,
 * line break or escape behind it; before anything else it is an ordinary character. A parser of its
 * own, so that files without one pay nothing for it.
 */
final class EscapedParser implements RecordParser {

  private static final int NOTHING = -1;

  private final byte delimiter;
  private final byte quote;
  private final byte escape;

  // Counts from the record, because a refill moves the bytes.
  private int at;
  private int lines;
  private boolean tooLong;

  EscapedParser(TextFormat.Delimited format) {
    delimiter = (byte) format.delimiter();
    quote = (byte) format.quote();
    escape = (byte) format.escape();
  }

  @Override
  public int skipEmptyLines(ByteWindow window) throws IOException {
    return LineEnds.skipEmptyLines(window);
  }

  @Override
  public void moveToRecord(ByteWindow window) {
    throw new UnsupportedOperationException("a file with escapes is read from its start");
  }

  @Override
  public boolean next(ByteWindow window, RecordCells cells) throws IOException {
    if (window.atLeast(1) == 0) {
      return false;
    }
    cells.clear();
    at = 0;
    lines = 0;
    tooLong = false;
    boolean more = true;
    while (more && !tooLong) {
      boolean closed = cell(window, cells);
      if (!closed) {
        int firstLine = firstLineLength(window);
        LongRecord.reject(window, cells, firstLine, 0, "a quote that is never closed");
        return true;
      }
      more = peek(window, 0) == delimiter;
      at += more ? 1 : 0;
    }
    if (tooLong) {
      LongRecord.reject(window, cells, at, lines, LongRecord.REASON);
      return true;
    }
    boolean ended = peek(window, 0) == NOTHING;
    int start = window.start();
    int end = withoutReturn(window, 0);
    cells.complete(window.bytes(), start, start + end, lines + (ended ? 0 : 1), false);
    window.consumeTo(start + at + (ended ? 0 : 1));
    return true;
  }

  /** Cuts one cell and stops at what ends it; false when its quote is never closed. */
  private boolean cell(ByteWindow window, RecordCells cells) throws IOException {
    int copyFrom = cells.copySize();
    if (peek(window, 0) == quote) {
      at++;
      if (!quoted(window, cells)) {
        return false;
      }
      cells.addCopied(copyFrom);
      int afterQuote = at;
      skipPlain(window);
      if (withoutReturn(window, afterQuote) != afterQuote) {
        cells.fail("text after a closing quote");
      }
      return true;
    }
    plain(window, cells);
    if (peek(window, 0) != delimiter) {
      cells.dropReturn(copyFrom);
    }
    cells.addCopied(copyFrom);
    return true;
  }

  private void plain(ByteWindow window, RecordCells cells) throws IOException {
    for (int b = peek(window, 0); b != NOTHING && b != delimiter && b != '\n'; ) {
      if (!escaped(window, cells, b)) {
        cells.append((byte) b);
        at++;
      }
      b = peek(window, 0);
    }
  }

  private boolean quoted(ByteWindow window, RecordCells cells) throws IOException {
    while (true) {
      int b = peek(window, 0);
      if (b == NOTHING) {
        return false;
      }
      if (b == quote) {
        at++;
        if (peek(window, 0) != quote) {
          return true;
        }
        cells.append(quote);
        at++;
      } else if (!escaped(window, cells, b)) {
        lines += b == '\n' ? 1 : 0;
        cells.append((byte) b);
        at++;
      }
    }
  }

  /** Takes an escape and what it escapes; false when the byte is no escape of anything. */
  private boolean escaped(ByteWindow window, RecordCells cells, int b) throws IOException {
    if (b != escape) {
      return false;
    }
    int next = peek(window, 1);
    if (next == '\r' && peek(window, 2) == '\n') {
      cells.append((byte) '\r');
      at++;
      next = '\n';
    }
    if (next != delimiter && next != quote && next != escape && next != '\n') {
      return false;
    }
    lines += next == '\n' ? 1 : 0;
    cells.append((byte) next);
    at += 2;
    return true;
  }

  private void skipPlain(ByteWindow window) throws IOException {
    for (int b = peek(window, 0); b != NOTHING && b != delimiter && b != '\n'; ) {
      at++;
      b = peek(window, 0);
    }
  }

  /** Where the record or cell ends when the line break is CRLF. */
  private int withoutReturn(ByteWindow window, int from) throws IOException {
    boolean atDelimiter = peek(window, 0) == delimiter;
    return !atDelimiter && at > from && window.bytes()[window.start() + at - 1] == '\r'
        ? at - 1
        : at;
  }

  private int firstLineLength(ByteWindow window) {
    int start = window.start();
    int end = start;
    while (end < window.limit() && window.bytes()[end] != '\n') {
      end++;
    }
    return end - start;
  }

  /** The byte so far ahead, or {@link #NOTHING} at the end of the file or of patience. */
  private int peek(ByteWindow window, int ahead) throws IOException {
    int index = at + ahead;
    if (window.start() + index >= window.limit()) {
      if (index > MAX_RECORD_BYTES) {
        tooLong = true;
        return NOTHING;
      }
      if (window.atLeast(index + 1) <= index) {
        return NOTHING;
      }
    }
    return window.bytes()[window.start() + index] & 0xFF;
  }
}
