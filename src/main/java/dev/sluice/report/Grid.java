package dev.sluice.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows under named columns, to be written as a table, CSV or JSON. A cell is text, a number, a
 * boolean, a list, a map, null for a blank, or anything else whose {@code toString} is its text.
 *
 * @param columns the columns; two may have the same name
 * @param rows each as long as there are columns
 */
public record Grid(List<Column> columns, List<List<@Nullable Object>> rows) {

  public Grid {
    columns = List.copyOf(columns);
    // List.copyOf would refuse blank cells.
    rows = rows.stream().map(row -> Collections.unmodifiableList(new ArrayList<>(row))).toList();
    for (List<@Nullable Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row has " + row.size() + " cells for " + columns.size() + " columns");
      }
    }
  }

  /** A column and the side on which its cells stand. */
  public record Column(String name, Side side) {

    /** A column of words. */
    public static Column text(String name) {
      return new Column(name, Side.LEFT);
    }

    /** A column of figures. */
    public static Column figures(String name) {
      return new Column(name, Side.RIGHT);
    }
  }

  /** The side of a column on which its cells stand. */
  public enum Side {
    LEFT,
    RIGHT
  }
}
