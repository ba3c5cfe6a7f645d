package dev.sluice.report;

import dev.sluice.report.DiffRecord.Cell;
import dev.sluice.report.DiffRecord.ColumnSummary;
import dev.sluice.report.DiffRecord.Pair;
import dev.sluice.report.DiffRecord.SchemaDifference;
import dev.sluice.report.Grid.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of a diff. */
final class DiffGrids {

  private DiffGrids() {}

  /** Columns that are not alike. */
  static Grid schema(DiffRecord diff) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (SchemaDifference difference : diff.schema()) {
      rows.add(
          Arrays.asList(
              difference.column(),
              difference.typeA(),
              difference.typeB(),
              DiffWords.remark(diff, difference)));
    }
    return new Grid(
        List.of(
            Column.text("column"), Column.text("A"), Column.text("B"), Column.text("difference")),
        rows);
  }

  /** The columns that differ, with their figures. */
  static Grid columns(DiffRecord diff) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    long pairs = diff.same() + diff.changed();
    for (ColumnSummary column : DiffWords.differing(diff)) {
      rows.add(
          Arrays.asList(
              DiffWords.name(column),
              Figures.count(column.differing()),
              Figures.percent(column.differing(), pairs),
              column.largest(),
              column.sum(),
              column.tolerance(),
              DiffWords.example(diff, column.example())));
    }
    return new Grid(
        List.of(
            Column.text("column"),
            Column.figures("differ"),
            Column.figures("of pairs"),
            Column.figures("largest"),
            Column.figures("B less A"),
            Column.figures("tolerance"),
            Column.text("example, A → B")),
        rows);
  }

  /**
   * One line for each changed cell and each row on one side only.
   *
   * @param repeatsKeys each line has the key; else only the first of a row
   */
  static Grid changes(DiffRecord diff, boolean repeatsKeys) {
    List<Column> columns = new ArrayList<>(keys(diff));
    columns.addAll(List.of(Column.text("column"), Column.text("A"), Column.text("B")));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Pair pair : diff.changedRows()) {
      boolean isFirst = true;
      for (int i = 0; i < diff.columns().size(); i++) {
        Cell cell = pair.cells().get(i);
        if (cell.differs()) {
          List<@Nullable Object> row = new ArrayList<>(pair.key());
          if (!isFirst && !repeatsKeys) {
            row.replaceAll(key -> "");
          }
          row.addAll(Arrays.asList(diff.columns().get(i).name(), cell.a(), cell.b()));
          rows.add(row);
          isFirst = false;
        }
      }
    }
    return new Grid(columns, rows);
  }

  private static List<Column> keys(DiffRecord diff) {
    return diff.keys().stream().map(Column::text).toList();
  }

  /** All changed cells and rows on one side in one table, for other programs. */
  static Grid list(DiffRecord diff) {
    List<Column> columns = new ArrayList<>(List.of(Column.text("diff")));
    columns.addAll(keys(diff));
    columns.addAll(List.of(Column.text("column"), Column.text("A"), Column.text("B")));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (List<@Nullable Object> change : changes(diff, true).rows()) {
      rows.add(Stream.concat(Stream.of("changed"), change.stream()).toList());
    }
    diff.onlyARows().forEach(row -> rows.add(alone("only in A", row)));
    diff.onlyBRows().forEach(row -> rows.add(alone("only in B", row)));
    return new Grid(columns, rows);
  }

  private static List<@Nullable Object> alone(String word, Pair row) {
    List<@Nullable Object> line = new ArrayList<>();
    line.add(word);
    line.addAll(row.key());
    line.addAll(Arrays.asList(null, null, null));
    return line;
  }

  /** Rows of one side with all their compared cells. */
  static Grid alone(DiffRecord diff, List<Pair> pairs, boolean isA) {
    List<String> names = new ArrayList<>(diff.keys());
    diff.columns().forEach(column -> names.add(isA ? column.name() : column.nameInB()));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Pair pair : pairs) {
      List<@Nullable Object> row = new ArrayList<>(pair.key());
      pair.cells().forEach(cell -> row.add(isA ? cell.a() : cell.b()));
      rows.add(row);
    }
    return new Grid(
        IntStream.range(0, names.size()).mapToObj(i -> column(names.get(i), i, rows)).toList(),
        rows);
  }

  /** Numbers stand on the right. */
  private static Column column(String name, int index, List<List<@Nullable Object>> rows) {
    boolean hasText =
        rows.stream().map(row -> row.get(index)).anyMatch(cell -> !(cell instanceof Number));
    return hasText ? Column.text(name) : Column.figures(name);
  }

  /** The columns that side by side are worth their room: those that differ in a row shown. */
  static List<Integer> differingInRows(DiffRecord diff) {
    return IntStream.range(0, diff.columns().size())
        .filter(i -> diff.changedRows().stream().anyMatch(pair -> pair.cells().get(i).differs()))
        .boxed()
        .toList();
  }
}
