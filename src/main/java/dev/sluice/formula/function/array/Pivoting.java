package dev.sluice.formula.function.array;

import dev.sluice.formula.compile.Aggregating;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** PIVOTBY: row keys, column keys, values, row totals, column totals and filter, in this order. */
enum Pivoting implements Aggregating.Algorithm {
  BY_ROWS_AND_COLUMNS;

  private static final CellValue TOTAL = CellValue.text("Total");
  private static final CellValue NOTHING = CellValue.text("");

  @Override
  public Matrix apply(List<Matrix> blocks, Function<Matrix, CellValue> function) {
    Matrix down = blocks.get(0);
    Matrix across = blocks.get(1);
    Matrix values = blocks.get(2);
    boolean rowTotals = Grouping.number(blocks.get(3), 1) != 0;
    boolean columnTotals = Grouping.number(blocks.get(4), 1) != 0;
    Matrix kept = blocks.get(5);
    boolean fitting =
        down.height() == values.height()
            && across.height() == values.height()
            && values.width() == 1
            && across.width() == 1;
    if (!fitting) {
      return Matrix.of(ExcelError.VALUE);
    }
    Groups rows = Groups.of(down, kept);
    Groups columns = Groups.of(across, kept);
    int[] all = Groups.all(down, kept);
    List<List<CellValue>> result = new ArrayList<>();
    List<CellValue> header = new ArrayList<>();
    for (int i = 0; i < down.width(); i++) {
      header.add(NOTHING);
    }
    columns.keys().forEach(key -> header.add(key.at(0)));
    if (columnTotals) {
      header.add(TOTAL);
    }
    result.add(header);
    for (int row = 0; row < rows.keys().size(); row++) {
      int[] of = rows.rows().get(row);
      result.add(line(rows.keys().get(row), of, columns, values, columnTotals, function));
    }
    if (rowTotals) {
      Matrix label = Matrix.of(1, down.width(), (row, column) -> column == 0 ? TOTAL : NOTHING);
      result.add(line(label, all, columns, values, columnTotals, function));
    }
    return Matrix.ofRows(result);
  }

  private static List<CellValue> line(
      Matrix key,
      int[] rows,
      Groups columns,
      Matrix values,
      boolean total,
      Function<Matrix, CellValue> function) {
    List<CellValue> line = new ArrayList<>(key.values());
    for (int[] of : columns.rows()) {
      int[] both =
          IntStream.of(rows).filter(row -> IntStream.of(of).anyMatch(at -> at == row)).toArray();
      line.add(both.length == 0 ? NOTHING : function.apply(values.rows(both)));
    }
    if (total) {
      line.add(function.apply(values.rows(rows)));
    }
    return line;
  }
}
