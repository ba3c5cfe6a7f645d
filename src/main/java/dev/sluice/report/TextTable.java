package dev.sluice.report;

import dev.sluice.report.Grid.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as a table of text: columns aligned by what a terminal really shows, hidden
 * characters as symbols, cells that are too long cut with an ellipsis.
 */
public final class TextTable {

  private static final String GAP = "  ";
  private static final int NARROWEST = 6;

  private TextTable() {}

  /**
   * The table with a line under its head and a line end after every line. A blank cell is {@code
   * NULL}, so that it differs from an empty text.
   *
   * @param width columns of the terminal; the widest columns give way first, but none below six
   */
  public static String render(Grid grid, int width) {
    return render(grid, width, "NULL");
  }

  /**
   * The same with another word for a blank cell.
   *
   * @param width columns of the terminal
   */
  public static String render(Grid grid, int width, String blank) {
    return render(grid, width, blank, (row, column, cell) -> cell);
  }

  /** Adds what is not seen, such as colours, to a cell that is laid out already. */
  interface Paint {
    String painted(int row, int column, String cell);
  }

  /** The same with painted cells. */
  static String render(Grid grid, int width, String blank, Paint paint) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(grid.columns().stream().map(column -> Visible.text(column.name())).toList());
    for (List<@Nullable Object> row : grid.rows()) {
      lines.add(
          row.stream()
              .map(cell -> cell == null ? blank : Visible.text(CellText.of(cell)))
              .toList());
    }
    int[] widths = fitted(widths(lines, grid.columns().size()), width);
    StringBuilder text = new StringBuilder();
    Paint plain = (row, column, cell) -> cell;
    append(text, lines.get(0), grid, widths, 0, plain);
    List<String> rule = Arrays.stream(widths).mapToObj("─"::repeat).toList();
    append(text, rule, grid, widths, 0, plain);
    for (int i = 1; i < lines.size(); i++) {
      append(text, lines.get(i), grid, widths, i - 1, paint);
    }
    return text.toString();
  }

  private static int[] widths(List<List<String>> lines, int columns) {
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], TextWidth.of(line.get(i)));
      }
    }
    return widths;
  }

  private static int[] fitted(int[] widths, int width) {
    int[] fitted = widths.clone();
    int room = width - GAP.length() * (widths.length - 1);
    while (Arrays.stream(fitted).sum() > room) {
      int widest = 0;
      for (int i = 1; i < fitted.length; i++) {
        widest = fitted[i] > fitted[widest] ? i : widest;
      }
      if (fitted.length == 0 || fitted[widest] <= NARROWEST) {
        break;
      }
      fitted[widest]--;
    }
    return fitted;
  }

  private static void append(
      StringBuilder text, List<String> line, Grid grid, int[] widths, int index, Paint paint) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = TextWidth.cut(line.get(i), widths[i]);
      String placed =
          grid.columns().get(i).side() == Side.RIGHT
              ? TextWidth.right(cell, widths[i])
              : TextWidth.left(cell, widths[i]);
      row.append(i == 0 ? "" : GAP).append(paint.painted(index, i, placed));
    }
    text.append(row.toString().stripTrailing()).append('\n');
  }
}
