package dev.sluice.report;

import dev.sluice.report.DiffRecord.Cell;
import dev.sluice.report.DiffRecord.Pair;
import dev.sluice.report.Grid.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of A on the left, their partners in B on the right. A line begins with {@code |} where a row
 * changed, {@code <} where it is only in A and {@code >} where it is only in B; a changed cell
 * begins with {@code ≠}. Columns in which no changed row differs are left out when any does.
 */
final class DiffSideBySide {

  private static final String MARK = "≠";

  private final DiffRecord diff;
  private final List<Integer> shown;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  private DiffSideBySide(DiffRecord diff) {
    this.diff = diff;
    List<Integer> differing = DiffGrids.differingInRows(diff);
    this.shown =
        differing.isEmpty()
            ? IntStream.range(0, diff.columns().size()).boxed().toList()
            : differing;
  }

  /** The table for a terminal of some columns. */
  static String render(DiffRecord diff, TerminalStyle style, int width) {
    return new DiffSideBySide(diff).render(style, width);
  }

  private String render(TerminalStyle style, int width) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text(""));
    diff.keys().forEach(key -> columns.add(Column.text(key)));
    shown.forEach(i -> columns.add(Column.text("A " + diff.columns().get(i).name())));
    columns.add(Column.text("│"));
    shown.forEach(i -> columns.add(Column.text("B " + diff.columns().get(i).nameInB())));
    diff.changedRows().forEach(pair -> add("|", pair, true, true));
    diff.onlyARows().forEach(pair -> add("<", pair, true, false));
    diff.onlyBRows().forEach(pair -> add(">", pair, false, true));
    String table =
        TextTable.render(
            new Grid(columns, rows),
            width,
            "NULL",
            (row, column, cell) -> painted(style, row, column, cell));
    int others = diff.columns().size() - shown.size();
    return others == 0
        ? table
        : table
            + Figures.counted(others, "column")
            + " in which none of the changed rows differs "
            + (others == 1 ? "is" : "are")
            + " left out.\n";
  }

  private void add(String mark, Pair pair, boolean hasA, boolean hasB) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(mark);
    row.addAll(pair.key());
    shown.forEach(i -> row.add(cell(pair.cells().get(i), pair.cells().get(i).a(), hasA)));
    row.add("│");
    shown.forEach(i -> row.add(cell(pair.cells().get(i), pair.cells().get(i).b(), hasB)));
    rows.add(row);
  }

  private static @Nullable Object cell(Cell cell, @Nullable Object value, boolean isThere) {
    if (!isThere) {
      return "";
    }
    return cell.differs() ? MARK + DiffWords.shown(value) : value;
  }

  private String painted(TerminalStyle style, int row, int column, String cell) {
    int behindA = 1 + diff.keys().size() + shown.size();
    boolean isMark = column == 0 || column == behindA;
    if (isMark || !cell.stripLeading().startsWith(MARK) || column <= diff.keys().size()) {
      return isMark ? style.soft(cell) : cell;
    }
    return style.toned(column < behindA ? Tone.BAD : Tone.GOOD, cell);
  }
}
