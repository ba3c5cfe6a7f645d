package dev.sluice.formula.function.array;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.Matrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Rows with the same keys, texts without regard to case.
 *
 * @param keys the keys of each group, in their order
 * @param rows which rows are in each group
 */
record Groups(List<Matrix> keys, List<int[]> rows) {

  /** The rows that a condition keeps, grouped by whole rows of keys, smallest first. */
  static Groups of(Matrix keys, Matrix kept) {
    Comparator<CellValue> order = CellOrder.of(false);
    Comparator<Matrix> byCells =
        (left, right) -> {
          for (int i = 0; i < left.size(); i++) {
            int compared = order.compare(left.at(i), right.at(i));
            if (compared != 0) {
              return compared;
            }
          }
          return 0;
        };
    TreeMap<Matrix, List<Integer>> groups = new TreeMap<>(byCells);
    for (int row = 0; row < keys.height(); row++) {
      if (holds(kept, row)) {
        groups.computeIfAbsent(keys.row(row), some -> new ArrayList<>()).add(row);
      }
    }
    List<int[]> rows = new ArrayList<>();
    groups.values().forEach(some -> rows.add(some.stream().mapToInt(row -> row).toArray()));
    return new Groups(List.copyOf(groups.keySet()), rows);
  }

  /** All rows that a condition keeps. */
  static int[] all(Matrix keys, Matrix kept) {
    return IntStream.range(0, keys.height()).filter(row -> holds(kept, row)).toArray();
  }

  private static boolean holds(Matrix kept, int row) {
    if (row >= kept.size()) {
      return kept.size() == 1 && kept.at(0) instanceof CellValue.Blank;
    }
    CellValue cell = kept.at(row);
    return cell instanceof CellValue.Blank && kept.size() == 1
        || cell instanceof CellValue.Bool bool && bool.value()
        || cell instanceof CellValue.Number number && number.value() != 0;
  }
}
