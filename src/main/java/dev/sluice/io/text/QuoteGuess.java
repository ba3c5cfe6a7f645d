package dev.sluice.io.text;

import java.io.IOException;

/**
 * Finds a record in the middle of a file without what stands before it: is the first byte inside a
 * quoted cell? Both answers are tried on a stretch of the file, and the one wins under which the
 * records have the right number of cells and quotes stand where quotes belong. The idea is that of
 * speculative CSV parsing (Ge et al., SIGMOD 2019); the reader before the place checks the guess.
 */
final class QuoteGuess {

  private static final int FIRST_STRETCH = 1 << 18;
  private static final int MAX_STRETCH = RecordParser.MAX_RECORD_BYTES + FIRST_STRETCH;
  // One fault says more than one record that happens to have the right number of cells.
  private static final int FAULT_WEIGHT = 4;

  private enum State {
    CELL_START,
    PLAIN,
    QUOTED,
    AFTER_QUOTE
  }

  private record Guess(int firstRecord, long score) {}

  private final byte delimiter;
  private final byte quote;
  private final int width;

  QuoteGuess(byte delimiter, byte quote, int width) {
    this.delimiter = delimiter;
    this.quote = quote;
    this.width = width;
  }

  /** Moves from the byte before a place to the first record that starts at the place or after. */
  void moveToRecord(ByteWindow window) throws IOException {
    int stretch = FIRST_STRETCH;
    while (true) {
      int available = window.atLeast(stretch);
      byte[] bytes = window.bytes();
      int before = window.start();
      int end = before + Math.min(available, stretch);
      Guess outside = tryFrom(bytes, before + 1, end, outsideAfter(bytes[before]));
      Guess inside = tryFrom(bytes, before + 1, end, State.QUOTED);
      Guess better = outside.score >= inside.score ? outside : inside;
      // Without a record in it the better guess may be a long cell: more of it will tell.
      if (better.firstRecord < 0 && (available < stretch || stretch >= MAX_STRETCH)) {
        better = better == outside ? inside : outside;
        window.consumeTo(better.firstRecord >= 0 ? better.firstRecord : window.limit());
        return;
      }
      if (better.firstRecord >= 0) {
        window.consumeTo(better.firstRecord);
        return;
      }
      stretch = Math.min(stretch * 4, MAX_STRETCH);
    }
  }

  private State outsideAfter(byte before) {
    if (before == delimiter || before == '\n') {
      return State.CELL_START;
    }
    return before == quote ? State.AFTER_QUOTE : State.PLAIN;
  }

  private Guess tryFrom(byte[] bytes, int from, int to, State first) {
    State state = first;
    int firstRecord = first == State.CELL_START && bytes[from - 1] == '\n' ? from : -1;
    int cells = 1;
    int recordStart = from;
    long score = 0;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (state == State.QUOTED) {
        state = b == quote ? State.AFTER_QUOTE : State.QUOTED;
      } else if (b == delimiter) {
        state = State.CELL_START;
        cells++;
      } else if (b == '\n') {
        boolean empty = i == recordStart || (i == recordStart + 1 && bytes[recordStart] == '\r');
        if (firstRecord >= 0 && !empty) {
          score += cells == width ? 1 : -FAULT_WEIGHT;
        }
        firstRecord = firstRecord < 0 ? i + 1 : firstRecord;
        recordStart = i + 1;
        cells = 1;
        state = State.CELL_START;
      } else if (b == quote) {
        // A quote opens a cell or doubles the one before; in the middle of a plain cell it is odd.
        score -= state == State.PLAIN ? FAULT_WEIGHT : 0;
        state = state == State.PLAIN ? State.PLAIN : State.QUOTED;
      } else {
        score -= state == State.AFTER_QUOTE && b != '\r' ? FAULT_WEIGHT : 0;
        state = state == State.AFTER_QUOTE && b == '\r' ? state : State.PLAIN;
      }
    }
    return new Guess(firstRecord, score);
  }
}
