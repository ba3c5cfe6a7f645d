package dev.sluice.io.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.StringJoiner;

/** The cells of one row that hold something. Used again for every row. */
final class SheetRow {

  static final int NO_CELL = -1;

  /** What a cell holds. */
  enum Kind {
    NUMBER,
    TEXT,
    BOOLEAN,
    /** A date, a time or both, as ISO text. */
    DATE,
    /** An error of Excel, such as {@code #N/A}. */
    ERROR,
    /** Something that is no value; the text says what stands there. */
    FAULT
  }

  private long number;
  private int count;
  private int[] columns = new int[32];
  private Kind[] kinds = new Kind[32];
  private CellFormat[] formats = new CellFormat[32];
  private byte[][] arrays = new byte[32][];
  private int[] from = new int[32];
  private int[] to = new int[32];
  private String[] reasons = new String[32];
  // The cell of a column, plus one.
  private int[] cells = new int[32];

  /** Begins a row; rows count from 1 as in Excel. */
  void begin(long rowNumber) {
    for (int i = 0; i < count; i++) {
      cells[columns[i]] = 0;
    }
    number = rowNumber;
    count = 0;
  }

  /** Adds a cell; columns count from 0. */
  void add(int column, Kind kind, CellFormat format, byte[] bytes, int start, int end, String why) {
    ensure(column);
    columns[count] = column;
    kinds[count] = kind;
    formats[count] = format;
    arrays[count] = bytes;
    from[count] = start;
    to[count] = end;
    reasons[count] = why;
    cells[column] = ++count;
  }

  long number() {
    return number;
  }

  /** How many cells hold something. */
  int count() {
    return count;
  }

  /** The column of a cell. */
  int column(int cell) {
    return columns[cell];
  }

  /** The cell in a column, or {@link #NO_CELL} for a blank one. */
  int cellAt(int column) {
    return column < cells.length ? cells[column] - 1 : NO_CELL;
  }

  Kind kind(int cell) {
    return kinds[cell];
  }

  CellFormat format(int cell) {
    return formats[cell];
  }

  byte[] bytes(int cell) {
    return arrays[cell];
  }

  int from(int cell) {
    return from[cell];
  }

  int to(int cell) {
    return to[cell];
  }

  /** Why the cell is an error or no value. */
  String reason(int cell) {
    return reasons[cell];
  }

  /** The cell as people would read it. */
  String text(int cell) {
    return kinds[cell] == Kind.NUMBER
        ? NumberText.shown(arrays[cell], from[cell], to[cell])
        : new String(arrays[cell], from[cell], to[cell] - from[cell], UTF_8);
  }

  /** The row as people would read it, cells between tabs. */
  String written() {
    int last = NO_CELL;
    for (int i = 0; i < count; i++) {
      last = Math.max(last, columns[i]);
    }
    StringJoiner text = new StringJoiner("\t");
    for (int column = 0; column <= last; column++) {
      int cell = cellAt(column);
      text.add(cell == NO_CELL ? "" : text(cell));
    }
    return text.toString();
  }

  private void ensure(int column) {
    if (column >= cells.length) {
      cells = Arrays.copyOf(cells, Math.max(column + 1, cells.length * 2));
    }
    if (count == columns.length) {
      int larger = count * 2;
      columns = Arrays.copyOf(columns, larger);
      kinds = Arrays.copyOf(kinds, larger);
      formats = Arrays.copyOf(formats, larger);
      arrays = Arrays.copyOf(arrays, larger);
      from = Arrays.copyOf(from, larger);
      to = Arrays.copyOf(to, larger);
      reasons = Arrays.copyOf(reasons, larger);
    }
  }
}
