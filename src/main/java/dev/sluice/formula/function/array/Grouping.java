package dev.sluice.formula.function.array;

import dev.sluice.formula.compile.Aggregating;
import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** GROUPBY: keys, values, total depth, sort order and filter, in this order. */
enum Grouping implements Aggregating.Algorithm {
  BY_ROWS;

  private static final CellValue TOTAL = CellValue.text("Total");

  @Override
  public Matrix apply(List<Matrix> blocks, Function<Matrix, CellValue> function) {
    Matrix keys = blocks.get(0);
    Matrix values = blocks.get(1);
    double depth = number(blocks.get(2), 1);
    Matrix kept = blocks.get(4);
    if (keys.height() != values.height() || Math.abs(depth) > 1) {
      return Matrix.of(ExcelError.VALUE);
    }
    Groups groups = Groups.of(keys, kept);
    List<List<CellValue>> rows = new ArrayList<>();
    for (int group = 0; group < groups.keys().size(); group++) {
      rows.add(row(groups.keys().get(group), values.rows(groups.rows().get(group)), function));
    }
    sort(rows, blocks.get(3));
    if (depth != 0) {
      Matrix label =
          Matrix.of(1, keys.width(), (row, column) -> column == 0 ? TOTAL : CellValue.text(""));
      List<CellValue> total = row(label, values.rows(Groups.all(keys, kept)), function);
      rows.add(depth > 0 ? rows.size() : 0, total);
    }
    return rows.isEmpty() ? Matrix.of(ExcelError.CALC) : Matrix.ofRows(rows);
  }

  private static List<CellValue> row(
      Matrix key, Matrix values, Function<Matrix, CellValue> function) {
    List<CellValue> row = new ArrayList<>(key.values());
    for (int column = 0; column < values.width(); column++) {
      row.add(function.apply(values.column(column)));
    }
    return row;
  }

  /** Sorts by columns counted from 1, a negative one from large to small. */
  private static void sort(List<List<CellValue>> rows, Matrix order) {
    List<Comparator<List<CellValue>>> comparators = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      Double by = Boxing.number(order.at(i));
      int column = by == null ? 0 : (int) Math.abs(by);
      if (column >= 1 && !rows.isEmpty() && column <= rows.get(0).size()) {
        Comparator<CellValue> cells = CellOrder.of(by != null && by < 0);
        comparators.add(
            (left, right) -> cells.compare(left.get(column - 1), right.get(column - 1)));
      }
    }
    comparators.stream().reduce(Comparator::thenComparing).ifPresent(rows::sort);
  }

  static double number(Matrix block, double otherwise) {
    Double number = Boxing.number(block.at(0));
    return number == null ? otherwise : number;
  }
}
