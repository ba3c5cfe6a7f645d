package dev.sluice.io.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.io.text.TypedRow;
import java.io.IOException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Reads the typed rows of one file. */
final class SheetReader implements PartitionReader<InternalRow> {

  private final WorkbookRead read;
  private final SheetPlace place;
  private final TypedRow row;
  private final int[] columns;
  private final int[] table;
  private final boolean[] exact;
  private @Nullable SheetRows rows;

  SheetReader(WorkbookRead read, StructType wanted, SheetPlace place) {
    this.read = read;
    this.place = place;
    row = new TypedRow(read.columns(), wanted, place.file().path());
    columns = place.columns().stream().mapToInt(Integer::intValue).toArray();
    table = place.table().stream().mapToInt(Integer::intValue).toArray();
    exact = new boolean[columns.length];
    for (int i = 0; i < columns.length; i++) {
      exact[i] = read.columns().apply(i).dataType() == DataTypes.DoubleType;
    }
  }

  @Override
  public boolean next() throws IOException {
    if (rows == null) {
      rows = open();
    }
    try {
      SheetRow cells = rows.next();
      while (cells != null && isBlank(cells)) {
        cells = rows.next();
      }
      if (cells == null) {
        return false;
      }
      fill(cells);
      return true;
    } catch (WorkbookFault fault) {
      throw new IOException(place.file().path() + ": " + fault.getMessage(), fault);
    }
  }

  @Override
  public InternalRow get() {
    return row.row();
  }

  @Override
  public void close() throws IOException {
    if (rows != null) {
      rows.close();
    }
  }

  private SheetRows open() throws IOException {
    WorkbookFile workbook =
        WorkbookFile.open(
            read.storage().storageOf(place.location()), place.location(), place.file().size());
    WorkbookFile.Sheet sheet =
        workbook
            .sheet(read.layout().sheet())
            .orElseThrow(() -> new IOException(place.file().path() + " changed while it was read"));
    return workbook.rows(sheet, read.layout().values());
  }

  /** A row with notes beside the table and nothing in it is no row of the table. */
  private boolean isBlank(SheetRow cells) {
    for (int column : table) {
      if (cells.cellAt(column) != SheetRow.NO_CELL) {
        return false;
      }
    }
    return true;
  }

  private void fill(SheetRow cells) {
    row.begin(cells.number());
    for (int i = 0; i < columns.length; i++) {
      int cell = cells.cellAt(columns[i]);
      if (cell == SheetRow.NO_CELL) {
        row.blank(i);
        continue;
      }
      switch (cells.kind(cell)) {
        // An error is no value of any type, so it is looked at also where nobody asks for it.
        case ERROR, FAULT -> row.refuse(i, () -> cells.text(cell), cells.reason(cell));
        case NUMBER -> number(i, cells, cell);
        case TEXT, BOOLEAN, DATE -> {
          if (row.looksAt(i)) {
            row.cell(i, cells.bytes(cell), cells.from(cell), cells.to(cell));
          }
        }
      }
    }
    row.end(cells.number(), cells::written);
  }

  private void number(int column, SheetRow cells, int cell) {
    if (!row.looksAt(column)) {
      return;
    }
    byte[] bytes = cells.bytes(cell);
    int from = cells.from(cell);
    int to = cells.to(cell);
    if (exact[column] || NumberText.isPlain(bytes, from, to)) {
      row.cell(column, bytes, from, to);
    } else {
      byte[] shown = NumberText.shown(bytes, from, to).getBytes(UTF_8);
      row.cell(column, shown, 0, shown.length);
    }
  }
}
