package dev.sluice.formula.function.text;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/** Texts taken apart into blocks of cells. */
public final class Splitting {

  private Splitting() {}

  /** Columns and rows; what a row lacks is {@code #N/A}. */
  public static Matrix split(
      UTF8String text, Matrix columns, Matrix rows, boolean ignoreEmpty, double anyCase) {
    return split(text, columns, rows, ignoreEmpty, anyCase, CellValue.error(ExcelError.NA));
  }

  /** Columns and rows; what a row lacks is filled with a value. */
  public static Matrix split(
      UTF8String text,
      Matrix columns,
      Matrix rows,
      boolean ignoreEmpty,
      double anyCase,
      CellValue pad) {
    CellValue error = columns.firstError() == null ? rows.firstError() : columns.firstError();
    if (error != null) {
      return Matrix.of(error);
    }
    boolean hasColumns = !Delimiters.isMissing(columns);
    boolean hasRows = !Delimiters.isMissing(rows);
    Delimiters across = Delimiters.of(columns, anyCase >= 1);
    Delimiters down = Delimiters.of(rows, anyCase >= 1);
    boolean isEmpty = hasColumns && across.texts().isEmpty() || hasRows && down.texts().isEmpty();
    if (isEmpty || !hasColumns && !hasRows || !isSwitch(anyCase)) {
      return Matrix.of(ExcelError.VALUE);
    }
    List<List<CellValue>> cells = new ArrayList<>();
    int width = 0;
    for (String row : parts(text.toString(), down, ignoreEmpty)) {
      List<CellValue> line = new ArrayList<>();
      parts(row, across, ignoreEmpty).forEach(part -> line.add(CellValue.text(part)));
      cells.add(line);
      width = Math.max(width, line.size());
    }
    if (width == 0) {
      return Matrix.of(ExcelError.CALC);
    }
    CellValue filling = pad instanceof CellValue.Blank ? CellValue.text("") : pad;
    return Matrix.of(
        cells.size(),
        width,
        (row, column) -> column < cells.get(row).size() ? cells.get(row).get(column) : filling);
  }

  /** True for a number that means yes or no. */
  static boolean isSwitch(double number) {
    return number > -1 && number < 2;
  }

  private static List<String> parts(String text, Delimiters delimiters, boolean ignoreEmpty) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (Delimiters.Place place : delimiters.places(text)) {
      parts.add(text.substring(from, place.start()));
      from = place.end();
    }
    parts.add(text.substring(from));
    parts.removeIf(part -> ignoreEmpty && part.isEmpty());
    return parts;
  }
}
