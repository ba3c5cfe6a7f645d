package dev.sluice.formula.function.lookup;

import dev.sluice.formula.function.Cells;
import dev.sluice.formula.runtime.Wildcards;
import dev.sluice.formula.value.CellValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Finds a value among cells. Kinds never match each other; blanks are never found. */
final class Search {

  private Search() {}

  /** The first equal cell, or -1; with wildcards when the wanted text has any. */
  static int first(CellValue wanted, List<CellValue> cells, boolean wildcards) {
    for (int i = 0; i < cells.size(); i++) {
      if (equal(wanted, cells.get(i), wildcards)) {
        return i;
      }
    }
    return -1;
  }

  /** The last equal cell, or -1. */
  static int last(CellValue wanted, List<CellValue> cells, boolean wildcards) {
    for (int i = cells.size() - 1; i >= 0; i--) {
      if (equal(wanted, cells.get(i), wildcards)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean equal(CellValue wanted, CellValue cell, boolean wildcards) {
    if (wildcards && wanted instanceof CellValue.Text && cell instanceof CellValue.Text) {
      return Wildcards.matches(Cells.text(cell), Cells.text(wanted));
    }
    if (wanted instanceof CellValue.Blank) {
      return cell instanceof CellValue.Blank;
    }
    return Cells.compare(cell, wanted).map(order -> order == 0).orElse(false);
  }

  /**
   * The last cell that is not larger, by halving as Excel does, in cells that must be sorted; or
   * -1. Cells of other kinds are passed over.
   */
  static int lastNotLarger(CellValue wanted, List<CellValue> cells) {
    return halving(wanted, cells, 1);
  }

  /** The last cell that is not smaller, in cells sorted from large to small; or -1. */
  static int lastNotSmaller(CellValue wanted, List<CellValue> cells) {
    return halving(wanted, cells, -1);
  }

  private static int halving(CellValue wanted, List<CellValue> cells, int direction) {
    List<Integer> comparable =
        IntStream.range(0, cells.size())
            .filter(at -> Cells.compare(cells.get(at), wanted).isPresent())
            .boxed()
            .toList();
    int low = 0;
    int high = comparable.size() - 1;
    int found = -1;
    while (low <= high) {
      int middle = (low + high) / 2;
      int order = Cells.compare(cells.get(comparable.get(middle)), wanted).orElse(0) * direction;
      if (order <= 0) {
        found = comparable.get(middle);
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return found;
  }

  /** The cell next to the wanted value: 1 for the smallest not smaller, -1 the other way; or -1. */
  static int nearest(CellValue wanted, List<CellValue> cells, int direction, boolean backwards) {
    List<Integer> order = IntStream.range(0, cells.size()).boxed().toList();
    if (backwards) {
      order = new ArrayList<>(order);
      Collections.reverse(order);
    }
    int best = -1;
    for (int at : order) {
      int beyond = Cells.compare(cells.get(at), wanted).orElse(-direction) * direction;
      if (beyond >= 0
          && (best < 0
              || Cells.compare(cells.get(at), cells.get(best)).orElse(0) * direction < 0)) {
        best = at;
      }
    }
    return best;
  }
}
