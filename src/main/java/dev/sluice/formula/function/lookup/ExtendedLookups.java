package dev.sluice.formula.function.lookup;

import dev.sluice.formula.function.Cells;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.List;

/** XLOOKUP and XMATCH on blocks of cells: exact, nearest or by pattern, from either end. */
public final class ExtendedLookups {

  private static final int WILDCARD = 2;
  private static final int REGEX = 3;
  private static final int BINARY = 2;

  private ExtendedLookups() {}

  /** The place of a key, counted from 1. */
  public static double place(CellValue key, Matrix keys) {
    return place(key, keys, 0, 1);
  }

  /** The place of a key, counted from 1. */
  public static double place(CellValue key, Matrix keys, double mode) {
    return place(key, keys, mode, 1);
  }

  /**
   * The place of a key, counted from 1.
   *
   * @param mode 0 equal, -1 or the next smaller, 1 or the next larger, 2 by pattern, 3 by regular
   *     expression
   * @param search 1 from the first, -1 from the last, 2 and -2 in sorted keys
   */
  public static double place(CellValue key, Matrix keys, double mode, double search) {
    if (key instanceof CellValue.Error error) {
      return Outcome.of(error.error());
    } else if (!keys.isLine() || !valid(mode, search)) {
      return Outcome.of(ExcelError.VALUE);
    }
    int found = found(key, keys.values(), (int) mode, (int) search);
    return found < 0 ? Outcome.of(ExcelError.NA) : found + 1;
  }

  /** The value beside a key. */
  public static Matrix value(CellValue key, Matrix keys, Matrix values) {
    return value(key, keys, values, new CellValue.Blank(), 0, 1, false);
  }

  /** The value beside a key, or another one. */
  public static Matrix value(CellValue key, Matrix keys, Matrix values, CellValue otherwise) {
    return value(key, keys, values, otherwise, 0, 1);
  }

  /** The value beside a key, or another one. */
  public static Matrix value(
      CellValue key, Matrix keys, Matrix values, CellValue otherwise, double mode) {
    return value(key, keys, values, otherwise, mode, 1);
  }

  /** The value beside a key, or another one; modes as for the place. */
  public static Matrix value(
      CellValue key, Matrix keys, Matrix values, CellValue otherwise, double mode, double search) {
    return value(
        key, keys, values, otherwise, mode, search, !(otherwise instanceof CellValue.Blank));
  }

  private static Matrix value(
      CellValue key,
      Matrix keys,
      Matrix values,
      CellValue otherwise,
      double mode,
      double search,
      boolean hasOther) {
    boolean down = keys.width() == 1 && (keys.height() > 1 || values.height() == 1);
    boolean sameLength = down ? values.height() == keys.height() : values.width() == keys.width();
    if (key instanceof CellValue.Error) {
      return Matrix.of(key);
    } else if (!keys.isLine() || !sameLength || !valid(mode, search)) {
      return Matrix.of(ExcelError.VALUE);
    }
    int found = found(key, keys.values(), (int) mode, (int) search);
    if (found < 0) {
      return hasOther ? Matrix.of(otherwise) : Matrix.of(ExcelError.NA);
    }
    return down ? values.row(found) : values.column(found);
  }

  private static boolean valid(double mode, double search) {
    int match = (int) mode;
    int order = (int) search;
    return match >= -1
        && match <= REGEX
        && order != 0
        && Math.abs(order) <= BINARY
        && !(match >= WILDCARD && Math.abs(order) == BINARY);
  }

  private static int found(CellValue key, List<CellValue> keys, int mode, int search) {
    boolean backwards = search < 0;
    if (mode == REGEX && key instanceof CellValue.Text) {
      return Search.fitting(Cells.text(key), keys, backwards);
    }
    int exact =
        backwards
            ? Search.last(key, keys, mode == WILDCARD)
            : Search.first(key, keys, mode == WILDCARD);
    boolean nearest = exact < 0 && Math.abs(mode) == 1;
    return nearest ? Search.nearest(key, keys, mode, backwards) : exact;
  }
}
