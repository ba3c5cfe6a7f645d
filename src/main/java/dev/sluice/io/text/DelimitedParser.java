package dev.sluice.io.text;

import java.io.IOException;

/**
 * Cuts delimited text. One pass over the bytes, in place; only cells with doubled quotes are
 * copied.
 */
final class DelimitedParser implements RecordParser {

  private static final byte[] NONE = new byte[0];

  // Counts of lines below zero: the record cannot be cut.
  private static final int NEVER_CLOSED = -1;
  private static final int TOO_LONG = -2;
  private static final String UNCLOSED = "a quote that is never closed";

  private final byte delimiter;
  private final byte quote;
  private final int width;

  // The scan: an index into the array of the window. All offsets that outlive a refill count from
  // the record, because a refill moves the bytes.
  private byte[] bytes = NONE;
  private int record;
  private int at;
  private int limit;
  private int lines;
  private byte high;

  DelimitedParser(TextFormat.Delimited format, int width) {
    this.delimiter = (byte) format.delimiter();
    this.quote = (byte) format.quote();
    this.width = width;
  }

  @Override
  public int skipEmptyLines(ByteWindow window) throws IOException {
    return LineEnds.skipEmptyLines(window);
  }

  @Override
  public void moveToRecord(ByteWindow window) throws IOException {
    new QuoteGuess(delimiter, quote, width).moveToRecord(window);
    skipEmptyLines(window);
  }

  @Override
  public boolean next(ByteWindow window, RecordCells cells) throws IOException {
    if (window.atLeast(1) == 0) {
      return false;
    }
    cells.clear();
    load(window);
    lines = 0;
    high = 0;
    while (cell(window, cells)) {
      // The delimiter that ended the cell starts the next one.
      at++;
    }
    if (lines == NEVER_CLOSED) {
      endAtFirstLine(window, cells);
      return true;
    }
    if (lines <= TOO_LONG) {
      LongRecord.reject(window, cells, at - record, TOO_LONG - lines, LongRecord.REASON);
      return true;
    }
    boolean ended = at == limit;
    cells.complete(bytes, record, withoutReturn(record, at), lines + (ended ? 0 : 1), high >= 0);
    window.consumeTo(ended ? at : at + 1);
    return true;
  }

  /** Cuts one cell and stops after it; true when another cell follows in the record. */
  private boolean cell(ByteWindow window, RecordCells cells) throws IOException {
    int from = at - record;
    if (at == limit && !refill(window)) {
      cells.add(from, from);
      return false;
    }
    if (bytes[at] == quote) {
      quotedCell(window, cells);
    } else {
      skipPlain(window);
      int end = at < limit && bytes[at] == delimiter ? at : withoutReturn(record + from, at);
      cells.add(from, end - record);
    }
    return lines >= 0 && at < limit && bytes[at] == delimiter;
  }

  private void quotedCell(ByteWindow window, RecordCells cells) throws IOException {
    at++;
    int from = at - record;
    boolean doubled = false;
    while (true) {
      if (!skipQuoted(window)) {
        lines = NEVER_CLOSED;
        return;
      }
      at++;
      if ((at < limit || refill(window)) && bytes[at] == quote) {
        doubled = true;
        at++;
      } else {
        break;
      }
    }
    int to = at - 1 - record;
    int afterQuote = at - record;
    skipPlain(window);
    if (doubled) {
      cells.addUnquoted(bytes, record, from, to, quote);
    } else {
      cells.add(from, to);
    }
    boolean lastCell = at == limit || bytes[at] != delimiter;
    int end = lastCell ? withoutReturn(record + afterQuote, at) : at;
    if (end - record != afterQuote) {
      cells.fail("text after a closing quote");
    }
  }

  /** Moves to the delimiter or line feed that ends the cell, or to the end of the file. */
  private void skipPlain(ByteWindow window) throws IOException {
    byte cellEnd = delimiter;
    while (true) {
      byte[] scanned = bytes;
      int end = limit;
      int i = at;
      byte seen = high;
      while (i < end) {
        byte b = scanned[i];
        if (b == cellEnd || b == '\n') {
          break;
        }
        seen |= b;
        i++;
      }
      high = seen;
      at = i;
      if (i < end) {
        return;
      }
      if (i - record > MAX_RECORD_BYTES) {
        lines = TOO_LONG - lines;
        return;
      }
      if (!refill(window)) {
        return;
      }
    }
  }

  /** Moves to the next quote; false when there is none within the longest record. */
  private boolean skipQuoted(ByteWindow window) throws IOException {
    while (true) {
      byte[] scanned = bytes;
      int end = limit;
      int i = at;
      byte seen = high;
      int breaks = lines;
      while (i < end && scanned[i] != quote) {
        seen |= scanned[i];
        if (scanned[i] == '\n') {
          breaks++;
        }
        i++;
      }
      high = seen;
      lines = breaks;
      at = i;
      if (i < end) {
        return true;
      }
      if (i - record > MAX_RECORD_BYTES || !refill(window)) {
        return false;
      }
    }
  }

  /** So that a stray quote costs its own line and not the rest of the file. */
  private void endAtFirstLine(ByteWindow window, RecordCells cells) throws IOException {
    int end = record;
    while (end < limit && bytes[end] != '\n') {
      end++;
    }
    if (end == limit && limit - record > MAX_RECORD_BYTES) {
      LongRecord.reject(window, cells, limit - record, 0, UNCLOSED);
      return;
    }
    cells.fail(UNCLOSED);
    // The line may be long and of any characters: no claim that it is ASCII.
    cells.complete(bytes, record, withoutReturn(record, end), end < limit ? 1 : 0, false);
    window.consumeTo(Math.min(limit, end + 1));
  }

  private int withoutReturn(int from, int end) {
    return end > from && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  private boolean refill(ByteWindow window) throws IOException {
    int scanned = at - record;
    boolean more = window.more();
    load(window);
    at = record + scanned;
    return more;
  }

  private void load(ByteWindow window) {
    bytes = window.bytes();
    record = window.start();
    at = record;
    limit = window.limit();
  }
}
