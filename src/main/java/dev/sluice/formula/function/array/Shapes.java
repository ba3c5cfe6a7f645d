package dev.sluice.formula.function.array;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.ArrayList;
import java.util.List;

/** Blocks made larger, joined, turned and laid out anew. Places without a cell are padded. */
public final class Shapes {

  /** A sheet has so many rows and columns. */
  static final int MOST_ROWS = 1_048_576;

  static final int MOST_COLUMNS = 16_384;

  /** More cells than any job needs in one block, and few enough for memory. */
  static final int MOST_CELLS = 1 << 20;

  private static final CellValue PADDING = CellValue.error(ExcelError.NA);

  private Shapes() {}

  /**
   * A block made as large as asked; fewer rows or columns than it has are {@code #VALUE!}, more
   * than a sheet has {@code #NUM!}.
   */
  public static Matrix expand(Matrix array, CellValue rows, CellValue columns, CellValue pad) {
    double height = Whole.of(rows, array.height());
    double width = Whole.of(columns, array.width());
    if (Double.isNaN(height) || Double.isNaN(width)) {
      return Matrix.of(Outcome.error(Double.isNaN(height) ? height : width));
    }
    if (height < array.height() || width < array.width()) {
      return Matrix.of(ExcelError.VALUE);
    }
    return fits(height, width)
        ? padded(array, (int) height, (int) width, padding(pad))
        : Matrix.of(ExcelError.NUM);
  }

  /** True when a block of this size can be made. */
  static boolean fits(double height, double width) {
    return height <= MOST_ROWS && width <= MOST_COLUMNS && height * width <= MOST_CELLS;
  }

  private static CellValue padding(CellValue pad) {
    return pad instanceof CellValue.Blank ? PADDING : pad;
  }

  private static Matrix padded(Matrix array, int height, int width, CellValue pad) {
    return Matrix.of(
        height,
        width,
        (row, column) ->
            row < array.height() && column < array.width() ? array.at(row, column) : pad);
  }

  /** Blocks side by side, shorter ones padded with {@code #N/A}. */
  public static Matrix besides(List<Matrix> blocks) {
    int height = blocks.stream().mapToInt(Matrix::height).max().orElse(0);
    return below(
            blocks.stream()
                .map(block -> padded(block, height, block.width(), PADDING).transposed())
                .toList())
        .transposed();
  }

  /** Blocks below each other, narrower ones padded with {@code #N/A}. */
  public static Matrix below(List<Matrix> blocks) {
    int width = blocks.stream().mapToInt(Matrix::width).max().orElse(0);
    List<CellValue> cells = new ArrayList<>();
    for (Matrix block : blocks) {
      cells.addAll(padded(block, block.height(), width, PADDING).values());
    }
    int height = blocks.stream().mapToInt(Matrix::height).sum();
    return Matrix.of(height, width, cells.toArray(CellValue[]::new));
  }

  /** Rows as columns. */
  public static Matrix transposed(Matrix array) {
    return array.transposed();
  }

  /** How many rows a block has. */
  public static double rows(Matrix array) {
    return array.height();
  }

  /** How many columns a block has. */
  public static double columns(Matrix array) {
    return array.width();
  }

  /**
   * All cells as one column.
   *
   * @param ignored 1 leaves blanks out, 2 errors, 3 both
   * @param byColumn column after column instead of row after row
   */
  public static Matrix column(Matrix array, CellValue ignored, boolean byColumn) {
    double which = Whole.of(ignored, 0);
    if (Double.isNaN(which)) {
      return Matrix.of(Outcome.error(which));
    }
    if (which < 0 || which > 3) {
      return Matrix.of(ExcelError.VALUE);
    }
    boolean blanks = which == 1 || which == 3;
    boolean errors = which >= 2;
    List<CellValue> kept = new ArrayList<>();
    for (CellValue cell : (byColumn ? array.transposed() : array).values()) {
      boolean left =
          blanks && cell instanceof CellValue.Blank || errors && cell instanceof CellValue.Error;
      if (!left) {
        kept.add(cell);
      }
    }
    return kept.isEmpty() ? Matrix.of(ExcelError.CALC) : Matrix.ofColumn(kept);
  }

  /** All cells as one row; the arguments are those of {@link #column}. */
  public static Matrix row(Matrix array, CellValue ignored, boolean byColumn) {
    return column(array, ignored, byColumn).transposed();
  }

  /** A single row or column laid out in rows of so many cells, the last one padded. */
  public static Matrix wrappedRows(Matrix line, CellValue count, CellValue pad) {
    double wanted = Whole.of(count, 0);
    if (Double.isNaN(wanted)) {
      return Matrix.of(Outcome.error(wanted));
    }
    if (!line.isLine()) {
      return Matrix.of(ExcelError.VALUE);
    }
    if (wanted < 1) {
      return Matrix.of(ExcelError.NUM);
    }
    int width = (int) Math.min(wanted, Math.max(1, line.size()));
    int height = (line.size() + width - 1) / width;
    CellValue rest = padding(pad);
    return Matrix.of(
        height,
        width,
        (row, column) -> row * width + column < line.size() ? line.at(row * width + column) : rest);
  }

  /** A single row or column laid out in columns of so many cells, the last one padded. */
  public static Matrix wrappedColumns(Matrix line, CellValue count, CellValue pad) {
    return wrappedRows(line, count, pad).transposed();
  }

  /**
   * Numbers that grow by a step, row by row; fewer rows or columns than 0 are {@code #VALUE!}, none
   * {@code #CALC!}.
   */
  public static Matrix sequence(
      CellValue rows, CellValue columns, CellValue start, CellValue step) {
    double height = Whole.of(rows, 1);
    double width = Whole.of(columns, 1);
    double first = Whole.number(start, 1);
    double by = Whole.number(step, 1);
    for (double argument : new double[] {height, width, first, by}) {
      if (Double.isNaN(argument)) {
        return Matrix.of(Outcome.error(argument));
      }
    }
    if (height < 0 || width < 0 || !fits(height, width)) {
      return Matrix.of(ExcelError.VALUE);
    }
    if (height == 0 || width == 0) {
      return Matrix.of(ExcelError.CALC);
    }
    // Excel adds the step again and again, which rounds otherwise than a product.
    CellValue[] cells = new CellValue[(int) (height * width)];
    double number = first;
    for (int at = 0; at < cells.length; at++) {
      cells[at] = CellValue.number(number);
      number += by;
    }
    return Matrix.of((int) height, (int) width, cells);
  }
}
