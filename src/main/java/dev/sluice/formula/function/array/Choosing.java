package dev.sluice.formula.function.array;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Some of the rows or columns of a block. */
public final class Choosing {

  private Choosing() {}

  /** The rows or columns that are kept; {@code #CALC!} where none is. */
  public static Matrix filter(Matrix array, Matrix kept) {
    return filter(array, kept, Matrix.of(ExcelError.CALC));
  }

  /**
   * The rows or columns that are kept.
   *
   * @param kept a column of booleans or numbers beside the rows, or a row of them below the columns
   * @param none what is given where none is kept
   */
  public static Matrix filter(Matrix array, Matrix kept, Matrix none) {
    boolean down = kept.width() == 1 && kept.height() == array.height();
    if (!down && !(kept.height() == 1 && kept.width() == array.width())) {
      return Matrix.of(ExcelError.VALUE);
    }
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at < kept.size(); at++) {
      CellValue cell = kept.at(at);
      Boolean is = isTrue(cell);
      if (is == null) {
        return Matrix.of(cell instanceof CellValue.Error e ? e.error() : ExcelError.VALUE);
      }
      if (is) {
        places.add(at);
      }
    }
    return places.isEmpty() ? none : chosen(array, places, down);
  }

  private static @Nullable Boolean isTrue(CellValue cell) {
    if (cell instanceof CellValue.Blank) {
      return Boolean.FALSE;
    }
    Double number = Boxing.serial(cell);
    return number == null ? Boxing.bool(cell) : Boolean.valueOf(number != 0);
  }

  /**
   * The rows or columns that differ, each at its first place.
   *
   * @param byColumn columns instead of rows
   * @param once only those that are there once; {@code #CALC!} where none is
   */
  public static Matrix unique(Matrix array, boolean byColumn, boolean once) {
    Matrix lines = byColumn ? array.transposed() : array;
    Map<List<Object>, List<Integer>> places = new LinkedHashMap<>();
    for (int row = 0; row < lines.height(); row++) {
      List<Object> key = new ArrayList<>();
      for (int column = 0; column < lines.width(); column++) {
        key.add(CellOrder.key(lines.at(row, column)));
      }
      places.computeIfAbsent(key, unknown -> new ArrayList<>()).add(row);
    }
    List<Integer> first = new ArrayList<>();
    places.forEach(
        (key, rows) -> {
          if (!once || rows.size() == 1) {
            first.add(rows.get(0));
          }
        });
    return first.isEmpty() ? Matrix.of(ExcelError.CALC) : chosen(array, first, !byColumn);
  }

  private static Matrix chosen(Matrix array, List<Integer> places, boolean rows) {
    int[] order = places.stream().mapToInt(Integer::intValue).toArray();
    return rows ? array.rows(order) : array.columns(order);
  }
}
