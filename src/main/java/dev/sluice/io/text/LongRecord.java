package dev.sluice.io.text;

import java.io.IOException;
import java.util.Arrays;

/** What becomes of a record that is longer than any that is looked for: it is rejected. */
final class LongRecord {

  static final String REASON =
      "longer than " + (RecordParser.MAX_RECORD_BYTES >> 20) + " MB, the most a row may take";

  private static final int SHOWN_BYTES = RecordCells.MAX_SHOWN_BYTES + 1;

  private LongRecord() {}

  /**
   * Rejects the record at which the window stands and moves to the line after it without keeping
   * what is skipped.
   *
   * @param scanned bytes of it that were looked at, without its line end
   * @param lines line ends in them
   */
  static void reject(ByteWindow window, RecordCells cells, int scanned, int lines, String reason)
      throws IOException {
    int start = window.start();
    byte[] shown =
        Arrays.copyOfRange(window.bytes(), start, start + Math.min(scanned, SHOWN_BYTES));
    window.consumeTo(start + scanned);
    boolean ended = !LineEnds.moveToLine(window);
    cells.clear();
    cells.fail(reason);
    cells.complete(shown, 0, shown.length, lines + (ended ? 0 : 1), false);
  }
}
