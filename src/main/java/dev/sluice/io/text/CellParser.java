package dev.sluice.io.text;

import dev.sluice.spec.CellStyle;
import dev.sluice.spec.ColumnType;
import dev.sluice.spec.NumberStyle;
import dev.sluice.spec.TimePattern;
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

  /** The parser of a type in the strict style. */
  static CellParser of(ColumnType type) {
    return of(type, CellStyle.PLAIN);
  }

  /** The parser of a type in a style; what the style does not use costs nothing. */
  static CellParser of(ColumnType type, CellStyle style) {
    CellParser cell = filled(type, style);
    return style.blanks().isEmpty() ? cell : new BlankCell(style.blanks(), cell);
  }

  private static CellParser filled(ColumnType type, CellStyle style) {
    return switch (type.kind()) {
      case TEXT -> CellParser::text;
      case INTEGER -> number(style, new IntegerCell());
      case DECIMAL -> number(style, new DecimalCell(type.precision(), type.scale()));
      case DOUBLE -> number(style, new DoubleCell());
      case BOOLEAN ->
          style.booleans().isEmpty()
              ? new BooleanCell()
              : new BooleanCell(style.booleans().get(0), style.booleans().get(1));
      case DATE ->
          style.dates() == null
              ? new DateCell()
              : new PatternCell(style.dates(), TimePattern.Use.DATE);
      case TIMESTAMP ->
          style.timestamps() == null
              ? new TimestampCell()
              : new PatternCell(style.timestamps(), TimePattern.Use.TIMESTAMP);
    };
  }

  private static CellParser number(CellStyle style, CellParser plain) {
    return style.numbers().equals(NumberStyle.PLAIN)
        ? plain
        : new StyledNumberCell(style.numbers(), plain);
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
