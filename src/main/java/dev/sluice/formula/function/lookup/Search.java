package dev.sluice.formula.function.lookup;

import dev.sluice.formula.function.Cells;
import dev.sluice.formula.function.text.Patterns;
import dev.sluice.formula.runtime.Wildcards;
import dev.sluice.formula.value.CellValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;

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

  /** The first or last text that a regular expression fits, in whole or in part; or -1. */
  static int fitting(UTF8String expression, List<CellValue> cells, boolean backwards) {
    int found = -1;
    for (int i = 0; i < cells.size() && (found < 0 || backwards); i++) {
      if (cells.get(i) instanceof CellValue.Text
          && Boolean.TRUE.equals(Patterns.test(Cells.text(cells.get(i)), expression))) {
        found = i;
      }
    }
    return found;
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
   * The last cell that is not larger, by halving as Excel does, in cells that should be sorted; or
   * -1. Cells of other kinds are passed over. Of equal cells that stand together the last is taken,
   * so that unsorted cells give what they give in Excel.
   */
  static int lastNotLarger(CellValue wanted, List<CellValue> cells) {
    int notLarger = -1;
    int larger = cells.size();
    while (larger - notLarger > 1) {
      int middle = notLarger + (larger - notLarger) / 2;
      int at = nextOfKind(wanted, cells, middle, larger);
      int order = at == larger ? 1 : order(wanted, cells, at);
      if (order == 0) {
        return lastOfRun(wanted, cells, at, larger);
      } else if (order < 0) {
        notLarger = at;
      } else {
        larger = at >= larger - 1 ? middle : at;
      }
    }
    return notLarger;
  }

  private static int nextOfKind(CellValue wanted, List<CellValue> cells, int from, int end) {
    int at = from;
    while (at < end && Cells.compare(cells.get(at), wanted).isEmpty()) {
      at++;
    }
    return at;
  }

  private static int lastOfRun(CellValue wanted, List<CellValue> cells, int from, int end) {
    int at = from;
    while (at + 1 < end && order(wanted, cells, at + 1) == 0) {
      at++;
    }
    return at;
  }

  /** How a cell compares to the wanted value; one of another kind is larger. */
  private static int order(CellValue wanted, List<CellValue> cells, int at) {
    return Cells.compare(cells.get(at), wanted).orElse(1);
  }

  /** The last cell that is not smaller, in cells sorted from large to small; or -1. */
  static int lastNotSmaller(CellValue wanted, List<CellValue> cells) {
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
      int order = Cells.compare(cells.get(comparable.get(middle)), wanted).orElse(0);
      if (order >= 0) {
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
