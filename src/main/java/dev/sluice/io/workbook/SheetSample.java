package dev.sluice.io.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.io.text.SampledColumns;
import dev.sluice.spec.ColumnType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Finds types from a bounded sample: the first 1,000 rows of the first file and as many of the last
 * one. The kind of a cell tells more than its text: a number that is shown with two decimals makes
 * a decimal even when it is whole, and text is never a number.
 */
final class SheetSample {

  private static final int MAX_ROWS = 1000;

  private final SampledColumns types;

  private SheetSample(SampledColumns types) {
    this.types = types;
  }

  /** The types of the columns. */
  static LinkedHashMap<String, ColumnType> types(
      WorkbookOptions options, List<String> names, List<SheetPlace> places) throws IOException {
    SheetSample sample = new SheetSample(new SampledColumns(names));
    sample.see(options, places.get(0));
    if (places.size() > 1) {
      sample.see(options, places.get(places.size() - 1));
    }
    return sample.types.types();
  }

  private void see(WorkbookOptions options, SheetPlace place) throws IOException {
    WorkbookFile workbook = HeaderRow.opened(options.storage(), place.file());
    WorkbookFile.Sheet sheet = workbook.sheet(options.layout().sheet()).orElseThrow();
    try (SheetRows rows = workbook.rows(sheet, options.layout().values())) {
      SheetRow row = rows.next();
      for (int i = 0; i < MAX_ROWS && row != null; i++) {
        for (int column = 0; column < place.columns().size(); column++) {
          int cell = row.cellAt(place.columns().get(column));
          if (cell != SheetRow.NO_CELL) {
            see(column, row, cell);
          }
        }
        row = rows.next();
      }
    }
  }

  private void see(int column, SheetRow row, int cell) {
    switch (row.kind(cell)) {
      case NUMBER -> see(column, number(row, cell));
      case DATE -> {
        boolean timed = row.format(cell).kind() == CellFormat.Kind.DATE_TIME;
        String date = row.text(cell);
        see(column, timed && !date.contains("T") ? date + "T00:00" : date);
      }
      case BOOLEAN -> types.seeValue(column, row.bytes(cell), row.from(cell), row.to(cell));
      case TEXT -> types.seeText(column, row.bytes(cell), row.from(cell), row.to(cell));
      case ERROR, FAULT -> {
        // Its row goes to quarantine later and must not make the column text.
      }
    }
  }

  private void see(int column, String value) {
    byte[] bytes = value.getBytes(UTF_8);
    types.seeValue(column, bytes, 0, bytes.length);
  }

  private static String number(SheetRow row, int cell) {
    String shown = row.text(cell);
    if (shown.contains("E")) {
      return shown;
    }
    if (NumberText.isComputed(shown)) {
      // An exponent, which changes nothing, makes it a double.
      return shown + "E0";
    }
    int point = shown.indexOf('.');
    int decimals = point < 0 ? 0 : shown.length() - point - 1;
    int missing = row.format(cell).decimals() - decimals;
    return missing <= 0 ? shown : shown + (point < 0 ? "." : "") + "0".repeat(missing);
  }
}
