package dev.sluice.io.text;

import dev.sluice.spec.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cell of one type from bytes, strictly: what does not fit is refused, never rounded, cut
 * or guessed. An empty cell is blank, for every type; around everything but text, spaces and tabs
 * do not count.
 */
interface CellParser {

  /**
   * Reads the bytes into a slot of the row.
   *
   * @return why they are no value of the type, or nothing when all is well
   */
  @Nullable String parse(byte[] bytes, int from, int to, CellRow row, int slot);

  /** The parser of a type. */
  static CellParser of(ColumnType type) {
    return switch (type.kind()) {
      case TEXT -> CellParser::text;
      case INTEGER -> new IntegerCell();
      case DECIMAL -> new DecimalCell(type.precision(), type.scale());
      case DOUBLE -> new DoubleCell();
      case BOOLEAN -> new BooleanCell();
      case DATE -> new DateCell();
      case TIMESTAMP -> new TimestampCell();
    };
  }

  private static @Nullable String text(byte[] bytes, int from, int to, CellRow row, int slot) {
    if (from == to) {
      row.setNullAt(slot);
    } else {
      row.setText(slot, bytes, from, to - from);
    }
    return null;
  }

  /** Index of the first byte that is no space, or the end. */
  static int first(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && (bytes[i] == ' ' || bytes[i] == '\t')) {
      i++;
    }
    return i;
  }

  /** Index after the last byte that is no space, or the start. */
  static int last(byte[] bytes, int from, int to) {
    int i = to;
    while (i > from && (bytes[i - 1] == ' ' || bytes[i - 1] == '\t')) {
      i--;
    }
    return i;
  }
}
