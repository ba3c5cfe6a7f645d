package dev.sluice.formula.value;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A block of cells: an array of a formula, a range of cells, or whole columns of a table. It never
 * changes. Only a table without rows has no height.
 */
public final class Matrix implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int height;
  private final int width;
  private final CellValue[] cells;

  private Matrix(int height, int width, CellValue[] cells) {
    this.height = height;
    this.width = width;
    this.cells = cells;
  }

  /** A block of cells given row by row; the array is not copied. */
  public static Matrix of(int height, int width, CellValue[] cells) {
    if (cells.length != (long) height * width) {
      throw new IllegalArgumentException(
          cells.length + " cells make no block of " + height + " x " + width);
    }
    return new Matrix(height, width, cells);
  }

  /** A block of one cell. */
  public static Matrix of(CellValue cell) {
    return new Matrix(1, 1, new CellValue[] {cell});
  }

  /** A block of one error. */
  public static Matrix of(ExcelError error) {
    return of(CellValue.error(error));
  }

  /** A block whose cells are computed from their place. */
  public static Matrix of(int height, int width, Cell cell) {
    CellValue[] cells = new CellValue[Math.multiplyExact(height, width)];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        cells[row * width + column] = cell.at(row, column);
      }
    }
    return new Matrix(height, width, cells);
  }

  /** Equally long rows, at least one. */
  public static Matrix ofRows(List<List<CellValue>> rows) {
    int width = rows.get(0).size();
    return of(rows.size(), width, (row, column) -> rows.get(row).get(column));
  }

  /** One column. */
  public static Matrix ofColumn(List<CellValue> cells) {
    return new Matrix(cells.size(), 1, cells.toArray(CellValue[]::new));
  }

  /** Numbers, row by row. */
  public static Matrix ofNumbers(double[][] rows) {
    return of(
        rows.length,
        rows.length == 0 ? 0 : rows[0].length,
        (row, column) -> CellValue.number(rows[row][column]));
  }

  /** Makes the cell of a place, counted from 0. */
  @FunctionalInterface
  public interface Cell {
    CellValue at(int row, int column);
  }

  /** Number of rows. */
  public int height() {
    return height;
  }

  /** Number of columns. */
  public int width() {
    return width;
  }

  /** Number of cells. */
  public int size() {
    return cells.length;
  }

  /** A cell, counted from 0. */
  public CellValue at(int row, int column) {
    return cells[row * width + column];
  }

  /** A cell, counted from 0 row by row. */
  public CellValue at(int place) {
    return cells[place];
  }

  /** All cells, row by row. */
  public List<CellValue> values() {
    return List.of(cells);
  }

  /** True for one row or one column. */
  public boolean isLine() {
    return height == 1 || width == 1;
  }

  /** True when both have as many rows and columns. */
  public boolean sameShape(Matrix other) {
    return height == other.height && width == other.width;
  }

  /** A row, counted from 0. */
  public Matrix row(int row) {
    return part(row, row + 1, 0, width);
  }

  /** A column, counted from 0. */
  public Matrix column(int column) {
    return part(0, height, column, column + 1);
  }

  /** Some rows and columns, counted from 0, the last of each left out. */
  public Matrix part(int fromRow, int toRow, int fromColumn, int toColumn) {
    return of(
        toRow - fromRow,
        toColumn - fromColumn,
        (row, column) -> at(fromRow + row, fromColumn + column));
  }

  /** Rows as columns. */
  public Matrix transposed() {
    return of(width, height, (row, column) -> at(column, row));
  }

  /** Each cell changed. */
  public Matrix map(UnaryOperator<CellValue> change) {
    CellValue[] changed = new CellValue[cells.length];
    Arrays.setAll(changed, place -> change.apply(cells[place]));
    return new Matrix(height, width, changed);
  }

  /** Rows in a new order or only some of them. */
  public Matrix rows(int[] order) {
    return of(order.length, width, (row, column) -> at(order[row], column));
  }

  /** Columns in a new order or only some of them. */
  public Matrix columns(int[] order) {
    return of(height, order.length, (row, column) -> at(row, order[column]));
  }

  /** The first error, row by row; null when there is none. */
  public CellValue.@Nullable Error firstError() {
    for (CellValue cell : cells) {
      if (cell instanceof CellValue.Error error) {
        return error;
      }
    }
    return null;
  }

  /** All rows as lists. */
  public List<List<CellValue>> toRows() {
    IntFunction<List<CellValue>> row = at -> List.of(cells).subList(at * width, (at + 1) * width);
    return IntStream.range(0, height).mapToObj(row).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Matrix matrix
        && sameShape(matrix)
        && Arrays.equals(cells, matrix.cells);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * height + width) + Arrays.hashCode(cells);
  }

  @Override
  public String toString() {
    return toRows().toString();
  }
}
