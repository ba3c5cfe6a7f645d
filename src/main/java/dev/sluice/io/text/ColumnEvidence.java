package dev.sluice.io.text;

import dev.sluice.spec.CellStyle;
import dev.sluice.spec.ColumnType;
import dev.sluice.spec.NumberStyle;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of a sample say about the type of a column. Numbers that mean more than their
 * value (leading zeros, a leading plus, more digits than can be exact) are text.
 */
final class ColumnEvidence {

  private static final int LONG_DIGITS = 18;
  private static final int MAX_DIGITS = 38;

  private final CellRow scratch = new CellRow(new StructType());
  private final CellParser wholeCell;
  private final CellParser booleanCell;
  private final CellParser dateCell;
  private final CellParser timestampCell;
  private final @Nullable NumberText numberText;
  private boolean text;
  private boolean numbers;
  private boolean booleans;
  private boolean dates;
  private boolean timestamps;
  private boolean exponents;
  private int wholeDigits;
  private int scale;

  /** Nothing seen yet of a column whose cells are written in the style. */
  ColumnEvidence(CellStyle style) {
    wholeCell = CellParser.of(ColumnType.TEXT, style);
    booleanCell = CellParser.of(ColumnType.BOOLEAN, style);
    dateCell = CellParser.of(ColumnType.DATE, style);
    timestampCell = CellParser.of(ColumnType.TIMESTAMP, style);
    numberText = style.numbers().equals(NumberStyle.PLAIN) ? null : new NumberText(style.numbers());
  }

  /** How a cell is written. */
  enum Written {
    PLAIN,
    /** A string of JSON: it could have been a number and is not. */
    AS_STRING
  }

  /** Takes a cell into account; a blank one says nothing. */
  void see(byte[] bytes, int cellFrom, int cellTo, Written written) {
    int from = CellParser.first(bytes, cellFrom, cellTo);
    int to = CellParser.last(bytes, from, cellTo);
    if (from == to || text || isBlank(bytes, from, to)) {
      return;
    }
    if (written == Written.PLAIN && isStyledNumber(bytes, from, to)) {
      numbers = true;
    } else if (written == Written.PLAIN && fits(booleanCell, bytes, from, to)) {
      booleans = true;
    } else if (fits(dateCell, bytes, from, to)) {
      dates = true;
    } else if (fits(timestampCell, bytes, from, to)) {
      timestamps = true;
    } else {
      text = true;
    }
  }

  /** The narrowest type that holds every cell seen. */
  ColumnType type() {
    int kinds = (numbers ? 1 : 0) + (booleans ? 1 : 0) + (dates || timestamps ? 1 : 0);
    if (text || kinds != 1) {
      return ColumnType.TEXT;
    }
    if (numbers) {
      return number();
    }
    return booleans ? ColumnType.BOOLEAN : timestamps ? ColumnType.TIMESTAMP : ColumnType.DATE;
  }

  private ColumnType number() {
    if (exponents || wholeDigits + scale > MAX_DIGITS) {
      return scale == 0 && !exponents ? ColumnType.TEXT : ColumnType.DOUBLE;
    }
    return scale == 0 && wholeDigits <= LONG_DIGITS
        ? ColumnType.INTEGER
        : ColumnType.decimal(MAX_DIGITS, scale);
  }

  private boolean fits(CellParser parser, byte[] bytes, int from, int to) {
    return parser.parse(bytes, from, to, scratch, scratch.discard()) == null;
  }

  private boolean isBlank(byte[] bytes, int from, int to) {
    wholeCell.parse(bytes, from, to, scratch, scratch.discard());
    return scratch.isNullAt(scratch.discard());
  }

  private boolean isStyledNumber(byte[] bytes, int from, int to) {
    if (numberText == null) {
      return isNumber(bytes, from, to);
    }
    int length = numberText.rewrite(bytes, from, to);
    return length != NumberText.NO_NUMBER && isNumber(numberText.plain(), 0, length);
  }

  private boolean isNumber(byte[] bytes, int from, int to) {
    int whole = bytes[from] == '-' ? from + 1 : from;
    int point = digitsEnd(bytes, whole, to);
    boolean leadingZero = point - whole > 1 && bytes[whole] == '0';
    int end = point < to && bytes[point] == '.' ? digitsEnd(bytes, point + 1, to) : point;
    int decimals = Math.max(0, end - point - 1);
    if (leadingZero || point - whole + decimals == 0) {
      return false;
    }
    if (end < to) {
      if (new DoubleCell().parse(bytes, from, to, scratch, scratch.discard()) != null) {
        return false;
      }
      exponents = true;
    }
    wholeDigits = Math.max(wholeDigits, point - whole);
    scale = Math.max(scale, decimals);
    return true;
  }

  private static int digitsEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i;
  }
}
